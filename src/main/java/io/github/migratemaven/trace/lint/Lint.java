package io.github.migratemaven.trace.lint;

import io.github.migratemaven.finding.Finding;
import io.github.migratemaven.finding.Place;
import io.github.migratemaven.finding.Rule;
import io.github.migratemaven.finding.Severity;
import io.github.migratemaven.revision.script.Allowance;
import io.github.migratemaven.revision.script.Language;
import io.github.migratemaven.trace.RevisionTrace;
import io.github.migratemaven.trace.state.Relation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;

/** Asks every rule what it finds in a revision, and weighs that. */
public final class Lint {
    private final LintSettings settings;
    private final int major;

    /** @param major the major version of PostgreSQL on which revisions were traced */
    public Lint(LintSettings settings, int major) {
        this.settings = settings;
        this.major = major;
    }

    /** The rules that are asked. */
    public List<Rule> rules() {
        List<Rule> rules = new ArrayList<>();
        for (LintRule rule : LintRules.ALL) {
            if (!settings.off().contains(rule.text().id())) {
                rules.add(rule.text().rule());
            }
        }
        rules.add(UnusedAllowance.TEXT.rule());
        rules.add(FailingDowngrade.TEXT.rule());
        return rules;
    }

    /**
     * What is wrong with one direction of a revision, in the order of its lines.
     *
     * @param upgrade what the other direction did before it; empty where this is the upgrade
     * @throws io.github.migratemaven.report.MigrationFailure if it allows a rule that there is not
     */
    public List<Finding> findings(RevisionTrace trace, Optional<RevisionTrace> upgrade) {
        RevisionScene scene = new RevisionScene(trace, upgrade, major);
        Allowances allowances = Allowances.of(trace);
        List<Placed> found = new ArrayList<>();
        forEachHit(scene, (rule, hit) -> {
            if (!allowances.allow(rule.text().id(), hit.line())) {
                found.add(new Placed(hit.line(), finding(rule.text(), hit, scene)));
            }
        });
        if (trace.script().language() == Language.SQL) {
            allowances.unused().forEach(unused -> found.add(new Placed(unused.line(), unused(unused, scene))));
        } else if (upgrade.isPresent()) {
            // A program's comments are meant for either direction, so only both together tell of what is not used.
            forEachHit(
                    new RevisionScene(upgrade.get(), Optional.empty(), major),
                    (rule, hit) -> allowances.allow(rule.text().id(), hit.line()));
            allowances.unused().forEach(unused -> found.add(new Placed(unused.line(), unused(unused, scene))));
        }
        return found.stream()
                .sorted(Comparator.comparingInt(Placed::line))
                .map(Placed::finding)
                .toList();
    }

    /** A finding and its line. */
    private record Placed(int line, Finding finding) {}

    private void forEachHit(RevisionScene scene, BiConsumer<LintRule, Hit> action) {
        for (LintRule rule : LintRules.ALL) {
            if (!settings.off().contains(rule.text().id())) {
                hits(rule, scene).forEach(hit -> action.accept(rule, hit));
            }
        }
    }

    private static List<Hit> hits(LintRule rule, RevisionScene revision) {
        List<Hit> hits = new ArrayList<>(rule.look(revision));
        for (Scene scene : revision.statements()) {
            for (Hit hit : rule.look(scene)) {
                hits.add(hit.line() == 0 ? hit.at(scene.statement()) : hit);
            }
        }
        return hits;
    }

    private Finding finding(RuleText rule, Hit hit, RevisionScene scene) {
        Finding finding = rule.rule()
                .found(sentence(hit.message(), scene) + sizes(hit) + ".", hit.next())
                .as(weight(rule, hit, scene));
        return placed(hit.rewrite().map(finding::rewrite).orElse(finding), hit.line(), scene);
    }

    private static Finding unused(Allowance allowance, RevisionScene scene) {
        Finding finding = scene.trace().script().language() == Language.SQL
                ? UnusedAllowance.finding(allowance)
                : UnusedAllowance.ofRevision(allowance);
        return placed(finding, allowance.line(), scene);
    }

    private static Finding placed(Finding finding, int line, RevisionScene scene) {
        Finding inRevision = finding.in(scene.trace().revision().id());
        return scene.trace()
                .revision()
                .file()
                .map(file -> inRevision.at(new Place(
                        file, Math.max(1, line == 0 ? scene.trace().script().firstLine() - 1 : line), 1)))
                .orElse(inRevision);
    }

    /** Begins with a capital letter, unless with a name from the revision's statements; its comments are prose. */
    private static String sentence(String message, RevisionScene scene) {
        if (scene.trace().script().isLarge()) {
            return message;
        }
        Pattern first = Pattern.compile("\\b" + Pattern.quote(message.replaceFirst("\\W.*", "")) + "\\b");
        return scene.trace().statements().stream()
                        .anyMatch(
                                trace -> first.matcher(trace.statement().text()).find())
                ? message
                : message.substring(0, 1).toUpperCase(Locale.ROOT) + message.substring(1);
    }

    /** Of the largest table, where it is known. */
    private String sizes(Hit hit) {
        return largest(hit).map(size -> " (" + size + ")").orElse("");
    }

    private Optional<TableSize> largest(Hit hit) {
        return hit.tables().stream()
                .flatMap(table -> sizeOf(table).stream())
                .max(Comparator.comparingLong(TableSize::bytes));
    }

    private Optional<TableSize> sizeOf(Relation table) {
        return settings.sizes().of(table);
    }

    /**
     * What takes the longer the larger a table is weighs as much as the table does. A downgrade is rarely run, but then in an
     * emergency: what only takes time weighs a step less there.
     */
    private Severity weight(RuleText rule, Hit hit, RevisionScene scene) {
        Severity usual = settings.severityOf(rule);
        if (settings.severities().containsKey(rule.id()) || hit.tables().isEmpty()) {
            return usual;
        }
        Severity weight = largest(hit)
                .map(size -> size.isSmall() ? Severity.NOTE : size.isLarge() ? Severity.ERROR : Severity.WARNING)
                .orElse(usual);
        return scene.isDowngrade() ? lower(weight) : weight;
    }

    private static Severity lower(Severity severity) {
        return severity == Severity.ERROR ? Severity.WARNING : Severity.NOTE;
    }
}
