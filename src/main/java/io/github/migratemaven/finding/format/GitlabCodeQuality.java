package io.github.migratemaven.finding.format;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.migratemaven.finding.Finding;
import io.github.migratemaven.finding.Place;
import io.github.migratemaven.finding.Severity;

/** A report in the form of GitLab's code quality, which is a part of Code Climate's. */
final class GitlabCodeQuality {
    private GitlabCodeQuality() {}

    static String of(Report report) {
        ArrayNode issues = JsonText.array();
        report.findings().found().forEach(finding -> tell(report, finding, issues.addObject()));
        return JsonText.of(issues);
    }

    private static void tell(Report report, Finding finding, ObjectNode json) {
        Place place = report.shownAt(finding);
        json.put("description", finding.message() + " " + finding.next());
        json.put("check_name", finding.rule());
        json.put("fingerprint", Report.fingerprint(finding));
        json.put("severity", severity(finding.severity()));
        ObjectNode location = json.putObject("location");
        location.put("path", report.path(place.file()));
        location.putObject("lines").put("begin", place.line());
    }

    private static String severity(Severity severity) {
        return switch (severity) {
            case ERROR -> "critical";
            case WARNING -> "minor";
            case NOTE -> "info";
        };
    }
}
