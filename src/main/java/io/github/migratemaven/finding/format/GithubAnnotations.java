package io.github.migratemaven.finding.format;

import io.github.migratemaven.finding.Finding;
import io.github.migratemaven.finding.Place;
import io.github.migratemaven.finding.Severity;
import java.util.stream.Collectors;

/** A report as workflow commands of GitHub Actions, which mark lines of a pull request once a step prints them. */
final class GithubAnnotations {
    private GithubAnnotations() {}

    static String of(Report report) {
        return report.findings().found().stream()
                .map(finding -> command(report, finding) + "\n")
                .collect(Collectors.joining());
    }

    private static String command(Report report, Finding finding) {
        Place place = report.shownAt(finding);
        return "::"
                + (finding.severity() == Severity.NOTE
                        ? "notice"
                        : finding.severity().word())
                + " file=" + property(report.path(place.file()))
                + ",line=" + place.line()
                + ",col=" + place.column()
                + ",title=" + property(finding.rule())
                + "::"
                + data(finding.message() + "\n" + finding.why() + "\n" + finding.next()
                        + finding.rewrite().map(sql -> "\n\n" + sql).orElse(""));
    }

    private static String property(String text) {
        return data(text).replace(":", "%3A").replace(",", "%2C");
    }

    private static String data(String text) {
        return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
    }
}
