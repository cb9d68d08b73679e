package io.github.migratemaven.engine.lint;

import io.github.migratemaven.engine.result.ReportRequest;
import io.github.migratemaven.finding.Severity;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A question what revisions will do.
 *
 * @param revisions those that are looked at; none for those that {@code since} or {@code sinceRevision} say
 * @param since a git ref: only what it lacks is looked at
 * @param sinceRevision a revision: only what comes after it is looked at
 * @param checkDatabase whether the configured database is asked how large its tables are
 * @param sizes a file that says so; may be absent
 * @param rules each a rule's id, a colon, and a severity or {@code off}
 * @param notes whether notes are shown too
 * @param failOn what weighs so much fails the build
 */
public record LintRequest(
        List<String> revisions,
        Optional<String> since,
        Optional<String> sinceRevision,
        boolean checkDatabase,
        Path sizes,
        List<String> rules,
        boolean notes,
        Severity failOn,
        ReportRequest reports) {

    public LintRequest {
        revisions = List.copyOf(revisions);
        rules = List.copyOf(rules);
    }
}
