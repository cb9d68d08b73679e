package io.github.migratemaven.trace;

import io.github.migratemaven.postgres.sql.SqlStatement;
import io.github.migratemaven.trace.state.SchemaState;
import java.util.List;
import java.util.Optional;

/**
 * What one statement did.
 *
 * @param relations what it locked beyond reading, rewrote or scanned, of what was there before; in the order of creation
 * @param messages what the server said while it did so, in its own words (DEBUG1)
 * @param transactional whether PostgreSQL runs it in a transaction
 * @param before what the database held when it began
 * @param after what the database held when it was done
 */
public record StatementTrace(
        SqlStatement statement,
        List<RelationTrace> relations,
        List<String> messages,
        boolean transactional,
        SchemaState before,
        SchemaState after) {

    public StatementTrace {
        relations = List.copyOf(relations);
        messages = List.copyOf(messages);
    }

    /** What it did to the relation of that number. */
    public Optional<RelationTrace> of(long oid) {
        return relations.stream().filter(trace -> trace.relation().oid() == oid).findFirst();
    }
}
