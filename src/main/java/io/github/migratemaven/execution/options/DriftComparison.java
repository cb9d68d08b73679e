package io.github.migratemaven.execution.options;

import io.github.migratemaven.catalog.SchemaDifference;
import io.github.migratemaven.postgres.connection.ConnectionSettings;
import io.github.migratemaven.revision.graph.RevisionGraph;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Says how a live database differs from what revisions build. Given by the caller, since building and comparing schemas
 * is no business of execution.
 */
@FunctionalInterface
public interface DriftComparison {

    /**
     * @param live the database looked at; only read
     * @param applied ids of the revisions that it is compared with, replayed from an empty database
     * @return the differences; empty when there are none
     */
    List<SchemaDifference> differences(ConnectionSettings live, RevisionGraph graph, Set<String> applied);

    /**
     * Runs revisions on an empty database of a PostgreSQL of a major version.
     *
     * @param revisions ids of the revisions, with all that they need
     * @return why they do not run there, or why that could not be tried; empty when they run
     */
    default Optional<String> hindrance(RevisionGraph graph, Set<String> revisions, int major) {
        return Optional.of("Nothing here can try it.");
    }

    /**
     * How far another tool had come with these revisions before they were imported.
     *
     * @return in a line; empty where none has recorded any of them
     */
    default Optional<String> recordedByAnotherTool(ConnectionSettings live, RevisionGraph graph) {
        return Optional.empty();
    }
}
