package io.github.migratemaven.trace.lint.rule.column;

import io.github.migratemaven.finding.Severity;
import io.github.migratemaven.trace.lint.Example;
import io.github.migratemaven.trace.lint.Hit;
import io.github.migratemaven.trace.lint.LintRule;
import io.github.migratemaven.trace.lint.Rewrites;
import io.github.migratemaven.trace.lint.RuleText;
import io.github.migratemaven.trace.lint.Scene;
import java.util.List;

/** A new column that old rows and old programs have nothing for. */
public final class RequiredColumn implements LintRule {

    @Override
    public RuleText text() {
        return new RuleText(
                "add-required-column",
                Severity.ERROR,
                "Give a new NOT NULL column a default",
                "Without a default it fails as soon as the table has a row, and old programs, which do not know it, can insert nothing any more.",
                Example.of("alter table orders add column state text not null"),
                Example.of("alter table orders add column state text not null default 'new'"));
    }

    @Override
    public List<Hit> look(Scene scene) {
        return scene.addedColumns().stream()
                .filter(column -> column.notNull() && !column.hasValueOfItsOwn() && !column.isGenerated())
                .map(column -> Hit.of(
                                scene.name(column.relation()) + "." + column.sql()
                                        + " is NOT NULL, and no row that is there has a value for it",
                                "Give it a default, or let it be nullable until the rows are filled.")
                        .rewrite(Rewrites.lines("alter table " + scene.name(column.relation()) + " add column "
                                + column.sql() + " " + column.type() + " not null default VALUE")))
                .toList();
    }
}
