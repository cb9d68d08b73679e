package io.github.migratemaven.trace.state;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** What a database holds at one moment. */
public record SchemaState(
        Relations relations,
        List<Column> columns,
        List<Constraint> constraints,
        List<Index> indexes,
        List<Routine> routines,
        List<TableExtra> extras,
        List<NamedValue> values) {

    public SchemaState {
        columns = List.copyOf(columns);
        constraints = List.copyOf(constraints);
        indexes = List.copyOf(indexes);
        routines = List.copyOf(routines);
        extras = List.copyOf(extras);
        values = List.copyOf(values);
    }

    /** Reads it on a connection, in whatever transaction that is in. */
    public static SchemaState read(Connection connection) throws SQLException {
        return new StateReader(connection).read();
    }

    public Optional<Column> column(long relation, int number) {
        return columns.stream()
                .filter(column -> column.relation() == relation && column.number() == number)
                .findFirst();
    }

    public List<Column> columnsOf(long relation) {
        return columns.stream().filter(column -> column.relation() == relation).toList();
    }

    public Optional<Constraint> constraint(long oid) {
        return constraints.stream()
                .filter(constraint -> constraint.oid() == oid)
                .findFirst();
    }

    public Optional<Index> index(long oid) {
        return indexes.stream().filter(index -> index.oid() == oid).findFirst();
    }

    public List<TableExtra> extras(String kind) {
        return extras.stream().filter(extra -> extra.kind().equals(kind)).toList();
    }

    public List<NamedValue> values(String kind) {
        return values.stream().filter(value -> value.kind().equals(kind)).toList();
    }
}
