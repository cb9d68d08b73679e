package io.github.migratemaven.execution.step;

import io.github.migratemaven.execution.session.SqlStates;
import io.github.migratemaven.postgres.connection.PipelinedStatement;
import io.github.migratemaven.report.MigrationFailure;
import io.github.migratemaven.revision.Direction;
import io.github.migratemaven.revision.plan.Step;
import java.sql.SQLException;
import java.util.Optional;

/**
 * A commit that was answered with success and is believed only when the history shows it. It is read back along with the
 * next message, which fails as a whole if it is not there.
 */
final class UnreadCommit {
    private final Run run;
    private Optional<Step> step = Optional.empty();

    UnreadCommit(Run run) {
        this.run = run;
    }

    void remember(Step committed) {
        step = Optional.of(committed);
    }

    /** @throws SQLException as {@link StepPipeline#flush}; what is not in the history is a {@link MigrationFailure} there */
    void require(StepPipeline pipeline) throws SQLException {
        if (step.isPresent()) {
            pipeline.add(new Required(step.get()));
        }
    }

    /** Reads it back by itself. */
    void settle() throws SQLException {
        if (step.isEmpty()) {
            return;
        }
        // The step has left the session with the patience of a revision.
        run.session().asImpatientAsTheEngine();
        StepPipeline pipeline = new StepPipeline(run);
        pipeline.addAll(run.session().engineMode());
        require(pipeline);
        pipeline.flush();
        step = Optional.empty();
    }

    private final class Required implements PipelinedStatement {
        private final Step step;

        Required(Step step) {
            this.step = step;
        }

        @Override
        public String sql() {
            return run.table().requiring(step.revision().id(), step.direction() == Direction.UPGRADE);
        }

        @Override
        public void failed(SQLException failure) throws SQLException {
            if (SqlStates.isDivisionByZero(failure) || SqlStates.isMissingRelation(failure)) {
                throw MigrationFailure.failed(
                        "PostgreSQL answered the COMMIT of " + step.revision().displayName()
                                + " with success, but the history does not show it.",
                        "Look at the database before anything else is run on it; this is not expected to happen.",
                        null);
            }
            throw failure;
        }
    }
}
