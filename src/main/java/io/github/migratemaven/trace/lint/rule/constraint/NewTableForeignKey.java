package io.github.migratemaven.trace.lint.rule.constraint;

import io.github.migratemaven.finding.Severity;
import io.github.migratemaven.trace.lint.Example;
import io.github.migratemaven.trace.lint.Hit;
import io.github.migratemaven.trace.lint.LintRule;
import io.github.migratemaven.trace.lint.RuleText;
import io.github.migratemaven.trace.lint.Scene;
import java.util.List;

/** A new table whose foreign key waits for those who write to another. */
public final class NewTableForeignKey implements LintRule {

    @Override
    public RuleText text() {
        return new RuleText(
                "new-table-fk",
                Severity.NOTE,
                "Add the foreign keys of a new table in a transaction of their own",
                "REFERENCES locks the referenced table against writes until the transaction ends, and waits for everybody who writes there.",
                Example.of("create table reviews (id int primary key, customer int references customers)"),
                Example.of("create table reviews (id int primary key, customer int)"));
    }

    @Override
    public List<Hit> look(Scene scene) {
        return scene.after().constraints().stream()
                .filter(constraint -> constraint.isForeignKey()
                        && constraint.parent() == 0
                        && scene.before().constraint(constraint.oid()).isEmpty()
                        && !scene.revision().existed(constraint.relation())
                        && scene.revision().existed(constraint.foreign())
                        && scene.blocksWrites(constraint.foreign()))
                .map(constraint -> Hit.of(
                                "the new table " + scene.name(constraint.relation()) + " "
                                        + scene.blocks(constraint.foreign()) + " on " + scene.name(constraint.foreign())
                                        + " until the transaction ends",
                                "Harmless in a short transaction; else create the table without it, and add it in the next"
                                        + " revision.")
                        .rewrite("-- in the next revision\nalter table " + scene.name(constraint.relation())
                                + " add constraint " + constraint.sql() + " " + constraint.definition() + ";"))
                .toList();
    }
}
