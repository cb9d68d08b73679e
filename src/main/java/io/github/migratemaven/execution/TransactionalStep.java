package io.github.migratemaven.execution;

import io.github.migratemaven.postgres.SqlStatement;
import io.github.migratemaven.revision.Step;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/** Runs a revision and its bookkeeping in one transaction. */
final class TransactionalStep {
    private final Run run;

    TransactionalStep(Run run) {
        this.run = run;
    }

    AppliedStep run(Step step, List<SqlStatement> statements) {
        long start = System.nanoTime();
        int tries = new RetriedTransaction(run)
                .commit("Recording " + step.revision().displayName(), () -> {
                    run.session().cleanSlate();
                    run.session().asRevision(run.options().locks().timeout());
                    RowChecks.require(
                            run.session().connection(),
                            step.revision(),
                            step.script().sql());
                    runStatements(step, statements);
                    // Deferred constraints and triggers fire here, under the revision's own settings, not at COMMIT.
                    run.session().run("set constraints all immediate");
                    run.session().asEngine();
                    new Bookkeeping(run).stepDone(step, statements.size(), Duration.ofNanos(System.nanoTime() - start));
                });
        return AppliedStep.of(step, statements.size(), Duration.ofNanos(System.nanoTime() - start), tries);
    }

    private void runStatements(Step step, List<SqlStatement> statements) throws SQLException {
        String source = ScriptRules.sourceName(step.revision());
        Duration usual = run.options().locks().timeout();
        boolean first = true;
        for (SqlStatement statement : statements) {
            Duration patience = LockPatience.of(statement, first, usual);
            if (patience.equals(usual)) {
                run.execute(statement, source);
            } else {
                run.session().lockTimeout(patience);
                run.execute(statement, source);
                run.session().lockTimeout(usual);
            }
            first = false;
        }
    }
}
