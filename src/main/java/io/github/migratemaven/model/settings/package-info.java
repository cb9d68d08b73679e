/** What an application's framework tells its JPA provider: the files that it reads at start-up, and what they mean. */
@NullMarked
package io.github.migratemaven.model.settings;

import org.jspecify.annotations.NullMarked;
