package io.github.migratemaven.trace.lint.rule.data;

import io.github.migratemaven.finding.Severity;
import io.github.migratemaven.trace.lint.Example;
import io.github.migratemaven.trace.lint.Hit;
import io.github.migratemaven.trace.lint.LintRule;
import io.github.migratemaven.trace.lint.RevisionScene;
import io.github.migratemaven.trace.lint.RuleText;
import io.github.migratemaven.trace.lint.Scene;
import io.github.migratemaven.trace.state.Column;
import java.util.ArrayList;
import java.util.List;

/** A column that goes while one of the same type comes. */
public final class RenameAsDropAndAdd implements LintRule {

    @Override
    public RuleText text() {
        return new RuleText(
                "rename-as-drop-add",
                Severity.WARNING,
                "Rename a column instead of dropping and adding it",
                "Where the new column is the old one by another name, its values are lost.",
                Example.of("alter table orders drop column note; alter table orders add column remark text"),
                Example.of("alter table orders rename column note to remark"));
    }

    @Override
    public List<Hit> look(RevisionScene revision) {
        List<Column> added = revision.statements().stream()
                .flatMap(scene -> scene.addedColumns().stream())
                .toList();
        List<Hit> hits = new ArrayList<>();
        for (Scene scene : revision.statements()) {
            for (Column dropped : scene.droppedColumns()) {
                added.stream()
                        .filter(column -> column.relation() == dropped.relation()
                                && column.type().equals(dropped.type())
                                && !column.name().equals(dropped.name()))
                        .findFirst()
                        .map(column -> Hit.of(
                                        dropped.sql() + " goes and " + column.sql() + " of the same type comes",
                                        "If it is the same column by another name, rename it (for a generated revision:"
                                                + " -Drename=" + scene.name(dropped.relation()) + "." + dropped.name()
                                                + ":"
                                                + column.name() + ").")
                                .rewrite("alter table " + scene.name(dropped.relation()) + " rename column "
                                        + dropped.sql() + " to " + column.sql() + ";")
                                .at(scene.statement()))
                        .ifPresent(hits::add);
            }
        }
        return revision.isDowngrade() ? List.of() : hits;
    }
}
