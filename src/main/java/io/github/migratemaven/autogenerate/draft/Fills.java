package io.github.migratemaven.autogenerate.draft;

import io.github.migratemaven.catalog.Catalog;
import io.github.migratemaven.catalog.Gap;
import io.github.migratemaven.catalog.Statement;
import io.github.migratemaven.kind.relation.TriggerKind;
import io.github.migratemaven.report.MigrationFailure;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** What the user wants the rows that are there to have in columns that are new or become NOT NULL. */
public final class Fills implements Function<Gap, Optional<String>> {
    private final Map<String, String> values = new LinkedHashMap<>();
    private final String defaultSchema;
    private final Set<Gap> gaps = new LinkedHashSet<>();

    Fills(List<Fill> fills, String defaultSchema) {
        fills.forEach(fill -> values.put(fill.column(), fill.value()));
        this.defaultSchema = defaultSchema;
    }

    @Override
    public Optional<String> apply(Gap gap) {
        gaps.add(gap);
        return value(gap);
    }

    private Optional<String> value(Gap gap) {
        return names(gap).stream().filter(values::containsKey).findFirst().map(values::get);
    }

    private List<String> names(Gap gap) {
        String dotted = gap.column().dotted();
        String start = defaultSchema + ".";
        return dotted.startsWith(start) ? List.of(dotted, dotted.substring(start.length())) : List.of(dotted);
    }

    /**
     * What statements leave to the user, and what they set off, a line each.
     *
     * @param present the catalog with the rows as they are
     */
    List<String> warnings(List<Statement> statements, Catalog present) {
        List<String> lines = new ArrayList<>(unfilled(statements));
        gaps.stream()
                .filter(gap -> isUpdatedBy(statements, gap))
                .flatMap(gap -> present.all(TriggerKind.Trigger.class).stream()
                        .filter(trigger -> trigger.table().equals(gap.table()) && trigger.firesOnEveryUpdate())
                        .map(trigger -> "The update that gives the rows of " + gap.table() + " their " + gap.name()
                                + " fires trigger " + trigger.name() + ". Where it must not, write alter table "
                                + gap.table() + " disable trigger " + trigger.name()
                                + " before the update, and enable it after."))
                .forEach(lines::add);
        return lines;
    }

    private boolean isUpdatedBy(List<Statement> statements, Gap gap) {
        Optional<String> update = value(gap).map(gap::update);
        return statements.stream()
                .anyMatch(statement -> statement.gap().filter(gap::equals).isPresent()
                        || update.filter(statement.sql()::equals).isPresent());
    }

    private static List<String> unfilled(List<Statement> statements) {
        return statements.stream()
                .flatMap(statement -> statement.gap().stream())
                .filter(Gap::isNew)
                .map(gap -> "The rows of " + gap.table() + " need a value for the new column " + gap.name()
                        + ". Write it into the line that says FILL IN, or generate the revision again with -Dfill="
                        + gap.spoken() + ":VALUE.")
                .toList();
    }

    /** @throws MigrationFailure when a value was given for something that needs none */
    void requireAllUsed() {
        List<String> unused = new ArrayList<>(values.keySet());
        gaps.forEach(gap -> unused.removeAll(names(gap)));
        if (!unused.isEmpty()) {
            throw MigrationFailure.misconfigured(
                    "-Dfill names " + String.join(", ", unused)
                            + ", but no column of that name becomes NOT NULL and needs a value.",
                    gaps.isEmpty()
                            ? "No column of this revision does; leave -Dfill out."
                            : "Those that do: "
                                    + String.join(
                                            ", ", gaps.stream().map(Gap::spoken).toList())
                                    + ". Write -Dfill=table.column:VALUE, with the schema in front unless that is '"
                                    + defaultSchema + "'.");
        }
    }
}
