package io.github.migratemaven.trace.state;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** What a database holds at one moment. */
public final class SchemaState {
    private final Relations relations;
    private final Contents contents;
    private final Map<ColumnKey, Column> columns;
    private final Map<Long, Constraint> constraints;
    private final Map<Long, Index> indexes;

    /** What hangs on the relations, and beside them. */
    record Contents(
            List<Column> columns,
            List<Constraint> constraints,
            List<Index> indexes,
            List<Routine> routines,
            List<TableExtra> extras,
            List<NamedValue> values) {}

    private record ColumnKey(long relation, int number) {}

    SchemaState(Relations relations, Contents contents) {
        this.relations = relations;
        this.contents = contents;
        this.columns = byKey(contents.columns(), column -> new ColumnKey(column.relation(), column.number()));
        this.constraints = byKey(contents.constraints(), Constraint::oid);
        this.indexes = byKey(contents.indexes(), Index::oid);
    }

    private static <K, V> Map<K, V> byKey(List<V> values, Function<V, K> key) {
        Map<K, V> map = new HashMap<>();
        values.forEach(value -> map.put(key.apply(value), value));
        return map;
    }

    /** Reads it on a connection, in whatever transaction that is in. */
    public static SchemaState read(Connection connection) throws SQLException {
        return new StateReader(connection).read();
    }

    public Relations relations() {
        return relations;
    }

    public List<Column> columns() {
        return contents.columns();
    }

    public List<Constraint> constraints() {
        return contents.constraints();
    }

    public List<Index> indexes() {
        return contents.indexes();
    }

    public List<Routine> routines() {
        return contents.routines();
    }

    public List<TableExtra> extras() {
        return contents.extras();
    }

    public List<NamedValue> values() {
        return contents.values();
    }

    public Optional<Column> column(long relation, int number) {
        return Optional.ofNullable(columns.get(new ColumnKey(relation, number)));
    }

    public List<Column> columnsOf(long relation) {
        return columns().stream()
                .filter(column -> column.relation() == relation)
                .toList();
    }

    public Optional<Constraint> constraint(long oid) {
        return Optional.ofNullable(constraints.get(oid));
    }

    public Optional<Index> index(long oid) {
        return Optional.ofNullable(indexes.get(oid));
    }

    public List<TableExtra> extras(String kind) {
        return extras().stream().filter(extra -> extra.kind().equals(kind)).toList();
    }

    public List<NamedValue> values(String kind) {
        return values().stream().filter(value -> value.kind().equals(kind)).toList();
    }
}
