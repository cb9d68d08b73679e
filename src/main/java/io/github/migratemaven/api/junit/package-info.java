/** A migrated PostgreSQL database of its own for each test; needs JUnit 5 or 6 on the class path. */
@NullMarked
package io.github.migratemaven.api.junit;

import org.jspecify.annotations.NullMarked;
