package io.github.migratemaven.trace.lint;

import io.github.migratemaven.report.MigrationFailure;
import io.github.migratemaven.revision.file.Unreadable;
import io.github.migratemaven.trace.state.Relation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How large the tables of a database are.
 *
 * @param tables by schema and name, with a point between them
 */
public record Sizes(Map<String, TableSize> tables) {
    private static final String HEAD = """
        # Sizes of tables, for lint: schema.table, rows, bytes with indexes and toast.
        # Written by mvn migrate:sizes; holds no data.
        """;

    private static final Path USUAL_FILE = Path.of("migrate-sizes.tsv");

    /** A partitioned table is as large as all that belongs to it. */
    private static final String QUERY = """
        select
            n.nspname || '.' || c.relname as name,
            pg_catalog.sum(greatest(m.reltuples, 0)) as rows,
            pg_catalog.sum(pg_catalog.pg_total_relation_size(m.oid)) as bytes
        from pg_catalog.pg_class as c
            join pg_catalog.pg_namespace as n on n.oid = c.relnamespace
            cross join lateral (
                select c.oid
                where c.relkind <> 'p'
                union all
                select t.relid
                from pg_catalog.pg_partition_tree(c.oid) as t
                where c.relkind = 'p' and t.isleaf
            ) as x
            join pg_catalog.pg_class as m on m.oid = x.oid
        where c.relkind in ('r', 'p', 'm')
            and c.relpersistence <> 't'
            and n.nspname !~ '^pg_'
            and n.nspname <> 'information_schema'
        group by 1
        order by 1
        """;

    public Sizes {
        tables = new TreeMap<>(tables);
    }

    public static Sizes unknown() {
        return new Sizes(Map.of());
    }

    /** Reads those of a database; changes nothing in it. */
    public static Sizes read(Connection connection) throws SQLException {
        Map<String, TableSize> tables = new TreeMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(QUERY)) {
            while (row.next()) {
                tables.put(row.getString("name"), new TableSize(row.getLong("rows"), row.getLong("bytes")));
            }
        }
        return new Sizes(tables);
    }

    /**
     * As {@link #of}, but none where a file of the usual name is not there: one of another name was asked for.
     *
     * @throws MigrationFailure as {@link #of}
     */
    public static Sizes ofProject(Path file) {
        return file.endsWith(USUAL_FILE) && Files.notExists(file) ? unknown() : of(file);
    }

    /**
     * Reads a file that {@link #text} was written into.
     *
     * @throws MigrationFailure if it cannot be read or is none; names the line
     */
    public static Sizes of(Path file) {
        try {
            Map<String, TableSize> tables = new TreeMap<>();
            int number = 0;
            for (String line : Files.readAllLines(file)) {
                number++;
                if (!line.isBlank() && !line.startsWith("#")) {
                    add(tables, file, number, line);
                }
            }
            return new Sizes(tables);
        } catch (IOException e) {
            throw MigrationFailure.misconfigured(
                    "The file of sizes " + file + " cannot be read: " + Unreadable.reason(e) + ".",
                    "Write it with mvn migrate:sizes, or correct migrate.sizes.",
                    e);
        }
    }

    private static void add(Map<String, TableSize> tables, Path file, int number, String line) {
        String[] parts = line.split("\t", -1);
        try {
            tables.put(parts[0], new TableSize(Long.parseLong(parts[1]), Long.parseLong(parts[2])));
        } catch (NumberFormatException | ArrayIndexOutOfBoundsException malformed) {
            throw MigrationFailure.misconfigured(
                    file + ":" + number + ": expected a table, its rows and its bytes with tabs between them, not: "
                            + line,
                    "Write the file with mvn migrate:sizes.",
                    malformed);
        }
    }

    /** The text of a file that may be committed, so that builds without a database know the sizes too. */
    public String text() {
        StringBuilder text = new StringBuilder(HEAD);
        tables.forEach((name, size) -> text.append(name)
                .append('\t')
                .append(size.rows())
                .append('\t')
                .append(size.bytes())
                .append('\n'));
        return text.toString();
    }

    public boolean isEmpty() {
        return tables.isEmpty();
    }

    /** Of a table by its schema and name; by its name alone where the database has one such table, in whatever schema. */
    Optional<TableSize> of(Relation table) {
        TableSize size = tables.get(table.schema() + "." + table.name());
        if (size != null) {
            return Optional.of(size);
        }
        List<TableSize> ofThatName = tables.entrySet().stream()
                .filter(entry -> entry.getKey().endsWith("." + table.name()))
                .map(Map.Entry::getValue)
                .toList();
        return ofThatName.size() == 1 ? Optional.of(ofThatName.get(0)) : Optional.empty();
    }
}
