package io.github.migratemaven.finding.format;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** The forms that a report can have. */
public enum ReportFormat {
    /** What a person reads in a log. */
    TEXT(".txt", report -> String.join("\n", ReadableText.lines(report)) + "\n"),
    /** What every build server shows among the tests. */
    JUNIT(".junit.xml", JunitXml::of),
    /** What code scanning reads: SARIF 2.1.0. */
    SARIF(".sarif", Sarif::of),
    /** What a step of GitHub Actions prints to mark lines of a pull request. */
    GITHUB(".github.txt", GithubAnnotations::of),
    /** What GitLab shows in a merge request. */
    GITLAB(".gitlab.json", GitlabCodeQuality::of),
    /** What a comment or a job's summary shows. */
    MARKDOWN(".md", Markdown::of);

    private final String ending;
    private final Function<Report, String> writing;

    ReportFormat(String ending, Function<Report, String> writing) {
        this.ending = ending;
        this.writing = writing;
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
        return writing.apply(report);
    }
}
