package io.github.migratemaven.finding.format;

import io.github.migratemaven.finding.Examined;
import io.github.migratemaven.finding.Finding;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A report as JUnit's XML, which every build server shows: a test case for each rule and revision that was looked at. What
 * fails the build is a failure; what does not stands in the output of a test that passes.
 */
final class JunitXml {
    private JunitXml() {}

    static String of(Report report) {
        Set<Examined> cases = new LinkedHashSet<>(report.findings().examined());
        StringBuilder text = new StringBuilder();
        long failures = 0;
        for (Examined examined : cases) {
            List<Finding> found = report.findings().found().stream()
                    .filter(examined::isAnsweredBy)
                    .toList();
            List<Finding> failing = found.stream().filter(report::fails).toList();
            failures += failing.isEmpty() ? 0 : 1;
            text.append(testCase(
                    report,
                    examined,
                    failing,
                    found.stream().filter(finding -> !report.fails(finding)).toList()));
        }
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <testsuites name="migrate:%1$s" tests="%2$d" failures="%3$d" errors="0">
                  <testsuite name="migrate:%1$s" tests="%2$d" failures="%3$d" errors="0" skipped="0">
                %4$s  </testsuite>
                </testsuites>
                """.formatted(attribute(report.goal()), cases.size(), failures, text);
    }

    private static String testCase(Report report, Examined examined, List<Finding> failing, List<Finding> told) {
        String start = "    <testcase classname=\"" + attribute("migrate." + report.subject(examined.revision()))
                + "\" name=\""
                + attribute(examined.rule().id() + ": " + examined.rule().title()) + "\" time=\"0\"";
        if (failing.isEmpty() && told.isEmpty()) {
            return start + "/>\n";
        }
        StringBuilder text = new StringBuilder(start).append(">\n");
        if (!failing.isEmpty()) {
            Finding first = failing.get(0);
            text.append("      <failure type=\"")
                    .append(first.severity().word())
                    .append("\" message=\"")
                    .append(attribute(first.message()))
                    .append("\">")
                    .append(content(described(report, failing)))
                    .append("</failure>\n");
        }
        if (!told.isEmpty()) {
            text.append("      <system-out>")
                    .append(content(described(report, told)))
                    .append("</system-out>\n");
        }
        return text.append("    </testcase>\n").toString();
    }

    private static String described(Report report, List<Finding> findings) {
        return findings.stream().map(finding -> described(report, finding)).collect(Collectors.joining("\n\n"));
    }

    private static String described(Report report, Finding finding) {
        String where = report.where(finding);
        return (where.isEmpty() ? "" : where + ": ")
                + finding.severity().word() + ": " + finding.message() + "\n" + finding.why() + "\n" + finding.next()
                + finding.rewrite().map(sql -> "\n\n" + sql).orElse("");
    }

    private static String attribute(String text) {
        return content(text).replace("\"", "&quot;").replace("\n", "&#10;").replace("\t", "&#9;");
    }

    /** What XML 1.0 has no place for is shown as a question mark. */
    private static String content(String text) {
        StringBuilder shown = new StringBuilder(text.length());
        text.codePoints().forEach(point -> {
            switch (point) {
                case '&' -> shown.append("&amp;");
                case '<' -> shown.append("&lt;");
                case '>' -> shown.append("&gt;");
                default -> shown.appendCodePoint(isXml(point) ? point : '?');
            }
        });
        return shown.toString();
    }

    private static boolean isXml(int point) {
        return point == '\t'
                || point == '\n'
                || (point >= 0x20 && point <= 0xD7FF)
                || (point >= 0xE000 && point <= 0xFFFD)
                || point >= Character.MIN_SUPPLEMENTARY_CODE_POINT;
    }
}
