/**
 * What an application calls: its revisions, applied or required at start-up, on the connections of its own pool. Needs
 * nothing at run time but PostgreSQL's driver.
 */
@NullMarked
package io.github.migratemaven.api;

import org.jspecify.annotations.NullMarked;
