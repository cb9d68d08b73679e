/** Finds the persistence units and entities of a project. */
@NullMarked
package io.github.migratemaven.model.entity;

import org.jspecify.annotations.NullMarked;
