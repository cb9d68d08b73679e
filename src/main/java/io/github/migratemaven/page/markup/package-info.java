/** Markup in which nothing that comes from a database or a file can become anything but text. */
@NullMarked
package io.github.migratemaven.page.markup;

import org.jspecify.annotations.NullMarked;
