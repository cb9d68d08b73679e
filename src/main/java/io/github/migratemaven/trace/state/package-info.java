/** What a database holds at one moment, as far as lint asks: read before and after each statement. */
@NullMarked
package io.github.migratemaven.trace.state;

import org.jspecify.annotations.NullMarked;
