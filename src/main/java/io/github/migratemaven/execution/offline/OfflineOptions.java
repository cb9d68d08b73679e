package io.github.migratemaven.execution.offline;

import io.github.migratemaven.execution.options.LockOptions;
import io.github.migratemaven.postgres.Identifiers;
import java.time.Duration;
import java.util.Optional;

/**
 * How an offline script behaves where it will be run.
 *
 * @param versionTableSchema schema of the version tables; default the current schema of whoever runs the script
 * @param lockTimeout how long a statement may queue for a lock before the script stops
 * @param acceptUnproven whether revisions may be in it that are marked as not proven
 */
public record OfflineOptions(Optional<String> versionTableSchema, Duration lockTimeout, boolean acceptUnproven) {
    public OfflineOptions {
        versionTableSchema.ifPresent(name -> Identifiers.require(name, "versionTableSchema"));
    }

    public static final OfflineOptions DEFAULT =
            new OfflineOptions(Optional.empty(), LockOptions.DEFAULT.timeout(), false);
}
