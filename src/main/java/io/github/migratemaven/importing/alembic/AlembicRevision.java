package io.github.migratemaven.importing.alembic;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A revision as Alembic describes it.
 *
 * @param parents its {@code down_revision}: none at a base, several in a merge
 * @param dependsOn ids or branch labels
 * @param labels those that it bears, whether it declares them or stands on a line that has them
 * @param message its first lines, on one line
 * @param created empty where the file says nothing of it; without a zone it is taken as UTC
 * @param file its file, as Alembic names it
 */
record AlembicRevision(
        String id,
        List<String> parents,
        List<String> dependsOn,
        List<String> labels,
        String message,
        Optional<Instant> created,
        String file) {

    AlembicRevision {
        parents = List.copyOf(parents);
        dependsOn = List.copyOf(dependsOn);
        labels = List.copyOf(labels);
    }
}
