package io.github.migratemaven.autogenerate.draft;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * How the rows of one table differ from those that the model states, by their keys; what is equal, the server says.
 *
 * @param added literals of the stated columns
 * @param changed literals of the stated columns, as they are wanted and as they are
 * @param surplus literals of all columns of the rows that the model lacks
 * @param deletes whether these are deleted
 * @param cascades whether a foreign key of another table follows a row that is deleted
 */
record TableChanges(
        StatedTable table,
        List<List<String>> added,
        List<Changed> changed,
        List<List<String>> surplus,
        boolean deletes,
        boolean cascades) {
    private static final int ROWS_AT_ONCE = 500;

    /** A row that is there with other values. */
    record Changed(List<String> wanted, List<String> present) {}

    static TableChanges between(Connection there, StatedTable table, List<List<String>> wanted, boolean deletes)
            throws SQLException {
        String columns = String.join(", ", table.columns());
        try (Statement statement = there.createStatement()) {
            statement.setEscapeProcessing(false);
            statement.execute("create temporary table migrate_wanted as select " + columns + " from " + table.rows()
                    + " limit 0");
            try {
                for (int from = 0; from < wanted.size(); from += ROWS_AT_ONCE) {
                    statement.execute("insert into migrate_wanted (" + columns + ") values "
                            + values(wanted.subList(from, Math.min(wanted.size(), from + ROWS_AT_ONCE)), ", "));
                }
                return compared(there, table, deletes);
            } finally {
                statement.execute("drop table pg_temp.migrate_wanted");
            }
        }
    }

    private static TableChanges compared(Connection there, StatedTable table, boolean deletes) throws SQLException {
        String same =
                table.keys().stream().map(key -> "w." + key + " = t." + key).collect(Collectors.joining(" and "));
        List<List<String>> added = SqlRows.of(
                there,
                "select " + SqlRows.literals("w", table.columns()) + " from migrate_wanted w where not exists (select"
                        + " from " + table.rows() + " t where " + same + ") order by " + keys("w", table));
        List<List<String>> surplus = SqlRows.of(
                there,
                "select " + SqlRows.literals("t", table.allColumns()) + " from " + table.rows()
                        + " t where not exists (select from migrate_wanted w where " + same + ") order by "
                        + keys("t", table));
        List<String> differing = new ArrayList<>();
        for (String column : table.columns()) {
            if (!table.keys().contains(column)) {
                differing.add(difference(there, table, column, same));
            }
        }
        List<Changed> changed = differing.isEmpty()
                ? List.of()
                : SqlRows.of(
                                there,
                                "select " + SqlRows.literals("w", table.columns()) + ", "
                                        + SqlRows.literals("t", table.columns()) + " from migrate_wanted w join "
                                        + table.rows() + " t on " + same + " where " + String.join(" or ", differing)
                                        + " order by " + keys("w", table))
                        .stream()
                        .map(row -> new Changed(
                                row.subList(0, table.columns().size()),
                                row.subList(table.columns().size(), row.size())))
                        .toList();
        return new TableChanges(table, added, changed, surplus, deletes, cascades(there, table));
    }

    private static String keys(String alias, StatedTable table) {
        return table.keys().stream().map(key -> alias + "." + key).collect(Collectors.joining(", "));
    }

    /** By the type's own equality, and by its text where it has none, as json. */
    private static String difference(Connection there, StatedTable table, String column, String same)
            throws SQLException {
        String distinct = "w." + column + " is distinct from t." + column;
        try {
            SqlRows.of(
                    there,
                    "select pg_catalog.count(*) from migrate_wanted w join " + table.rows() + " t on " + same
                            + " where " + distinct);
            return distinct;
        } catch (SQLException failure) {
            if (!"42883".equals(failure.getSQLState())) {
                throw failure;
            }
            return "w." + column + "::pg_catalog.text is distinct from t." + column + "::pg_catalog.text";
        }
    }

    private static boolean cascades(Connection there, StatedTable table) throws SQLException {
        return SqlRows.of(
                        there,
                        "select exists (select from pg_catalog.pg_constraint where contype = 'f' and confdeltype in"
                                + " ('c', 'n', 'd') and confrelid = '"
                                + table.quoted().replace("'", "''")
                                + "'::pg_catalog.regclass)")
                .get(0)
                .get(0)
                .equals("t");
    }

    boolean isEmpty() {
        return added.isEmpty() && changed.isEmpty() && (surplus.isEmpty() || !deletes);
    }

    List<String> inserts() {
        return inserts(table.columns(), added);
    }

    /** Brings back what {@link #deletes()} takes. */
    List<String> insertsOfSurplus() {
        return deletes ? inserts(table.allColumns(), surplus) : List.of();
    }

    private List<String> inserts(List<String> columns, List<List<String>> rows) {
        return rows.isEmpty()
                ? List.of()
                : List.of("insert into " + table.quoted() + " (" + String.join(", ", columns) + ")"
                        + (table.overriding() ? " overriding system value" : "") + " values\n    "
                        + values(rows, ",\n    "));
    }

    private static String values(List<List<String>> rows, String between) {
        return rows.stream().map(row -> "(" + String.join(", ", row) + ")").collect(Collectors.joining(between));
    }

    /** Takes back what {@link #inserts()} brings. */
    List<String> deletesOfAdded() {
        return deletes(table.columns(), added);
    }

    List<String> deletesOfSurplus() {
        return deletes ? deletes(table.allColumns(), surplus) : List.of();
    }

    private List<String> deletes(List<String> columns, List<List<String>> rows) {
        if (rows.isEmpty()) {
            return List.of();
        }
        boolean one = table.keys().size() == 1;
        String keys = String.join(", ", table.keys());
        return List.of("delete from " + table.quoted() + " where " + (one ? keys : "(" + keys + ")") + " in ("
                + rows.stream()
                        .map(row -> {
                            String key = table.keys().stream()
                                    .map(name -> row.get(columns.indexOf(name)))
                                    .collect(Collectors.joining(", "));
                            return one ? key : "(" + key + ")";
                        })
                        .collect(Collectors.joining(", "))
                + ")");
    }

    List<String> updates() {
        return changed.stream().map(row -> update(row.wanted(), row.present())).toList();
    }

    List<String> updatesBack() {
        return changed.stream().map(row -> update(row.present(), row.wanted())).toList();
    }

    private String update(List<String> to, List<String> from) {
        List<String> columns = table.columns();
        String set = IntStream.range(0, columns.size())
                .filter(i -> !to.get(i).equals(from.get(i)) && !table.keys().contains(columns.get(i)))
                .mapToObj(i -> columns.get(i) + " = " + to.get(i))
                .collect(Collectors.joining(", "));
        String where = table.keys().stream()
                .map(key -> key + " = " + to.get(columns.indexOf(key)))
                .collect(Collectors.joining(" and "));
        return "update " + table.quoted() + " set " + set + " where " + where;
    }
}
