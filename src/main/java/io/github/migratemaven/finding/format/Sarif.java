package io.github.migratemaven.finding.format;

import io.github.migratemaven.finding.Examined;
import io.github.migratemaven.finding.Finding;
import io.github.migratemaven.finding.Place;
import io.github.migratemaven.finding.Rule;
import io.github.migratemaven.finding.Severity;
import io.github.migratemaven.report.JsonText;
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
        Map<String, Object> driver = new LinkedHashMap<>();
        driver.put("name", "migrate-maven-plugin");
        driver.put("version", report.version());
        driver.put("rules", rules.stream().map(Sarif::described).toList());
        Map<String, Object> run = new LinkedHashMap<>();
        run.put("tool", Map.of("driver", driver));
        run.put("columnKind", "utf16CodeUnits");
        run.put("results", report.findings().found().stream().map(this::told).toList());
        Map<String, Object> log = new LinkedHashMap<>();
        log.put("$schema", SCHEMA);
        log.put("version", "2.1.0");
        log.put("runs", List.of(run));
        return JsonText.of(log);
    }

    private static Map<String, Object> described(Rule rule) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", rule.id());
        json.put("shortDescription", text(rule.title()));
        json.put("fullDescription", text(rule.why()));
        json.put("help", text(rule.why() + " See " + rule.help() + "."));
        json.put("defaultConfiguration", Map.of("level", level(rule.severity())));
        return json;
    }

    private Map<String, Object> told(Finding finding) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("ruleId", finding.rule());
        int index = rules.stream().map(Rule::id).toList().indexOf(finding.rule());
        if (index >= 0) {
            json.put("ruleIndex", index);
        }
        json.put("level", level(finding.severity()));
        json.put("message", text(message(finding)));
        json.put("locations", List.of(Map.of("physicalLocation", located(report.shownAt(finding)))));
        json.put("partialFingerprints", Map.of("finding/v1", Report.fingerprint(finding)));
        finding.revision().ifPresent(id -> json.put("properties", Map.of("revision", report.name(id))));
        return json;
    }

    private Map<String, Object> located(Place place) {
        Map<String, Object> region = new LinkedHashMap<>();
        region.put("startLine", place.line());
        region.put("startColumn", place.column());
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("artifactLocation", artifact(place.file()));
        json.put("region", region);
        return json;
    }

    private Map<String, Object> artifact(Path file) {
        String path = report.path(file);
        if (Path.of(path).isAbsolute()) {
            return Map.of("uri", Path.of(path).toUri().toString());
        }
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("uri", escaped(path));
        json.put("uriBaseId", ROOT);
        return json;
    }

    private static Map<String, Object> text(String text) {
        return Map.of("text", text);
    }

    private static String escaped(String path) {
        try {
            return new URI(null, null, path, null).toASCIIString();
        } catch (URISyntaxException impossible) {
            throw new IllegalArgumentException(path, impossible);
        }
    }

    private static String message(Finding finding) {
        return finding.message() + "\n" + finding.why() + "\n" + finding.next()
                + finding.rewrite().map(sql -> "\n\n" + sql).orElse("");
    }

    private static String level(Severity severity) {
        return severity.word();
    }
}
