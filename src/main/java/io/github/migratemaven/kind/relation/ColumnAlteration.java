package io.github.migratemaven.kind.relation;

import io.github.migratemaven.catalog.AlterContext;
import io.github.migratemaven.catalog.Alteration;
import io.github.migratemaven.catalog.Catalog;
import io.github.migratemaven.catalog.Gap;
import io.github.migratemaven.catalog.KindLookup;
import io.github.migratemaven.catalog.Precheck;
import io.github.migratemaven.catalog.SchemaObject;
import io.github.migratemaven.catalog.Statement;
import io.github.migratemaven.kind.constraint.ConstraintKind;
import io.github.migratemaven.kind.sequence.IdentityKind;
import io.github.migratemaven.kind.sql.ForeignOptions;
import io.github.migratemaven.kind.sql.Sql;
import io.github.migratemaven.kind.type.CastRowChecks;
import io.github.migratemaven.kind.type.Casts;
import io.github.migratemaven.kind.type.EnumKind;
import io.github.migratemaven.kind.type.RebuiltTypes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** How one definition of a column becomes another. */
public final class ColumnAlteration {
    private static final String NOT_VALID = " not valid";

    private final ColumnKind.Column from;
    private final ColumnKind.Column to;
    private final AlterContext context;
    private final List<Statement> statements = new ArrayList<>();

    private ColumnAlteration(ColumnKind.Column from, ColumnKind.Column to, AlterContext context) {
        this.from = from;
        this.to = to;
        this.context = context;
    }

    static Alteration between(ColumnKind.Column from, ColumnKind.Column to, AlterContext context) {
        return new ColumnAlteration(from, to, context).alteration();
    }

    /**
     * Takes the values over to a type that was created anew under the same name. They wait as text where the old one
     * cannot.
     */
    static Alteration conversion(ColumnKind.Column column, SchemaObject rebuilt, AlterContext context) {
        Optional<Alteration.Release> release = context.from()
                .find(column.id(), ColumnKind.Column.class)
                .filter(was -> !was.isGenerated())
                .map(was -> new Alteration.Release(
                        Ancestry.follows(column.relation(), column.id(), context) ? List.of() : List.of(toText(was)),
                        dependent -> dependent instanceof IndexKind.Index
                                || dependent instanceof ConstraintKind.Constraint
                                || dependent instanceof StatisticsKind.Statistics));
        return new Alteration.InPlace(retyping(column, rebuilt, context), disturbedByRetyping(false, context), release);
    }

    private static List<Statement> retyping(ColumnKind.Column column, SchemaObject rebuilt, AlterContext context) {
        if (Ancestry.follows(column.relation(), column.id(), context)) {
            return List.of();
        }
        String array = column.dataType().endsWith("[]") ? "[]" : "";
        String sql =
                "type " + column.dataType() + (column.collation().isEmpty() ? "" : " collate " + column.collation());
        if (column.isForeign()) {
            return List.of(ColumnSql.alter(column, sql));
        }
        // one of another kind, which takes over the name, has nothing in common with it but the text
        boolean sameKind = context.from().contains(rebuilt.id());
        Statement convert = ColumnSql.alter(
                column,
                sql + " using "
                        + (sameKind
                                ? RebuiltTypes.in(context).expression(column.name(), column.dataType())
                                : column.name() + "::text" + array + "::" + column.dataType()));
        boolean values =
                rebuilt instanceof EnumKind.EnumType type && column.dataType().equals(type.reference() + array);
        Optional<Precheck> check = values
                ? Optional.of(CastRowChecks.ofLabels(column, ((EnumKind.EnumType) rebuilt).values()))
                : context.from()
                        .find(column.id(), ColumnKind.Column.class)
                        .flatMap(was -> CastRowChecks.of(was, column, context.from(), context.to()));
        return List.of(check.map(convert::guardedBy).orElse(convert));
    }

    private static Statement toText(ColumnKind.Column column) {
        String text = "text" + (column.dataType().endsWith("[]") ? "[]" : "");
        return ColumnSql.alter(
                column, "type " + text + (column.isForeign() ? "" : " using " + column.name() + "::" + text));
    }

    private Alteration alteration() {
        boolean expressionChanged = to.isGenerated()
                && (!from.generated().equals(to.generated())
                        || !from.expression().equals(to.expression()));
        boolean retyped =
                !from.dataType().equals(to.dataType()) || !from.collation().equals(to.collation());
        if (!from.relation().equals(to.relation())) {
            return Alteration.replace();
        }
        if (expressionChanged && (retyped || !takesExpression()) || retyped && to.isGenerated() && from.isGenerated()) {
            return Alteration.replace();
        }
        if (expressionChanged) {
            alter("set expression as (" + to.expression() + ")");
        } else if (from.isGenerated() && !to.isGenerated()) {
            if (!from.isStored()) {
                return Alteration.replace();
            }
            alter("drop expression");
        }
        if (retyped && !Ancestry.follows(to.relation(), to.id(), context)) {
            statements.addAll(IdentityKind.beforeRetyping(to.id(), context));
            retype();
        }
        if (!from.notNull().equals(to.notNull()) && !Ancestry.changesNotNull(to, context)) {
            changeNotNull();
        }
        if (!from.storage().equals(to.storage())) {
            alter("set storage " + (to.storage().isEmpty() ? StorageDefault.of(to) : to.storage()));
        }
        if (!from.compression().equals(to.compression())) {
            alter(to.compression().isEmpty() ? "set compression default" : "set compression " + to.compression());
        }
        if (from.statistics() != to.statistics()) {
            alter("set statistics " + to.statistics());
        }
        changeOptions();
        return Alteration.inPlace(
                statements,
                retyped
                        ? disturbedByRetyping(Casts.comparable(from.dataType(), to.dataType()), context)
                        : dependent -> false);
    }

