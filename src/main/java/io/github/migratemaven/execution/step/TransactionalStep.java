package io.github.migratemaven.execution.step;

import io.github.migratemaven.execution.script.LockPatience;
import io.github.migratemaven.execution.script.RevisionStatements;
import io.github.migratemaven.execution.script.ScriptRules;
import io.github.migratemaven.revision.Language;
import io.github.migratemaven.revision.Step;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/** Runs a revision and its bookkeeping in one transaction. */
public final class TransactionalStep {
    private final Run run;

    TransactionalStep(Run run) {
        this.run = run;
    }

    AppliedStep run(Step step) {
        long start = System.nanoTime();
        AtomicInteger statements = new AtomicInteger();
        int tries = new RetriedTransaction(run)
                .commit("Recording " + step.revision().displayName(), () -> {
                    run.session().cleanSlate();
                    VersionTableGuard guard = VersionTableGuard.before(run);
                    run.session().asRevision(run.options().locks().timeout());
                    RowChecks checks = RowChecks.of(step, run.reporter());
                    statements.set(
                            step.script().language() == Language.JAVA ? runProgram(step) : runScript(step, checks));
                    // Deferred constraints and triggers fire here, under the revision's own settings, not at COMMIT.
                    run.session().run("set constraints all immediate");
                    checks.requireAfter(run.session().connection());
                    run.session().asEngine();
                    guard.requireUntouched(step);
                    new Bookkeeping(run).stepDone(step, statements.get(), Duration.ofNanos(System.nanoTime() - start));
                });
        return AppliedStep.of(step, statements.get(), Duration.ofNanos(System.nanoTime() - start), tries);
    }

    private int runProgram(Step step) throws SQLException {
        run.execute(step);
        return 1;
    }

    /** @return how many statements there were */
    private int runScript(Step step, RowChecks checks) throws SQLException {
        Connection connection = run.session().connection();
        checks.requireBefore(connection);
        String source = ScriptRules.sourceName(step.revision());
        Duration usual = run.options().locks().timeout();
        int statements = RevisionStatements.of(step).forEach((index, statement, rows) -> {
            checks.requireAbove(statement.line(), connection);
            Duration patience = LockPatience.of(statement, index == 0, usual);
            if (patience.equals(usual)) {
                run.execute(statement, rows, source);
            } else {
                run.session().lockTimeout(patience);
                run.execute(statement, rows, source);
                run.session().lockTimeout(usual);
            }
        });
        checks.requireRest(connection);
        return statements;
    }
}
