/** Operators, operator classes and families, and access methods. */
@NullMarked
package io.github.migratemaven.kind.operator;

import org.jspecify.annotations.NullMarked;
