package io.github.migratemaven.execution.precondition;

import io.github.migratemaven.execution.options.ExecutionOptions;
import io.github.migratemaven.execution.session.Session;
import io.github.migratemaven.execution.step.Offence;
import io.github.migratemaven.execution.step.RowChecks;
import io.github.migratemaven.report.MigrationFailure;
import io.github.migratemaven.report.Reporter;
import io.github.migratemaven.revision.plan.Plan;
import io.github.migratemaven.revision.plan.Step;
import io.github.migratemaven.revision.script.RowCheck;
import java.sql.SQLException;
import java.util.List;

/** Asks the row checks of a plan that is only looked at, as far as they can be asked now. */
public final class DryRunRowChecks {
    private final Session session;
    private final ExecutionOptions options;
    private final Reporter reporter;

    public DryRunRowChecks(Session session, ExecutionOptions options, Reporter reporter) {
        this.session = session;
        this.options = options;
        this.reporter = reporter;
    }

    /**
     * Of the first step as the run itself would. A later one finds another state then: what its checks find now is warned of.
     *
     * @throws MigrationFailure if the first step would be refused
     */
    public void ask(Plan plan) throws SQLException {
        session.asRevision(options.locks().timeout());
        boolean first = true;
        for (Step step : plan.steps()) {
            RowChecks checks = RowChecks.of(step, reporter);
            if (first) {
                checks.requireBefore(session.connection());
            } else {
                warn(step, checks);
            }
            first = false;
            tellOfRest(step, checks.ahead());
        }
        session.asEngine();
    }

    private void warn(Step step, RowChecks checks) throws SQLException {
        try {
            List<Offence> offences = checks.before(session.connection());
            if (!offences.isEmpty()) {
                reporter.warn(step.revision().displayName()
                        + " would be refused if nothing before it changes these rows: " + Offence.describe(offences));
            }
        } catch (MigrationFailure cannotRunYet) {
            reporter.info(cannotRunYet.getMessage());
        }
    }

    private void tellOfRest(Step step, List<RowCheck> ahead) {
        if (!ahead.isEmpty()) {
            reporter.info("Not asked yet, since what they are about is not there before "
                    + step.revision().displayName() + " runs: " + ahead.size()
                    + (ahead.size() == 1 ? " check" : " checks"));
        }
    }
}
