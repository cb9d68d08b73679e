/** What was found wrong, or worth a look, as values that every report is written from. */
@NullMarked
package io.github.migratemaven.finding;

import org.jspecify.annotations.NullMarked;