    /** PostgreSQL has no such command for a virtual column whose table has a check or is published; it stores nothing anyway. */
    private boolean takesExpression() {
        return context.version() >= 17 && from.isStored() && from.generated().equals(to.generated());
    }

    private void alter(String action) {
        statements.add(ColumnSql.alter(to, action));
    }

    private void retype() {
        String sql = "type " + to.dataType() + (to.collation().isEmpty() ? "" : " collate " + to.collation());
        Optional<TruthLetters> letters = TruthLetters.inPlaceOf(from, to, context.to());
        if (letters.isPresent()) {
            alter(sql + " using " + letters.get().of(to.name()));
            return;
        }
        if (!from.dataType().equals(to.dataType())
                && !to.isForeign()
                && !Casts.isImplied(from.dataType(), to.dataType())) {
            sql += " using " + Casts.expression(to.name(), from.dataType(), to.dataType());
        }
        Statement statement = ColumnSql.alter(to, sql);
        Optional<String> loss = Casts.loss(from, to);
        Statement said = loss.isPresent() ? Statement.losing(statement.sql(), loss.get()) : statement;
        Optional<Precheck> check = loss.isPresent() && !from.isForeign()
                ? CastRowChecks.of(from, to, context.from(), context.to())
                : Optional.empty();
        statements.add(check.map(said::guardedBy).orElse(said));
    }

    /** Since 18 a NOT NULL has a name and attributes, and may be what a primary key rests on. */
    private void changeNotNull() {
        if (!from.notNull().isEmpty() && !to.notNull().isEmpty() && changedInPlace()) {
            return;
        }
        if (!from.notNull().isEmpty()) {
            alter("drop not null");
        }
        if (to.notNull().equals("not null")) {
            statements.add(guarded(ColumnSql.addNotNull(to)));
        } else if (!to.notNull().isEmpty()) {
            statements.add(addNamedNotNull());
        }
    }

    private boolean changedInPlace() {
        String before = from.notNullAttributes();
        String after = to.notNullAttributes();
        boolean validated = before.equals(after + NOT_VALID);
        boolean typed = context.to()
                .find(to.relation(), TableKind.Table.class)
                .filter(table -> !table.ofType().isEmpty())
                .isPresent();
        if (!before.equals(after) && !validated || typed) {
            return false;
        }
        String table = "alter table " + to.table();
        boolean renamed = !from.notNullName().equals(to.notNullName());
        if (renamed) {
            statements.add(
                    Statement.of(table + " rename constraint " + from.notNullName() + " to " + to.notNullName()));
        }
        if (validated) {
            String name = renamed ? to.notNullName() : from.notNullIs().value();
            statements.add(guarded(Statement.of(table + " validate constraint " + name)));
        }
        return true;
    }

    private Statement addNamedNotNull() {
        Statement add = ColumnSql.addNotNull(to);
        return to.acceptsNullsThatAreThere() ? add : guarded(add);
    }

    private Statement guarded(Statement statement) {
        return guarded(statement, to, context.from());
    }

    /** Refused while a row has no value, unless a person says which one it gets. */
    static Statement guarded(Statement statement, ColumnKind.Column to, Catalog now) {
        Gap gap = new Gap(to.id(), to.table(), to.name(), false);
        return statement.awaiting(
                gap,
                Offenders.of(
                        to.relation(),
                        to.table(),
                        now,
                        List.of(),
                        "have no " + to.name() + ", which -Dfill=" + gap.spoken() + ":VALUE gives them",
                        to.name() + " is null"));
    }

    private void changeOptions() {
        List<String> unset = Sql.unset(from.options(), to.options());
        if (!unset.isEmpty()) {
            alter("reset (" + Sql.names(unset) + ")");
        }
        List<String> set = Sql.set(from.options(), to.options());
        if (!set.isEmpty()) {
            alter("set (" + String.join(", ", set) + ")");
        }
        if (!from.foreignOptions().equals(to.foreignOptions())) {
            alter("options (" + ForeignOptions.changes(from.foreignOptions(), to.foreignOptions()) + ")");
        }
    }

    /** @param comparable whether values of both types can be compared with each other */
    private static Predicate<SchemaObject> disturbedByRetyping(boolean comparable, AlterContext context) {
        KindLookup kinds = context.from().kinds();
        return dependent -> kinds.of(dependent).inTheWayOfRetyping(dependent, comparable);
    }
}
