package io.github.migratemaven.finding.format;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.migratemaven.finding.Examined;
import io.github.migratemaven.finding.Finding;
import io.github.migratemaven.finding.Place;
import io.github.migratemaven.finding.Rule;
import io.github.migratemaven.finding.Severity;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A report as SARIF 2.1.0, the OASIS standard that code scanning reads. */
final class Sarif {
    private static final String SCHEMA =
            "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";
    private static final String ROOT = "%SRCROOT%";

    private final Report report;
    private final List<Rule> rules;

    private Sarif(Report report) {
        this.report = report;
        Map<String, Rule> byId = new LinkedHashMap<>();
        report.findings().examined().stream().map(Examined::rule).forEach(rule -> byId.putIfAbsent(rule.id(), rule));
        this.rules = new ArrayList<>(byId.values());
    }

    static String of(Report report) {
        return new Sarif(report).write();
    }

    private String write() {
        ObjectNode log = JsonText.object();
        log.put("$schema", SCHEMA);
        log.put("version", "2.1.0");
        ObjectNode run = log.putArray("runs").addObject();
        ObjectNode driver = run.putObject("tool").putObject("driver");
        driver.put("name", "migrate-maven-plugin");
        driver.put("version", report.version());
        ArrayNode described = driver.putArray("rules");
        rules.forEach(rule -> describe(rule, described.addObject()));
        run.put("columnKind", "utf16CodeUnits");
        ArrayNode results = run.putArray("results");
        report.findings().found().forEach(finding -> tell(finding, results.addObject()));
        return JsonText.of(log);
    }

    private static void describe(Rule rule, ObjectNode json) {
        json.put("id", rule.id());
        json.putObject("shortDescription").put("text", rule.title());
        json.putObject("fullDescription").put("text", rule.why());
        json.putObject("help").put("text", rule.why() + " See " + rule.help() + ".");
        json.putObject("defaultConfiguration").put("level", level(rule.severity()));
    }

    private void tell(Finding finding, ObjectNode json) {
        json.put("ruleId", finding.rule());
        int index = rules.stream().map(Rule::id).toList().indexOf(finding.rule());
        if (index >= 0) {
            json.put("ruleIndex", index);
        }
        json.put("level", level(finding.severity()));
        json.putObject("message").put("text", text(finding));
        Place place = report.shownAt(finding);
        ObjectNode physical = json.putArray("locations").addObject().putObject("physicalLocation");
        locate(place.file(), physical.putObject("artifactLocation"));
        physical.putObject("region").put("startLine", place.line()).put("startColumn", place.column());
        json.putObject("partialFingerprints").put("finding/v1", Report.fingerprint(finding));
        finding.revision().ifPresent(id -> json.putObject("properties").put("revision", report.name(id)));
    }

    private void locate(Path file, ObjectNode json) {
        String path = report.path(file);
        if (Path.of(path).isAbsolute()) {
            json.put("uri", Path.of(path).toUri().toString());
        } else {
            json.put("uri", escaped(path));
            json.put("uriBaseId", ROOT);
        }
    }

    private static String escaped(String path) {
        try {
            return new URI(null, null, path, null).toASCIIString();
        } catch (URISyntaxException impossible) {
            throw new IllegalArgumentException(path, impossible);
        }
    }

    private static String text(Finding finding) {
        return finding.message() + "\n" + finding.why() + "\n" + finding.next()
                + finding.rewrite().map(sql -> "\n\n" + sql).orElse("");
    }

    private static String level(Severity severity) {
        return severity.word();
    }
}
