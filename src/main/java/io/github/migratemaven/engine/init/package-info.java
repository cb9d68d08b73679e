/** The goal that prepares a project. */
@NullMarked
package io.github.migratemaven.engine.init;

import org.jspecify.annotations.NullMarked;
