package io.github.migratemaven.kind.relation;

import io.github.migratemaven.catalog.CreateContext;
import io.github.migratemaven.catalog.Statement;
import io.github.migratemaven.kind.sequence.IdentityKind;
import java.util.ArrayList;
import java.util.List;

/** How a column is written. */
public final class ColumnSql {
    private ColumnSql() {}

    /** Name, type and constraints of a column, with its default or identity where those are created with it. */
    public static String definition(ColumnKind.Column column, CreateContext context) {
        String nullable = nullable(column, context);
        return column.notNull().isEmpty()
                ? nullable
                : nullable + ' ' + (standsBesideAnother(column, context) ? column.namedNotNull() : column.notNull());
    }

    /** The same but for NOT NULL. */
    static String nullable(ColumnKind.Column column, CreateContext context) {
        StringBuilder sql = new StringBuilder(typed(column));
        if (column.isGenerated()) {
            sql.append(generated(column.expression())).append(column.isStored() ? " stored" : " virtual");
        }
        context.parts(DefaultKind.Default.class).stream()
                .filter(d -> d.column().equals(column.id()))
                .forEach(d -> sql.append(" default ").append(d.expression()));
        context.parts(IdentityKind.Identity.class).stream()
                .filter(identity -> identity.column().equals(column.id()))
                .forEach(identity -> sql.append(' ').append(identity.clause()));
        return sql.toString();
    }

    /** An ordinary column while its rows get what is computed for them. */
    static String computed(ColumnKind.Column column, String expression) {
        return typed(column) + generated(expression) + " stored";
    }

    private static String generated(String expression) {
        return " generated always as (" + expression + ")";
    }

    private static String typed(ColumnKind.Column column) {
        StringBuilder sql = new StringBuilder(column.name()).append(' ').append(column.dataType());
        if (!column.foreignOptions().isEmpty()) {
            sql.append(" options (")
                    .append(String.join(", ", column.foreignOptions()))
                    .append(')');
        }
        if (!column.collation().isEmpty()) {
            sql.append(" collate ").append(column.collation());
        }
        return sql.toString();
    }

    /** Since 18 a NOT NULL is a constraint, for which PostgreSQL chooses another name while the table's forerunner has it. */
    private static boolean standsBesideAnother(ColumnKind.Column column, CreateContext context) {
        return context.to().version() >= 18 && context.parts().contains(column) && !context.isFresh(column.relation());
    }

    /** Settings of a column that its definition has no place for. */
    static List<Statement> settings(ColumnKind.Column column) {
        List<Statement> statements = new ArrayList<>();
        if (!column.storage().isEmpty()) {
            statements.add(alter(column, "set storage " + column.storage()));
        }
        if (!column.compression().isEmpty()) {
            statements.add(alter(column, "set compression " + column.compression()));
        }
        if (column.statistics() >= 0) {
            statements.add(alter(column, "set statistics " + column.statistics()));
        }
        if (!column.options().isEmpty()) {
            statements.add(alter(column, "set (" + String.join(", ", column.options()) + ")"));
        }
        return statements;
    }

    /** Since 18 a NOT NULL may have a name and attributes of its own. */
    static Statement addNotNull(ColumnKind.Column column) {
        return column.notNull().equals("not null")
                ? alter(column, "set not null")
                : Statement.of("alter table " + column.table() + " add constraint " + column.notNullName()
                        + " not null " + column.name() + column.notNullAttributes());
    }

    static Statement alter(ColumnKind.Column column, String action) {
        return Statement.of("alter table " + column.table() + " alter column " + column.name() + " " + action);
    }
}
