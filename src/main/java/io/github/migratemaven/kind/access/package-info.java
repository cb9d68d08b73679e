/** Who owns what, and who may do what with it: owners, privileges, row security policies. */
@NullMarked
package io.github.migratemaven.kind.access;

import org.jspecify.annotations.NullMarked;
