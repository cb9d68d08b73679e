/** The layout by Eclipse ELK; the only package that knows it, loaded beside ELK's own classes. */
@NullMarked
package io.github.migratemaven.page.elk;

import org.jspecify.annotations.NullMarked;
