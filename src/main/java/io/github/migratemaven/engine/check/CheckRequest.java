package io.github.migratemaven.engine.check;

import io.github.migratemaven.engine.result.ReportRequest;
import io.github.migratemaven.engine.revision.ModelRequest;
import io.github.migratemaven.execution.options.ExecutionOptions;
import io.github.migratemaven.finding.Severity;
import java.util.Optional;
import java.util.Set;

/**
 * A question whether everything is in order.
 *
 * @param skipped what is not looked at
 * @param since a git ref: downgrades are only walked of what it lacks
 * @param sinceRevision a revision: downgrades are only walked of what it does not come after
 * @param checkDatabase whether the configured database is asked
 * @param lint what the rules are told
 * @param failOn what weighs so much fails the build
 */
public record CheckRequest(
        Set<Part> skipped,
        Optional<String> since,
        Optional<String> sinceRevision,
        boolean checkDatabase,
        LintParameters lint,
        Severity failOn,
        ModelRequest model,
        ReportRequest reports,
        ExecutionOptions options) {

    public CheckRequest {
        skipped = Set.copyOf(skipped);
    }
}
