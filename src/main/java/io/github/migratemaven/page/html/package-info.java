/** The page itself: one HTML file that needs nothing else. */
@NullMarked
package io.github.migratemaven.page.html;

import org.jspecify.annotations.NullMarked;
