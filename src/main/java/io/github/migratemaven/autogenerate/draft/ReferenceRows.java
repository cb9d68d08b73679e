package io.github.migratemaven.autogenerate.draft;

import io.github.migratemaven.postgres.connection.ConnectionSettings;
import io.github.migratemaven.postgres.connection.LiveReading;
import io.github.migratemaven.postgres.connection.LocksOfOthers;
import io.github.migratemaven.postgres.connection.OwnNames;
import io.github.migratemaven.postgres.connection.PinnedSettings;
import io.github.migratemaven.postgres.sql.Quoting;
import io.github.migratemaven.report.MigrationFailure;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * All rows of tables that a person has named, because every database must hold them: countries, kinds of things.
 *
 * @param tables each after those that its foreign keys point to
 */
public record ReferenceRows(List<Table> tables) {
    private static final String SCHEMA = "public";
    /** What a revision that people read, and that is held in memory, can have of rows. */
    private static final int MOST_ROWS = 50_000;

    private static final int MOST_MEGABYTES = 20;
    /** Beyond this a table is not counted to its end. */
    private static final int MOST_COUNTED = 10_000_000;

    /** Those that no foreign key waits for come first; a circle is left as it was named. */
    private static final String IN_ORDER = """
        with recursive named as (
          select pg_catalog.to_regclass(name)::pg_catalog.oid as id, name, position
          from pg_catalog.unnest(%s) with ordinality as n(name, position)
        ), reached as (
          select n.id as start, n.id, 0 as depth from named n
          union
          select r.start, k.confrelid, r.depth + 1
          from reached r join pg_catalog.pg_constraint k on k.conrelid = r.id and k.contype = 'f'
          where k.confrelid <> r.id and r.depth < 50
        )
        select n.name, n.id::pg_catalog.regclass::text,
               array(select pg_catalog.quote_ident(a.attname) from pg_catalog.pg_attribute a
                     where a.attrelid = n.id and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
                     order by a.attnum)::text[],
               array(select pg_catalog.quote_literal(s.oid::pg_catalog.regclass::text)
                     from pg_catalog.pg_depend d join pg_catalog.pg_class s on s.oid = d.objid and s.relkind = 'S'
                     where d.refobjid = n.id and d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass
                       and d.deptype in ('a', 'i') order by 1)::text[]
        from named n left join reached r on r.start = n.id and r.id in (select id from named)
        group by n.name, n.id, n.position
        order by pg_catalog.count(distinct r.id), n.position
        """;

    public ReferenceRows {
        tables = List.copyOf(tables);
    }

    /**
     * A table's rows.
     *
     * @param quoted its name as SQL
     * @param columns names, as SQL, of all that can be written
     * @param rows SQL for the value of each column, a list a row
     * @param sequences calls that bring its sequences to where they stand
     */
    public record Table(String quoted, List<String> columns, List<List<String>> rows, List<String> sequences) {

        /** One statement, so that rows may point to one another. */
        String insert() {
            return "insert into " + quoted + " (" + String.join(", ", columns)
                    + ")\noverriding system value values\n    "
                    + rows.stream()
                            .map(row -> "(" + String.join(", ", row) + ")")
                            .collect(Collectors.joining(",\n    "));
        }
    }

    /**
     * Reads them; only reads.
     *
     * @param names tables as SQL names them
     * @throws MigrationFailure where there is no such table
     */
    public static ReferenceRows read(ConnectionSettings live, List<String> names, LiveReading reading) {
        if (names.isEmpty()) {
            return new ReferenceRows(List.of());
        }
        try {
            return reading.of(live, connection -> {
                connection.setAutoCommit(false);
                LocksOfOthers.waitAtMost(connection, reading.patience());
                try (Statement statement = connection.createStatement()) {
                    statement.execute(PinnedSettings.forTransaction() + "set local search_path = " + SCHEMA
                            + "; set local row_security = off");
                }
                List<Table> tables = tables(connection, names);
                connection.rollback();
                return new ReferenceRows(tables);
            });
        } catch (SQLException e) {
            throw MigrationFailure.failed(
                    "The rows of " + String.join(", ", names) + " cannot be read: " + e.getMessage(),
                    LocksOfOthers.advice(e, "Check that the role may read the tables, and try again."),
                    e);
        }
    }

