package io.github.migratemaven.execution.history;

import java.util.List;
import java.util.Optional;

/**
 * What the version tables say, read at one moment.
 *
 * @param exists whether there are any
 * @param rows of {@code migrate_revision}, in the order in which they were applied
 * @param identity who the database said it is
 * @param here where the connection leads to, without a name
 */
record Recorded(
        boolean exists, List<AppliedRevision> rows, Optional<DatabaseIdentity> identity, DatabaseIdentity here) {}
