package io.github.migratemaven.trace;

import io.github.migratemaven.postgres.sql.SqlStatement;
import io.github.migratemaven.postgres.trial.ScriptFailedException;
import io.github.migratemaven.revision.Direction;
import io.github.migratemaven.revision.Revision;
import io.github.migratemaven.revision.script.Script;
import io.github.migratemaven.trace.state.SchemaState;
import java.util.List;
import java.util.Optional;

/**
 * What each statement of a revision did, one way.
 *
 * @param before what was there when it began
 * @param skipped statements that begin or end transactions, and were not run
 * @param refusedTogether why its statements cannot run in one transaction, although each of them can run alone; empty where they
 *     can, and where they need not
 * @param standsAfter whether the database in which it ran is as it would be after it
 */
public record RevisionTrace(
        Revision revision,
        Direction direction,
        SchemaState before,
        List<StatementTrace> statements,
        List<SqlStatement> skipped,
        Optional<ScriptFailedException> refusedTogether,
        boolean standsAfter) {

    public RevisionTrace {
        skipped = List.copyOf(skipped);
        statements = List.copyOf(statements);
    }

    public Script script() {
        return direction == Direction.UPGRADE ? revision.upgrade() : revision.downgrade();
    }

    /** What a statement did to what the revision has not created itself. */
    public List<RelationTrace> earlierRelations(StatementTrace statement) {
        return statement.relations().stream()
                .filter(trace -> before.relations().contains(trace.relation().oid()))
                .toList();
    }
}
