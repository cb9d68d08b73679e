package io.github.migratemaven.trace.lint.rule.type;

import io.github.migratemaven.finding.Severity;
import io.github.migratemaven.trace.lint.ColumnChange;
import io.github.migratemaven.trace.lint.Example;
import io.github.migratemaven.trace.lint.Hit;
import io.github.migratemaven.trace.lint.LintRule;
import io.github.migratemaven.trace.lint.Rewrites;
import io.github.migratemaven.trace.lint.RuleText;
import io.github.migratemaven.trace.lint.Scene;
import io.github.migratemaven.trace.state.NamedValue;
import io.github.migratemaven.trace.state.SchemaState;
import java.util.List;
import java.util.Optional;

/** A numbered column that is widened without its sequence. */
public final class SerialNotWidened implements LintRule {

    @Override
    public RuleText text() {
        return new RuleText(
                "serial-not-widened",
                Severity.ERROR,
                "Widen a sequence with its column",
                "The sequence of a serial column stays integer: it ends at 2147483647, however large its column is.",
                Example.of("alter table tickets alter id type bigint")
                        .given("create table tickets (id serial primary key);"),
                Example.of("alter table tickets alter id type bigint; alter sequence tickets_id_seq as bigint")
                        .given("create table tickets (id serial primary key);"));
    }

    @Override
    public List<Hit> look(Scene scene) {
        return scene.changedColumns().stream()
                .filter(change -> change.isOfType()
                        && change.after().type().equals("bigint")
                        && narrow(scene, change).isPresent())
                .map(change -> Hit.of(
                                "its sequence "
                                        + narrow(scene, change)
                                                .map(NamedValue::name)
                                                .orElse("?") + " is still "
                                        + narrow(scene, change)
                                                .map(NamedValue::value)
                                                .orElse("?"),
                                "Widen the sequence too.")
                        .rewrite(Rewrites.lines("alter sequence "
                                + narrow(scene, change).map(NamedValue::name).orElse("?") + " as bigint")))
                .toList();
    }

    /** What it is of when the revision is done. */
    private static Optional<NamedValue> narrow(Scene scene, ColumnChange change) {
        SchemaState end = scene.revision().after();
        return end.values("owned sequence").stream()
                .filter(owned -> owned.value()
                                .equals(Long.toString(change.after().relation()))
                        && owned.name().equals(Integer.toString(change.after().number())))
                .flatMap(owned -> end.values("sequence").stream()
                        .filter(sequence -> sequence.oid() == owned.oid()
                                && !sequence.value().equals("bigint")))
                .findFirst();
    }
}
