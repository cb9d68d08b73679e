package io.github.migratemaven.execution.history;

import io.github.migratemaven.revision.script.Script;
import java.util.Optional;

/**
 * A revision's scripts as they were when it was applied.
 *
 * @param upgrade absent when it was too large to keep a copy of, or the revision was only stamped
 * @param downgrade kept, so that a checkout without the file can still take the revision back; of a revision in Java its
 *     whole file; absent when it was too large
 */
public record StoredScripts(Optional<String> upgrade, Optional<String> downgrade, boolean downgradeInTransaction) {

    Script downgradeScript() {
        return Script.stored(downgrade.orElse(""), downgradeInTransaction);
    }
}
