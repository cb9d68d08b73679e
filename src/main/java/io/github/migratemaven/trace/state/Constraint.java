package io.github.migratemaven.trace.state;

import java.util.List;

/**
 * A constraint of a table or a domain.
 *
 * @param sql how SQL names it
 * @param relation number of the table; 0 for one of a domain
 * @param domain number of the domain; 0 for one of a table
 * @param type as {@code pg_constraint.contype} has it
 * @param index number of the index that it rests on; 0 without
 * @param foreign number of the referenced table; 0 without
 * @param columns numbers of its columns, in its order
 * @param parent number of the constraint of the partitioned table that it comes from; 0 without
 * @param definition as PostgreSQL prints it
 */
public record Constraint(
        long oid,
        String name,
        String sql,
        long relation,
        long domain,
        char type,
        boolean validated,
        long index,
        long foreign,
        List<Integer> columns,
        long parent,
        String definition) {

    public boolean isForeignKey() {
        return type == 'f';
    }

    public boolean isCheck() {
        return type == 'c';
    }

    public boolean isUnique() {
        return type == 'u';
    }

    public boolean isPrimaryKey() {
        return type == 'p';
    }

    public boolean isNotNull() {
        return type == 'n';
    }

    public boolean isExclusion() {
        return type == 'x';
    }
}
