/** How every floor tells a person what happens, and what to do when something fails. */
@NullMarked
package io.github.migratemaven.report;

import org.jspecify.annotations.NullMarked;
