package io.github.migratemaven.trace.lint.rule.table;

import io.github.migratemaven.finding.Severity;
import io.github.migratemaven.trace.lint.ColumnChange;
import io.github.migratemaven.trace.lint.Example;
import io.github.migratemaven.trace.lint.Hit;
import io.github.migratemaven.trace.lint.LintRule;
import io.github.migratemaven.trace.lint.RuleText;
import io.github.migratemaven.trace.lint.Scene;
import java.util.List;
import java.util.stream.Stream;

/** A published table whose columns change. */
public final class PublishedTable implements LintRule {

    @Override
    public RuleText text() {
        return new RuleText(
                "logical-subscriber",
                Severity.WARNING,
                "Change the subscriber before a published table",
                "A subscriber that lacks the new column stops replicating with an error.",
                Example.of("alter table orders add column state int")
                        .given("create publication everything for table orders;"),
                Example.of("alter table orders add column state int"));
    }

    @Override
    public List<Hit> look(Scene scene) {
        return Stream.concat(
                        scene.addedColumns().stream(),
                        scene.changedColumns().stream()
                                .filter(ColumnChange::isOfType)
                                .map(ColumnChange::after))
                .filter(column -> scene.after().extras("publication").stream()
                        .anyMatch(published -> published.relation() == column.relation()))
                .map(column -> Hit.of(
                        scene.name(column.relation()) + " is published, and its subscribers do not know "
                                + column.sql(),
                        "Change the subscribers' table first."))
                .toList();
    }
}
