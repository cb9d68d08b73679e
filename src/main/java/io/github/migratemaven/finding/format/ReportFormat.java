package io.github.migratemaven.finding.format;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The forms that a report can have. */
public enum ReportFormat {
    /** What a person reads in a log. */
    TEXT(".txt"),
    /** What every build server shows among the tests. */
    JUNIT(".junit.xml"),
    /** What code scanning reads: SARIF 2.1.0. */
    SARIF(".sarif"),
    /** What a step of GitHub Actions prints to mark lines of a pull request. */
    GITHUB(".github.txt"),
    /** What GitLab shows in a merge request. */
    GITLAB(".gitlab.json"),
    /** What a comment or a job's summary shows. */
    MARKDOWN(".md");

    private final String ending;

    ReportFormat(String ending) {
        this.ending = ending;
    }

    /** The word that people write. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The form of that word; empty where there is none. */
    public static Optional<ReportFormat> named(String word) {
        return Arrays.stream(values())
                .filter(format -> format.word().equals(word.strip().toLowerCase(Locale.ROOT)))
                .findFirst();
    }

    /** What the file of a goal's report is called. */
    public String fileName(String goal) {
        return goal + ending;
    }

    /** The whole text of the file. */
    public String write(Report report) {
        return switch (this) {
            case TEXT -> String.join("\n", ReadableText.lines(report)) + "\n";
            case JUNIT -> JunitXml.of(report);
            case SARIF -> Sarif.of(report);
            case GITHUB -> GithubAnnotations.of(report);
            case GITLAB -> GitlabCodeQuality.of(report);
            case MARKDOWN -> Markdown.of(report);
        };
    }
}
