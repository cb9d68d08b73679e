/** What every goal's result has, and how it becomes JSON. */
@NullMarked
package io.github.migratemaven.engine.result;

import org.jspecify.annotations.NullMarked;
