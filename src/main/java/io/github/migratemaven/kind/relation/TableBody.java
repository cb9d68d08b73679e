package io.github.migratemaven.kind.relation;

import io.github.migratemaven.catalog.CreateContext;
import io.github.migratemaven.catalog.Statement;
import io.github.migratemaven.kind.constraint.ConstraintKind;
import io.github.migratemaven.kind.constraint.ConstraintSql;
import io.github.migratemaven.kind.constraint.InlineKeys;
import io.github.migratemaven.kind.sequence.IdentityKind;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What stands between the parentheses of a CREATE TABLE, and what must follow it at once. */
final class TableBody {
    private TableBody() {}

    /** Columns in their order, then constraints. */
    static List<String> lines(CreateContext context, boolean typed) {
        List<String> lines = new ArrayList<>();
        List<ColumnKind.Column> columns = context.parts(ColumnKind.Column.class).stream()
                .filter(column ->
                        !(column.inherited().value() && Ancestry.bringsAlong(column.relation(), column.id(), context)))
                .sorted(java.util.Comparator.comparingInt(column -> context.to().position(column.id())))
                .toList();
        for (ColumnKind.Column column : columns) {
            String definition = typed ? ColumnSql.definition(column, context) : InlineKeys.definition(column, context);
            String options = definition.substring((column.name() + " " + column.dataType()).length());
            if (!typed) {
                lines.add(definition);
            } else if (!options.isEmpty()) {
                lines.add(column.name() + " with options" + options);
            }
        }
        context.parts(ConstraintKind.Constraint.class).stream()
                .filter(constraint -> !(constraint.isInheritedCheck()
                        && Ancestry.bringsAlong(constraint.relation(), constraint.id(), context)))
                .filter(constraint -> !constraint.comesWithWhole())
                .filter(constraint -> typed || !InlineKeys.isInline(constraint, context))
                .map(constraint -> "constraint " + constraint.name() + " " + ConstraintSql.definition(constraint))
                .forEach(lines::add);
        return lines;
    }

    static String parents(CreateContext context) {
        return context.parts(InheritanceKind.Inheritance.class).stream()
                .sorted(java.util.Comparator.comparingInt(link -> context.to().position(link.id())))
                .map(InheritanceKind.Inheritance::parentTable)
                .collect(Collectors.joining(", "));
    }

    /** Column and constraint settings that CREATE TABLE has no place for. */
    static List<Statement> afterwards(CreateContext context) {
        List<Statement> statements = new ArrayList<>();
        context.parts(ColumnKind.Column.class).forEach(column -> statements.addAll(ColumnSql.settings(column)));
        context.parts(IdentityKind.Identity.class).forEach(identity -> statements.addAll(identity.settings()));
        context.parts(ConstraintKind.Constraint.class).stream()
                .filter(constraint -> !constraint.comesWithWhole())
                .forEach(constraint -> statements.addAll(ConstraintSql.settings(constraint)));
        return statements;
    }
}
