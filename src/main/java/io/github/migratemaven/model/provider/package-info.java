/** The JPA provider of a project, and what it is told. */
@NullMarked
package io.github.migratemaven.model.provider;

import org.jspecify.annotations.NullMarked;
