package io.github.migratemaven.finding.format;

import io.github.migratemaven.finding.Finding;
import io.github.migratemaven.finding.Findings;
import io.github.migratemaven.finding.Place;
import io.github.migratemaven.finding.Rule;
import io.github.migratemaven.finding.Severity;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A report with everything in it that could be taken for syntax. */
final class Samples {
    static final Path ROOT = Path.of("shop").toAbsolutePath();
    static final Rule DEFAULT = new Rule(
            "volatile-default", Severity.ERROR, "No volatile default", "The table is rewritten under a lock.", "lint");
    static final Rule DOWNGRADE =
            new Rule("no-downgrade", Severity.WARNING, "There is a way back", "Nothing can be taken back.", "check");
    static final Rule MODEL =
            new Rule("model", Severity.ERROR, "The revisions equal the model", "The application fails.", "check");

    private Samples() {}

    static Finding inAFile() {
        return DEFAULT.found(
                        "alter table \"a,b:c\" <x> & 'y' 100 %\nrewrites | all *rows*`\u001b[31m",
                        "Do it in three steps.")
                .in("b7d3c606877e")
                .at(new Place(ROOT.resolve("src/main/revisions/a b.sql"), 7, 3))
                .rewrite("select 1;\n-- ``` \nselect 2;");
    }

    static Finding ofTheHistory() {
        return MODEL.found("added table 'orders'", "mvn migrate:revision -Dmessage=\"...\"");
    }

    static Report report() {
        Findings lint = Findings.of(
                List.of(DEFAULT, DOWNGRADE),
                List.of("b7d3c606877e", "3f0c12ab9d01"),
                List.of(
                        inAFile(),
                        DOWNGRADE
                                .found("There is no downgrade.", "Write one.")
                                .in("3f0c12ab9d01")
                                .at(new Place(ROOT.resolve("b.sql"), 1, 1))));
        return new Report(
                "check",
                "1.2.3",
                ROOT,
                ROOT.resolve("db/pom.xml"),
                Severity.ERROR,
                Map.of("b7d3c606877e", "20261122_a"),
                Findings.ofHistory(MODEL, List.of(ofTheHistory())).and(lint));
    }

    static Report empty() {
        return new Report(
                "check",
                "1.2.3",
                ROOT,
                ROOT.resolve("pom.xml"),
                Severity.ERROR,
                Map.of(),
                Findings.ofHistory(MODEL, List.of()));
    }
}
