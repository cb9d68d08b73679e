/** What a project implements to rewrite the changes of a generated revision before it is proven. */
@NullMarked
package io.github.migratemaven.api.rewrite;

import org.jspecify.annotations.NullMarked;
