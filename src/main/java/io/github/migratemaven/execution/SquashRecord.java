package io.github.migratemaven.execution;

import io.github.migratemaven.execution.history.History;
import io.github.migratemaven.execution.history.HistoryEvent;
import io.github.migratemaven.execution.history.HistoryEvent.Kind;
import io.github.migratemaven.execution.history.RevisionRow;
import io.github.migratemaven.execution.step.RetriedTransaction;
import io.github.migratemaven.execution.step.Run;
import io.github.migratemaven.revision.Revision;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Puts the row of a squashed revision in the place of the rows that it replaces. */
final class SquashRecord {
    private final Run run;

    SquashRecord(Run run) {
        this.run = run;
    }

    void write(History history) {
        for (Revision squashed : history.squashedToRecord()) {
            run.reporter()
                    .info("Recording " + squashed.displayName() + " in the place of "
                            + String.join(", ", squashed.replaces()));
            new RetriedTransaction(run).commit("Recording " + squashed.displayName(), () -> write(squashed));
        }
    }

    private void write(Revision squashed) throws SQLException {
        Connection connection = run.session().connection();
        for (String replaced : squashed.replaces()) {
            run.table().delete(connection, replaced);
        }
        run.table().insert(connection, RevisionRow.stamped(squashed));
        run.table()
                .events()
                .append(
                        connection,
                        HistoryEvent.done(
                                Kind.STAMP, squashed.id(), squashed.replaces(), List.of(squashed.id()), "squashed"));
    }
}
