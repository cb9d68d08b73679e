package io.github.migratemaven.kind.relation;

import io.github.migratemaven.catalog.Catalog;
import io.github.migratemaven.catalog.CreateContext;
import io.github.migratemaven.catalog.Gap;
import io.github.migratemaven.catalog.Precheck;
import io.github.migratemaven.catalog.Statement;
import io.github.migratemaven.kind.sequence.IdentityKind;
import io.github.migratemaven.kind.type.Casts;
import io.github.migratemaven.kind.type.DomainKind;
import io.github.migratemaven.kind.type.Domains;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A column that is added to a table that may have rows. */
final class NewColumn {
    private NewColumn() {}

    /** NOT NULL comes last where only a person knows what the rows that are there shall have. */
    static List<Statement> of(ColumnKind.Column column, CreateContext context) {
        String add = "alter table " + column.table() + " add column ";
        Optional<String> values = computedSoFar(column, context);
        if (values.isPresent()) {
            return withValues(values.get(), column, context);
        }
        if (comesWithValue(column, context)) {
            return Statement.list(add + ColumnSql.definition(column, context));
        }
        Optional<DomainKind.Domain> domain = Domains.named(column.dataType(), context.to());
        if (domain.filter(type -> isNotNull(type, context.to())).isPresent()) {
            return List.of(Statement.of(add + ColumnSql.definition(column, context))
                    .guardedBy(check(column, context.from(), "have no value for the new column " + column.name())));
        }
        if (column.acceptsNullsThatAreThere()) {
            return Statement.list(add + ColumnSql.definition(column, context));
        }
        return List.of(
                Statement.of(add + ColumnSql.nullable(column, context)),
                awaited(ColumnSql.addNotNull(column), column, column.table(), context.from()));
    }

    /** What the values were of a virtual column that becomes one of its own. */
    private static Optional<String> computedSoFar(ColumnKind.Column column, CreateContext context) {
        return context.from()
                .find(column.id(), ColumnKind.Column.class)
                .filter(was -> !was.isStored()
                        && !column.isGenerated()
                        && context.parts(IdentityKind.Identity.class).isEmpty())
                .map(was -> was.dataType().equals(column.dataType())
                        ? was.expression()
                        : Casts.expression("(" + was.expression() + ")", was.dataType(), column.dataType()));
    }

    /** Rows keep what was computed for them, and no trigger fires. */
    private static List<Statement> withValues(String expression, ColumnKind.Column column, CreateContext context) {
        List<Statement> statements = new ArrayList<>();
        statements.add(Statement.of(
                "alter table " + column.table() + " add column " + ColumnSql.computed(column, expression)));
        statements.add(ColumnSql.alter(column, "drop expression"));
        context.parts(DefaultKind.Default.class)
                .forEach(value -> statements.add(ColumnSql.alter(column, "set default " + value.expression())));
        if (!column.notNull().isEmpty()) {
            statements.add(ColumnAlteration.guarded(ColumnSql.addNotNull(column), column, context.from()));
        }
        return statements;
    }

    /**
     * For a table that is made anew: the one with the rows gets the column and its values first.
     *
     * @param rows the name that that has by then
     */
    static List<Statement> in(String rows, ColumnKind.Column column, Catalog now) {
        String table = "alter table " + rows;
        return List.of(
                Statement.of(table + " add column " + column.name() + " " + column.dataType()),
                awaited(Statement.of(table + " alter column " + column.name() + " set not null"), column, rows, now));
    }

    private static Statement awaited(Statement notNull, ColumnKind.Column column, String rows, Catalog now) {
        Gap gap = new Gap(column.id(), column.table(), rows, column.name(), true);
        return notNull.awaiting(
                gap,
                check(
                        column,
                        now,
                        "have no value for the new column " + column.name()
                                + "; write one into the update that stands below this check in the revision and remove"
                                + " the check, or generate the revision again with -Dfill=" + gap.spoken()
                                + ":VALUE"));
    }

    private static boolean comesWithValue(ColumnKind.Column column, CreateContext context) {
        return column.isGenerated()
                || column.isForeign()
                || !context.parts().isEmpty()
                || Domains.named(column.dataType(), context.to())
                        .filter(type -> hasDefault(type, context.to()))
                        .isPresent();
    }

    /** Whether rows need a value that neither a default nor anything else gives them. */
    static boolean needsValue(ColumnKind.Column column, Catalog catalog) {
        return !column.notNull().isEmpty()
                && !column.acceptsNullsThatAreThere()
                && !column.isGenerated()
                && catalog.all(DefaultKind.Default.class).stream()
                        .noneMatch(value -> value.column().equals(column.id()))
                && catalog.all(IdentityKind.Identity.class).stream()
                        .noneMatch(identity -> identity.column().equals(column.id()))
                && Domains.named(column.dataType(), catalog)
                        .filter(type -> hasDefault(type, catalog))
                        .isEmpty();
    }

    private static boolean hasDefault(DomainKind.Domain domain, Catalog catalog) {
        return domain.defaultExpression().isPresent()
                || Domains.named(domain.baseType(), catalog)
                        .filter(base -> hasDefault(base, catalog))
                        .isPresent();
    }

    private static boolean isNotNull(DomainKind.Domain domain, Catalog catalog) {
        return !domain.notNull().isEmpty()
                || Domains.named(domain.baseType(), catalog)
                        .filter(base -> isNotNull(base, catalog))
                        .isPresent();
    }

    private static Precheck check(ColumnKind.Column column, Catalog now, String problem) {
        return Offenders.of(column.relation(), column.table(), now, List.of(), problem, "");
    }
}
