package io.github.migratemaven.trace.lint.rule.type;

import io.github.migratemaven.finding.Severity;
import io.github.migratemaven.trace.lint.ColumnChange;
import io.github.migratemaven.trace.lint.Example;
import io.github.migratemaven.trace.lint.Hit;
import io.github.migratemaven.trace.lint.LintRule;
import io.github.migratemaven.trace.lint.Rewrites;
import io.github.migratemaven.trace.lint.RuleText;
import io.github.migratemaven.trace.lint.Scene;
import io.github.migratemaven.trace.state.Constraint;
import java.util.List;
import java.util.stream.Collectors;

/** A change of type of a column that checks look at. */
public final class TypeOfCheckedColumn implements LintRule {

    @Override
    public RuleText text() {
        return new RuleText(
                "type-has-check",
                Severity.WARNING,
                "Take checks away before a change of type",
                "The checks of the column read every row again, under the strongest lock, even where the type alone would not.",
                Example.of("alter table orders alter note type varchar")
                        .given("alter table orders add constraint orders_note_check check (note <> '');"),
                Example.of("alter table orders alter note type varchar"));
    }

    @Override
    public List<Hit> look(Scene scene) {
        return scene.changedColumns().stream()
                .filter(change -> change.isOfType()
                        && !scene.rewrites(change.after().relation())
                        && !checks(scene, change).isEmpty())
                .map(change -> Hit.of(
                                "the check " + names(checks(scene, change)) + " reads every row of "
                                        + scene.name(change.after().relation()) + " while it "
                                        + scene.blocks(change.after().relation()),
                                "Drop the check, change the type, add the check NOT VALID, and validate it in the next revision.")
                        .rewrite(Rewrites.inSteps(
                                Rewrites.lines(
                                        "alter table "
                                                + scene.name(change.after().relation()) + " drop constraint "
                                                + names(checks(scene, change)),
                                        scene.sql(),
                                        "alter table "
                                                + scene.name(change.after().relation()) + " add constraint "
                                                + names(checks(scene, change)) + " "
                                                + checks(scene, change).get(0).definition() + " not valid"),
                                "alter table " + scene.name(change.after().relation()) + " validate constraint "
                                        + names(checks(scene, change))))
                        .growsWith(scene.relation(change.after().relation())))
                .toList();
    }

    private static List<Constraint> checks(Scene scene, ColumnChange change) {
        return scene.before().constraints().stream()
                .filter(constraint -> constraint.isCheck()
                        && constraint.validated()
                        && constraint.relation() == change.after().relation()
                        && constraint.columns().contains(change.after().number()))
                .toList();
    }

    private static String names(List<Constraint> checks) {
        return checks.stream().map(Constraint::sql).collect(Collectors.joining(", "));
    }
}
