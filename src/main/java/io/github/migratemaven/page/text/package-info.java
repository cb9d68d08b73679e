/** The schema for a wiki or a pull request: Mermaid, DOT and Markdown. */
@NullMarked
package io.github.migratemaven.page.text;

import org.jspecify.annotations.NullMarked;
