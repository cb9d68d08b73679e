package io.github.migratemaven.kind.routine;

import io.github.migratemaven.catalog.AlterContext;
import io.github.migratemaven.catalog.Catalog;
import io.github.migratemaven.catalog.ObjectId;
import io.github.migratemaven.catalog.SchemaObject;
import io.github.migratemaven.catalog.Statement;
import io.github.migratemaven.kind.constraint.ConstraintKind;
import io.github.migratemaven.kind.relation.ColumnKind;
import io.github.migratemaven.kind.relation.ForeignTableKind;
import io.github.migratemaven.kind.relation.IndexKind;
import io.github.migratemaven.kind.relation.TableKind;
import io.github.migratemaven.kind.sql.Identifiers;
import io.github.migratemaven.kind.textsearch.TextSearchConfigurationKind;
import io.github.migratemaven.kind.textsearch.TextSearchDictionaryKind;
import io.github.migratemaven.kind.type.DomainConstraintKind;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What PostgreSQL has stored, sorted or let pass by means of a routine or a text search configuration, and does not look
 * at again when its body, or what it makes of words, changes.
 */
public final class ComputedWith {
    private ComputedWith() {}

    /**
     * Generated columns, indexes, checks, exclusion constraints and partitioned tables that rest on what is altered, or on
     * what uses it: a routine that calls it in a body that PostgreSQL has parsed, a configuration with that dictionary.
     */
    public static List<SchemaObject> altered(SchemaObject from, SchemaObject to, Catalog catalog) {
        if (!isComputing(to)
                || from instanceof RoutineKind.Routine before
                        && to instanceof RoutineKind.Routine after
                        && body(before).equals(body(after))) {
            return List.of();
        }
        Set<ObjectId> computing = new LinkedHashSet<>(Set.of(to.id()));
        while (computing.addAll(requiring(computing, catalog).stream()
                .filter(ComputedWith::isComputing)
                .map(SchemaObject::id)
                .toList())) {
            // one more call away
        }
        return requiring(computing, catalog).stream()
                .filter(ComputedWith::keepsResult)
                .toList();
    }

    private static boolean isComputing(SchemaObject object) {
        return object instanceof RoutineKind.Routine
                || object instanceof TextSearchConfigurationKind.Configuration
                || object instanceof TextSearchDictionaryKind.Dictionary;
    }

    private static List<SchemaObject> requiring(Set<ObjectId> computing, Catalog catalog) {
        return catalog.requirements().entrySet().stream()
                .filter(entry -> entry.getValue().stream().anyMatch(computing::contains))
                .flatMap(entry -> catalog.find(entry.getKey()).stream())
                .toList();
    }

    private static String body(RoutineKind.Routine routine) {
        String definition = routine.definition();
        for (String start : List.of("\nAS ", "\nBEGIN ATOMIC", "\nRETURN ")) {
            int at = definition.indexOf(start);
            if (at >= 0) {
                return definition.substring(at);
            }
        }
        return definition;
    }

    private static boolean keepsResult(SchemaObject object) {
        if (object instanceof ConstraintKind.Constraint constraint) {
            return !constraint.relation().kind().equals(ForeignTableKind.NAME)
                    && !constraint.inherited().value()
                    && (constraint.form().equals("x") || isHeld(constraint.definition()));
        }
        return object instanceof ColumnKind.Column column
                        && column.generated().equals("s")
                        && !column.isForeign()
                        && !column.inherited().value()
                || object instanceof IndexKind.Index
                || object instanceof DomainConstraintKind.DomainConstraint check && isHeld(check.definition())
                || object instanceof TableKind.Table table
                        && !table.partitionKey().isEmpty();
    }

    private static boolean isHeld(String check) {
        return check.startsWith("CHECK ") && !check.endsWith(" NOT VALID") && !check.contains(" NOT ENFORCED");
    }

    /** Computes it again: columns first, since indexes and checks may be on them. What changes itself is new anyway. */
    public static List<Statement> again(SchemaObject from, SchemaObject to, AlterContext context) {
        List<SchemaObject> resting = altered(from, to, context.to()).stream()
                .filter(object -> context.lasts(object.id())
                        && context.from()
                                .find(object.id())
                                .filter(object::equals)
                                .isPresent())
                .toList();
        List<Statement> statements = new ArrayList<>();
        resting.forEach(object -> {
            if (object instanceof ColumnKind.Column column) {
                column(column, context).forEach(sql -> statements.add(Statement.of(sql)));
            }
        });
        resting.forEach(object -> others(object, context.to()).forEach(sql -> statements.add(Statement.of(sql))));
        return statements;
    }

    /** Before 17 only an update of a column that the expression reads computes it. */
    private static List<String> column(ColumnKind.Column column, AlterContext context) {
        if (context.version() >= 17) {
            return List.of("alter table " + column.table() + " alter column " + column.name() + " set expression as ("
                    + column.expression() + ")");
        }
        return context.to().requiredBy(column.id()).stream()
                .flatMap(id -> context.to().find(id, ColumnKind.Column.class).stream())
                .filter(read -> read.relation().equals(column.relation()) && !read.isGenerated())
                .findFirst()
                .map(read -> "update " + column.table() + " set " + read.name() + " = " + read.name())
                .stream()
                .toList();
    }

    private static List<String> others(SchemaObject object, Catalog catalog) {
        if (object instanceof IndexKind.Index index && index.valid() && !isPartitioned(index.relation(), catalog)) {
            return List.of("reindex index " + index.reference());
        }
        if (object instanceof ConstraintKind.Constraint constraint) {
            String schema = constraint.table().substring(0, Identifiers.schemaEnd(constraint.table()));
            if (!constraint.form().equals("x")) {
                return again("alter table " + constraint.table(), constraint.name(), constraint.definition());
            }
            return constraint.onPartitioned() ? List.of() : List.of("reindex index " + schema + constraint.name());
        }
        return object instanceof DomainConstraintKind.DomainConstraint check
                ? again("alter domain " + check.domainName(), check.name(), check.definition())
                : List.of();
    }

    /** A second one of the same asks all rows, and the first keeps its comment. */
    private static List<String> again(String alter, String name, String definition) {
        String second = Identifiers.withSuffix(name, "__again");
        return List.of(alter + " add constraint " + second + " " + definition, alter + " drop constraint " + second);
    }

    private static boolean isPartitioned(ObjectId relation, Catalog catalog) {
        return catalog.find(relation, TableKind.Table.class)
                .filter(table -> !table.partitionKey().isEmpty())
                .isPresent();
    }
}
