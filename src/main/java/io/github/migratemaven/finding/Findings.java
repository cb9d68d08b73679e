package io.github.migratemaven.finding;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What was looked at, and what was found there.
 *
 * @param examined each rule for each revision that it was asked of, also where nothing was found
 * @param found in the order in which people should read it
 */
public record Findings(List<Examined> examined, List<Finding> found) {

    /** @throws IllegalArgumentException if something was found that nobody had asked for: reports would not show it */
    public Findings {
        examined = List.copyOf(examined);
        found = List.copyOf(found);
        requireAsked(Set.copyOf(examined), found);
    }

    private static void requireAsked(Set<Examined> examined, List<Finding> found) {
        for (Finding finding : found) {
            if (examined.stream().noneMatch(asked -> asked.isAnsweredBy(finding))) {
                throw new IllegalArgumentException("Nobody has asked for " + finding);
            }
        }
    }

    public static Findings none() {
        return new Findings(List.of(), List.of());
    }

    /** All rules were asked of all revisions. */
    public static Findings of(Collection<Rule> rules, Collection<String> revisions, List<Finding> found) {
        return new Findings(
                revisions.stream()
                        .flatMap(revision -> rules.stream().map(rule -> new Examined(rule, Optional.of(revision))))
                        .toList(),
                found);
    }

    /** One rule was asked of the history as a whole; what it has found in a revision is shown there. */
    public static Findings ofHistory(Rule rule, List<Finding> found) {
        List<Examined> examined = found.isEmpty()
                ? List.of(new Examined(rule, Optional.empty()))
                : found.stream()
                        .map(finding -> new Examined(rule, finding.revision()))
                        .distinct()
                        .toList();
        return new Findings(examined, found);
    }

    /** These, and the others after them. */
    public Findings and(Findings others) {
        List<Examined> allExamined = new ArrayList<>(examined);
        allExamined.addAll(others.examined);
        return new Findings(
                allExamined,
                Stream.concat(found.stream(), others.found.stream()).toList());
    }

    /** How many are of just this weight. */
    public long count(Severity severity) {
        return found.stream().filter(finding -> finding.severity() == severity).count();
    }

    /** Those that weigh enough to fail a build. */
    public List<Finding> atLeast(Severity failOn) {
        return found.stream()
                .filter(finding -> finding.severity().isAtLeast(failOn))
                .toList();
    }
}
