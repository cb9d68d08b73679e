package io.github.migratemaven.finding.format;

import io.github.migratemaven.finding.Finding;
import io.github.migratemaven.finding.Place;
import io.github.migratemaven.finding.Severity;
import io.github.migratemaven.report.JsonText;
import java.util.LinkedHashMap;
import java.util.Map;

/** A report in the form of GitLab's code quality, which is a part of Code Climate's. */
final class GitlabCodeQuality {
    private GitlabCodeQuality() {}

    static String of(Report report) {
        return JsonText.of(report.findings().found().stream()
                .map(finding -> issue(report, finding))
                .toList());
    }

    private static Map<String, Object> issue(Report report, Finding finding) {
        Place place = report.shownAt(finding);
        Map<String, Object> location = new LinkedHashMap<>();
        location.put("path", report.path(place.file()));
        location.put("lines", Map.of("begin", place.line()));
        Map<String, Object> issue = new LinkedHashMap<>();
        issue.put("description", finding.message() + " " + finding.next());
        issue.put("check_name", finding.rule());
        issue.put("fingerprint", Report.fingerprint(finding));
        issue.put("severity", severity(finding.severity()));
        issue.put("location", location);
        return issue;
    }

    private static String severity(Severity severity) {
        return switch (severity) {
            case ERROR -> "critical";
            case WARNING -> "minor";
            case NOTE -> "info";
        };
    }
}
