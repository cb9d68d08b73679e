package io.github.migratemaven.execution.step;

import io.github.migratemaven.execution.script.LockPatience;
import io.github.migratemaven.execution.script.RevisionStatements;
import io.github.migratemaven.execution.script.ScriptRules;
import io.github.migratemaven.execution.script.StatementNature;
import io.github.migratemaven.postgres.connection.PipelinedStatement;
import io.github.migratemaven.revision.hook.Hook;
import io.github.migratemaven.revision.plan.Step;
import io.github.migratemaven.revision.script.Language;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Runs a revision and its bookkeeping in one transaction: as one message where none of its statements needs an answer of its
 * own.
 */
final class TransactionalStep {
    private static final String CHECKS = "its checks are asked between its statements";

    private final Run run;
    private final VersionTableGuard guard;
    private final UnreadCommit before;
    private final List<String> preparation;

    /**
     * @param before the commit that is still to be read back
     * @param preparation what makes the version tables ready for the first row of the run
     */
    TransactionalStep(Run run, VersionTableGuard guard, UnreadCommit before, List<String> preparation) {
        this.run = run;
        this.guard = guard;
        this.before = before;
        this.preparation = preparation;
    }

    AppliedStep run(Step step) throws SQLException {
        long start = System.nanoTime();
        run.session().asImpatientAsTheEngine();
        guard.look();
        run.session().asPatientAsTheUser();
        AtomicInteger statements = new AtomicInteger();
        int tries = new RetriedTransaction(run)
                .commitPipelined("Recording " + step.revision().displayName(), pipeline -> {
                    Duration earlierTries = Duration.ofNanos(System.nanoTime() - start);
                    before.require(pipeline);
                    pipeline.addAll(run.session()
                            .freshRevisionMode(run.options().locks().timeout()));
                    VersionTableGuard.Watch watch = guard.begin(pipeline, step);
                    RowChecks checks = RowChecks.of(step, run.reporter());
                    statements.set(
                            step.script().language() == Language.JAVA
                                    ? runProgram(step, pipeline)
                                    : runScript(step, checks, pipeline));
                    hooks(step.hooks().after(), pipeline);
                    // Deferred constraints and triggers fire here, under the revision's own settings, not at COMMIT.
                    pipeline.add(PipelinedStatement.of("set constraints all immediate"));
                    if (checks.hasAfter()) {
                        pipeline.flush(CHECKS);
                        checks.requireAfter(run.session().connection());
                    }
                    pipeline.addAll(run.session().ownNames());
                    watch.requireUntouched(pipeline, step);
                    pipeline.addAll(run.session().engineSettings());
                    pipeline.addAll(preparation);
                    pipeline.addAll(
                            new Bookkeeping(run).stepDone(step, statements.get(), millisecondsSince(earlierTries)));
                    pipeline.reason().ifPresent(why -> run.reporter()
                            .detail(step.revision().displayName() + " goes in several messages, since " + why));
                });
        return AppliedStep.of(step, statements.get(), Duration.ofNanos(System.nanoTime() - start), tries);
    }

    /** SQL for the time since the transaction began, and what went before it. */
    private static String millisecondsSince(Duration earlierTries) {
        return "(extract(epoch from pg_catalog.clock_timestamp() - pg_catalog.transaction_timestamp()) * 1000)"
                + "::pg_catalog.int8 + " + earlierTries.toMillis();
    }

    private int runProgram(Step step, StepPipeline pipeline) throws SQLException {
        hooks(step.hooks().before(), pipeline);
        pipeline.flush("it is a program");
        run.execute(step);
        return 1;
    }

    /** @return how many statements there were */
    private int runScript(Step step, RowChecks checks, StepPipeline pipeline) throws SQLException {
        if (checks.hasBefore()) {
            pipeline.flush(CHECKS);
            checks.requireBefore(run.session().connection());
        }
        hooks(step.hooks().before(), pipeline);
        String source = ScriptRules.sourceName(step.revision());
        Duration usual = run.options().locks().timeout();
        int statements = RevisionStatements.of(step).forEach((index, statement, rows) -> {
            requireAbove(statement.line(), checks, pipeline);
            Duration patience = LockPatience.of(statement, index == 0, usual);
            if (!patience.equals(usual)) {
                pipeline.add(lockTimeout(patience));
            }
            if (rows.isPresent() || !StatementNature.needsNoAnswer(statement)) {
                pipeline.flush("the statement of line " + statement.line() + " is answered by itself");
                run.execute(statement, rows, source);
            } else {
                pipeline.add(run.pipelined(statement, source));
            }
            if (!patience.equals(usual)) {
                pipeline.add(lockTimeout(usual));
            }
        });
        requireAbove(Integer.MAX_VALUE, checks, pipeline);
        return statements;
    }

    /** Neither sees what the other has set. */
    private void hooks(List<Hook> hooks, StepPipeline pipeline) throws SQLException {
        if (!hooks.isEmpty()) {
            List<String> fresh =
                    run.session().freshRevisionMode(run.options().locks().timeout());
            pipeline.addAll(fresh);
            pipeline.flush("hooks run with it");
            run.execute(hooks);
            pipeline.addAll(fresh);
        }
    }

    private void requireAbove(int line, RowChecks checks, StepPipeline pipeline) throws SQLException {
        if (checks.isDueAbove(line)) {
            pipeline.flush(CHECKS);
            checks.requireAbove(line, run.session().connection());
        }
    }

    private static PipelinedStatement lockTimeout(Duration patience) {
        return PipelinedStatement.of(
                "select pg_catalog.set_config('lock_timeout', '" + patience.toMillis() + "', false)");
    }
}
