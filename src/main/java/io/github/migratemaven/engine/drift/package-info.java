/** The goal that compares a database with what its revisions build. */
@NullMarked
package io.github.migratemaven.engine.drift;

import org.jspecify.annotations.NullMarked;
