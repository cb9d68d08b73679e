package io.github.migratemaven.kind.constraint;

import io.github.migratemaven.catalog.CreateContext;
import io.github.migratemaven.kind.partition.PartitionKind;
import io.github.migratemaven.kind.relation.ColumnKind;
import io.github.migratemaven.kind.relation.ColumnSql;
import java.util.Optional;

/** Keys of one column, written with it: {@code id bigint primary key}. */
public final class InlineKeys {
    private static final String NOT_NULL = " not null";

    private InlineKeys() {}

    /** A column as CREATE TABLE has it. */
    public static String definition(ColumnKind.Column column, CreateContext context) {
        String definition = ColumnSql.definition(column, context);
        Optional<ConstraintKind.Constraint> key = context.parts(ConstraintKind.Constraint.class).stream()
                .filter(constraint -> isInline(constraint, context))
                .filter(constraint -> constraint.columns().contains(column.id().name()))
                .findFirst();
        if (key.isEmpty()) {
            return definition;
        }
        boolean saidByTheKey = column.notNull().equals(NOT_NULL.strip()) && definition.endsWith(NOT_NULL);
        return (saidByTheKey ? definition.substring(0, definition.length() - NOT_NULL.length()) : definition)
                + " primary key";
    }

    /** Whether it is no more than a primary key of one column that has the name PostgreSQL gives it. */
    public static boolean isInline(ConstraintKind.Constraint constraint, CreateContext context) {
        return constraint.form().equals("p")
                && constraint.columns().size() == 1
                && constraint.definition().matches("PRIMARY KEY \\([^(), ]+\\)")
                && constraint.id().name().equals(constraint.relation().name() + "_pkey")
                && constraint.options().isEmpty()
                && constraint.tablespace().isEmpty()
                && constraint.partOf().isEmpty()
                && context.isFresh(constraint.relation())
                && !context.to().contains(PartitionKind.idOf(constraint.relation()));
    }
}
