/** What the goals share: the project, its database, its shadow. */
@NullMarked
package io.github.migratemaven.engine.context;

import org.jspecify.annotations.NullMarked;
