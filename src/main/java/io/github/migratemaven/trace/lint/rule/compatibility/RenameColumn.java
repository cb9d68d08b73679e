package io.github.migratemaven.trace.lint.rule.compatibility;

import io.github.migratemaven.finding.Severity;
import io.github.migratemaven.trace.lint.Example;
import io.github.migratemaven.trace.lint.Hit;
import io.github.migratemaven.trace.lint.LintRule;
import io.github.migratemaven.trace.lint.RuleText;
import io.github.migratemaven.trace.lint.Scene;
import java.util.List;

/** A column that old programs know by another name. */
public final class RenameColumn implements LintRule {

    @Override
    public RuleText text() {
        return new RuleText(
                "rename-column",
                Severity.WARNING,
                "Rename a column in two releases",
                "Programs that are still running name the old column, and fail at once.",
                Example.of("alter table orders rename column note to remark"),
                Example.of("alter table orders add column remark text"));
    }

    @Override
    public List<Hit> look(Scene scene) {
        return scene.changedColumns().stream()
                .filter(change -> !change.before().name().equals(change.after().name()))
                .map(change -> Hit.of(
                                scene.name(change.after().relation()) + "."
                                        + change.before().sql() + " becomes "
                                        + change.after().sql(),
                                "Keep the column's name and change only the mapping (@Column(name = \"...\")), or add a"
                                        + " second column and keep both until no program names the old one.")
                        .rewrite("alter table " + scene.name(change.after().relation()) + " add column "
                                + change.after().sql() + " " + change.after().type() + ";"))
                .toList();
    }
}
