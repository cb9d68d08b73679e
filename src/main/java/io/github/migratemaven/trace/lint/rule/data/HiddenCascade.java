package io.github.migratemaven.trace.lint.rule.data;

import io.github.migratemaven.finding.Severity;
import io.github.migratemaven.trace.lint.Example;
import io.github.migratemaven.trace.lint.Hit;
import io.github.migratemaven.trace.lint.LintRule;
import io.github.migratemaven.trace.lint.RuleText;
import io.github.migratemaven.trace.lint.Scene;
import io.github.migratemaven.trace.state.Column;
import io.github.migratemaven.trace.state.Constraint;
import io.github.migratemaven.trace.state.Relation;
import io.github.migratemaven.trace.state.TableExtra;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What goes with a column without a word. */
public final class HiddenCascade implements LintRule {

    @Override
    public RuleText text() {
        return new RuleText(
                "drop-column-hidden-cascade",
                Severity.WARNING,
                "Drop what uses a column before the column",
                "Indexes of several columns, checks and statistics of a column go with it, without CASCADE and without a word.",
                Example.of("alter table orders drop column amount")
                        .given("create index orders_pair on orders (customer, amount);"),
                Example.of("alter table orders drop column amount"));
    }

    @Override
    public List<Hit> look(Scene scene) {
        Set<Long> tables = scene.droppedColumns().stream().map(Column::relation).collect(Collectors.toSet());
        if (tables.isEmpty() || scene.revision().isDowngrade()) {
            return List.of();
        }
        Set<String> gone = new TreeSet<>();
        for (Relation relation : scene.droppedRelations()) {
            scene.before()
                    .index(relation.oid())
                    .filter(index ->
                            tables.contains(index.table()) && (index.columns().size() > 1 || index.partial()))
                    .ifPresent(index -> gone.add("index " + relation.sql()));
        }
        for (Constraint constraint : scene.droppedConstraints()) {
            if (constraint.isCheck() && constraint.columns().size() > 1 && tables.contains(constraint.relation())) {
                gone.add("check " + constraint.sql());
            }
        }
        for (TableExtra statistics : scene.before().extras("statistics")) {
            if (tables.contains(statistics.relation())
                    && !scene.after().extras().contains(statistics)) {
                gone.add("statistics " + statistics.name());
            }
        }
        return gone.isEmpty()
                ? List.of()
                : List.of(Hit.of(
                        "with the column goes: " + String.join(", ", gone),
                        "Drop each by its name first, and build anew what is still needed without the column."));
    }
}