    private static List<Table> tables(Connection connection, List<String> names) throws SQLException {
        List<Table> tables = new ArrayList<>();
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            try (ResultSet row = OwnNames.ask(statement, IN_ORDER.formatted(Quoting.textArray(names)), SCHEMA)) {
                while (row.next()) {
                    if (row.getString(2) == null) {
                        throw MigrationFailure.misconfigured(
                                "migrate.rows names " + row.getString(1) + ", which is no table of the database.",
                                "Name tables as SQL does, with their schema where it is not public.");
                    }
                    tables.add(table(connection, row.getString(2), array(row, 3), array(row, 4)));
                }
            }
        }
        return tables;
    }

    private static List<String> array(ResultSet row, int column) throws SQLException {
        return List.of((String[]) row.getArray(column).getArray());
    }

    private static Table table(Connection connection, String quoted, List<String> columns, List<String> sequences)
            throws SQLException {
        String values = columns.stream()
                .map(column -> "pg_catalog.quote_nullable(" + column + "::pg_catalog.text)")
                .collect(Collectors.joining(", "));
        List<List<String>> rows = new ArrayList<>();
        List<String> positions = new ArrayList<>();
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            requireFew(statement, quoted, columns);
            try (ResultSet row = statement.executeQuery(
                    "select " + values + " from only " + quoted + " order by " + String.join(", ", order(columns)))) {
                while (row.next()) {
                    List<String> literals = new ArrayList<>();
                    for (int i = 1; i <= columns.size(); i++) {
                        literals.add(row.getString(i));
                    }
                    rows.add(literals);
                }
            }
            for (String sequence : sequences) {
                String name = sequence.substring(1, sequence.length() - 1).replace("''", "'");
                try (ResultSet row = statement.executeQuery("select last_value, is_called from " + name)) {
                    row.next();
                    positions.add("select pg_catalog.setval(" + sequence + ", " + row.getLong(1) + ", "
                            + row.getBoolean(2) + ")");
                }
            }
        }
        return new Table(quoted, columns, rows, positions);
    }

    private static void requireFew(Statement statement, String quoted, List<String> columns) throws SQLException {
        long rows = number(
                statement,
                "select pg_catalog.count(*) from (select from only " + quoted + " limit " + MOST_COUNTED + ") t");
        if (rows > MOST_ROWS) {
            throw tooLarge(
                    quoted,
                    (rows == MOST_COUNTED ? "at least " : "") + rows + " rows",
                    "at most " + MOST_ROWS + " rows");
        }
        String size = columns.stream()
                .map(column -> "coalesce(pg_catalog.octet_length(" + column + "::pg_catalog.text), 4)::pg_catalog.int8")
                .collect(Collectors.joining(" + "));
        long megabytes = number(
                        statement,
                        "select coalesce(pg_catalog.sum(" + size + "), 0)::pg_catalog.int8 from only " + quoted)
                >> 20;
        if (megabytes >= MOST_MEGABYTES) {
            throw tooLarge(
                    quoted,
                    rows + " rows of together " + megabytes + " MB",
                    "less than " + MOST_MEGABYTES + " MB of a table");
        }
    }

    private static long number(Statement statement, String query) throws SQLException {
        try (ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }

    private static MigrationFailure tooLarge(String quoted, String found, String most) {
        return MigrationFailure.refused(
                quoted + " has " + found + ", and migrate.rows writes " + most + " into a revision.",
                "Leave it out of -Drows=. If every database must hold its rows, write them afterwards as a revision of its"
                        + " own (mvn migrate:revision -Dempty) with COPY, and record that one here with mvn migrate:stamp;"
                        + " nothing was written.");
    }

    /** By text, since not every type has an order. */
    private static List<String> order(List<String> columns) {
        return columns.stream().map(column -> column + "::pg_catalog.text").toList();
    }

    /** The statements that bring them. */
    public String sql() {
        StringBuilder sql = new StringBuilder();
        for (Table table : tables) {
            if (!table.rows().isEmpty()) {
                sql.append('\n').append(table.insert()).append(";\n");
            }
            sql.append(table.sequences().isEmpty() ? "" : "\n");
            table.sequences().forEach(sequence -> sql.append(sequence).append(";\n"));
        }
        return sql.toString();
    }

    /** How many rows each table has. */
    public Map<String, Integer> counts() {
        Map<String, Integer> counts = new LinkedHashMap<>();
        tables.forEach(table -> counts.put(table.quoted(), table.rows().size()));
        return counts;
    }
}
