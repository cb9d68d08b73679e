package io.github.migratemaven.execution;

import io.github.migratemaven.postgres.ConnectionSettings;
import io.github.migratemaven.revision.RevisionGraph;
import java.util.List;
import java.util.Set;

/**
 * Says how a live database differs from what revisions build. Given by the caller, since building and comparing schemas
 * is no business of execution.
 */
@FunctionalInterface
public interface SchemaProof {

    /**
     * @param live the database looked at; only read
     * @param applied ids of the revisions that it is compared with, replayed from an empty database
     * @return the differences, a line each for a person; empty when there are none
     */
    List<String> differences(ConnectionSettings live, RevisionGraph graph, Set<String> applied);
}
