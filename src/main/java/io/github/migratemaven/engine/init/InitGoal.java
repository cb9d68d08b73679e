package io.github.migratemaven.engine.init;

import io.github.migratemaven.report.Status;
import java.nio.file.Path;
import java.util.List;

/** Creates the revisions directory with a page that explains it; keeps what exists. */
public final class InitGoal {
    private final Path revisions;

    public InitGoal(Path revisions) {
        this.revisions = revisions;
    }

    public InitResult run() {
        Path readme = RevisionsReadme.in(revisions);
        boolean written = RevisionsReadme.writeIfMissing(revisions);
        return new InitResult(
                "init",
                Status.OK,
                written ? List.of(readme) : List.of(),
                written ? List.of() : List.of(readme),
                "mvn migrate:revision -Dmessage=\"First commit\"");
    }
}
