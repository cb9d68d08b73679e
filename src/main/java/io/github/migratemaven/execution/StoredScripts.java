package io.github.migratemaven.execution;

import java.util.Optional;

/**
 * A revision's scripts as they were when it was applied.
 *
 * @param upgrade absent when it was too large to keep a copy of, or the revision was only stamped
 * @param downgrade always kept, so that a checkout without the file can still take the revision back
 */
record StoredScripts(Optional<String> upgrade, String downgrade, boolean downgradeInTransaction) {}
