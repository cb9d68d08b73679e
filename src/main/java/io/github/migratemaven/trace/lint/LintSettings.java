package io.github.migratemaven.trace.lint;

import io.github.migratemaven.finding.Severity;
import io.github.migratemaven.report.MigrationFailure;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What a project says about the rules.
 *
 * @param severities of rules that shall weigh otherwise, by their ids
 * @param off rules that shall not be asked
 * @param sizes of the tables in production
 */
public record LintSettings(Map<String, Severity> severities, Set<String> off, Sizes sizes) {
    private static final String OFF = "off";

    public LintSettings {
        severities = new TreeMap<>(severities);
        off = new TreeSet<>(off);
    }

    public static LintSettings usual() {
        return new LintSettings(Map.of(), Set.of(), Sizes.unknown());
    }

    /**
     * As people write them: a rule, a colon, and {@code error}, {@code warning}, {@code note} or {@code off}.
     *
     * @throws MigrationFailure if there is no such rule or no such word
     */
    public static LintSettings of(Collection<String> lines, Sizes sizes) {
        Map<String, Severity> severities = new TreeMap<>();
        Set<String> off = new TreeSet<>();
        for (String line : lines) {
            String rule = line.split(":", -1)[0].strip();
            String word = line.substring(Math.min(line.length(), line.indexOf(':') + 1))
                    .strip();
            LintRules.require(rule, "migrate.rules");
            if (word.equals(OFF)) {
                off.add(rule);
            } else {
                severities.put(rule, severity(rule, word));
            }
        }
        return new LintSettings(severities, off, sizes);
    }

    private static Severity severity(String rule, String word) {
        return Severity.named(word)
                .orElseThrow(() -> MigrationFailure.misconfigured(
                        "migrate.rules says '" + word + "' for " + rule + ", which is no severity.",
                        "Say error, warning, note or off."));
    }

    /** What its findings weigh unless sizes say more. */
    Severity severityOf(RuleText rule) {
        return Optional.ofNullable(severities.get(rule.id())).orElse(rule.severity());
    }

    /** A text that is another one whenever findings may be others. */
    public String fingerprint() {
        return severities + " " + off + " "
                + sizes.tables().entrySet().stream().map(Object::toString).collect(Collectors.joining(","));
    }
}
