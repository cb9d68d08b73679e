/** Whether everything is in order, as one goal that a build can rely on. */
@NullMarked
package io.github.migratemaven.engine.check;

import org.jspecify.annotations.NullMarked;
