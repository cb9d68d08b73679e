/** Publications and subscriptions. */
@NullMarked
package io.github.migratemaven.kind.replication;

import org.jspecify.annotations.NullMarked;
