package io.github.migratemaven.trace.lint.rule.index;

import io.github.migratemaven.finding.Severity;
import io.github.migratemaven.trace.lint.Example;
import io.github.migratemaven.trace.lint.Hit;
import io.github.migratemaven.trace.lint.LintRule;
import io.github.migratemaven.trace.lint.RevisionScene;
import io.github.migratemaven.trace.lint.Rewrites;
import io.github.migratemaven.trace.lint.RuleText;
import io.github.migratemaven.trace.state.Constraint;
import io.github.migratemaven.trace.state.Index;
import java.util.List;
import java.util.Set;

/** A foreign key whose columns have no index. */
public final class ForeignKeyWithoutIndex implements LintRule {

    @Override
    public RuleText text() {
        return new RuleText(
                "fk-no-index",
                Severity.WARNING,
                "Give a foreign key an index",
                "Each deletion or change of a referenced row reads the whole referencing table, and holds its locks meanwhile.",
                Example.of(
                        "alter table orders add constraint orders_customer foreign key (customer) references customers not valid"),
                Example.of(
                                "alter table orders add constraint orders_customer foreign key (customer) references customers not valid")
                        .given("create index orders_by_customer on orders (customer);"));
    }

    @Override
    public List<Hit> look(RevisionScene revision) {
        return revision.after().constraints().stream()
                .filter(constraint -> constraint.isForeignKey()
                        && constraint.parent() == 0
                        && revision.before().constraint(constraint.oid()).isEmpty()
                        && revision.after().indexes().stream()
                                .noneMatch(index ->
                                        index.table() == constraint.relation() && startsWith(index, constraint)))
                .map(constraint -> hit(revision, constraint))
                .toList();
    }

    private static boolean startsWith(Index index, Constraint foreignKey) {
        int columns = foreignKey.columns().size();
        return !index.partial()
                && index.columns().size() >= columns
                && Set.copyOf(index.columns().subList(0, columns)).equals(Set.copyOf(foreignKey.columns()));
    }

    private static Hit hit(RevisionScene revision, Constraint foreignKey) {
        String table = revision.name(foreignKey.relation());
        String columns = revision.columns(foreignKey.relation(), foreignKey.columns());
        return Hit.of(
                        "no index of " + table + " begins with the columns of " + foreignKey.sql() + " (" + columns
                                + ")",
                        "Build one, unless rows of the referenced table are never deleted and their keys never change.")
                .rewrite(Rewrites.alone("create index concurrently " + Rewrites.name(foreignKey.sql(), "_idx") + " on "
                        + table + " (" + columns + ")"))
                .atLine(revision.lineOf(foreignKey));
    }
}
