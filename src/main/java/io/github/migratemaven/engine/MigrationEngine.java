package io.github.migratemaven.engine;

import io.github.migratemaven.report.Reporter;
import io.github.migratemaven.report.Status;
import java.nio.file.Path;
import java.util.List;

/** The goals: one method each, a request in, a result out. */
public final class MigrationEngine {
    private final Reporter reporter;

    public MigrationEngine(Reporter reporter) {
        this.reporter = reporter;
    }

    /** Creates the revisions directory with a page that explains it; keeps what exists. */
    public InitResult init(Path directory) {
        Path readme = RevisionsReadme.in(directory);
        boolean written = RevisionsReadme.writeIfMissing(directory);
        reporter.debug("Revisions directory: " + directory);
        return new InitResult(
                "init",
                Status.OK,
                written ? List.of(readme) : List.of(),
                written ? List.of() : List.of(readme),
                "mvn migrate:revision -Dmessage=\"First commit\"");
    }
}
