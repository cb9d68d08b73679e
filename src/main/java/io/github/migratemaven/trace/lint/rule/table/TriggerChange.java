package io.github.migratemaven.trace.lint.rule.table;

import io.github.migratemaven.finding.Severity;
import io.github.migratemaven.trace.lint.Example;
import io.github.migratemaven.trace.lint.Hit;
import io.github.migratemaven.trace.lint.LintRule;
import io.github.migratemaven.trace.lint.RuleText;
import io.github.migratemaven.trace.lint.Scene;
import io.github.migratemaven.trace.state.TableExtra;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** A trigger that comes, goes or sleeps. */
public final class TriggerChange implements LintRule {

    @Override
    public RuleText text() {
        return new RuleText(
                "trigger-ddl",
                Severity.NOTE,
                "Change triggers in short transactions, and replace rather than drop them",
                "Every change of a trigger waits for whoever writes to the table, and between a drop and a create rows go by without it.",
                Example.of("drop trigger orders_touch on orders")
                        .given(
                                "create function touch() returns trigger language plpgsql as 'begin return new; end'; create trigger orders_touch before insert on orders for each row execute function touch();"),
                Example.of(
                                "create or replace function touch() returns trigger language plpgsql as 'begin return new; end'")
                        .given("create function touch() returns trigger language plpgsql as 'begin return new; end';"));
    }

    @Override
    public List<Hit> look(Scene scene) {
        Set<TableExtra> before = Set.copyOf(scene.before().extras("trigger"));
        Set<TableExtra> after = Set.copyOf(scene.after().extras("trigger"));
        return Stream.concat(before.stream(), after.stream())
                .filter(trigger -> before.contains(trigger) != after.contains(trigger))
                .filter(trigger -> scene.revision().existed(trigger.relation())
                        && scene.after().relations().contains(trigger.relation()))
                .map(TableExtra::relation)
                .distinct()
                .filter(scene::blocksWrites)
                .map(table -> Hit.of(
                        "a change of its triggers " + scene.blocks(table) + " on " + scene.name(table),
                        "Keep it alone in its transaction; from PostgreSQL 14 on, CREATE OR REPLACE TRIGGER leaves no"
                                + " gap."))
                .toList();
    }
}
