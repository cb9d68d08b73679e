/** The goal that tells what revisions will do to a database that people use. */
@NullMarked
package io.github.migratemaven.engine.lint;

import org.jspecify.annotations.NullMarked;
