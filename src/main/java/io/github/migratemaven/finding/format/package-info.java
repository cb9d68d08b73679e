/** Findings in the forms that people, build servers and code hosts read; one file a form. */
@NullMarked
package io.github.migratemaven.finding.format;

import org.jspecify.annotations.NullMarked;
