package io.github.migratemaven.importing;

import io.github.migratemaven.catalog.ObjectId;
import io.github.migratemaven.importing.flyway.FlywayApplied;
import io.github.migratemaven.importing.flyway.FlywayOrigin;
import io.github.migratemaven.importing.flyway.FlywayRow;
import io.github.migratemaven.importing.liquibase.LiquibaseApplied;
import io.github.migratemaven.importing.liquibase.LiquibaseOrigin;
import io.github.migratemaven.importing.liquibase.LiquibaseRow;
import io.github.migratemaven.postgres.sql.Quoting;
import io.github.migratemaven.report.MigrationFailure;
import io.github.migratemaven.report.Status;
import io.github.migratemaven.revision.Revision;
import io.github.migratemaven.revision.graph.RevisionGraph;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What another tool has recorded in a database. It is only read.
 *
 * @param table its name as SQL, with the schema
 * @param relation what to select its rows from, by the tool's own names of columns
 * @param readable whether this role may read it
 * @param position how far the tool had come, in its own words; empty where it has recorded nothing
 * @param lockedBy who holds the lock by which only one run of the tool goes on, and since when
 */
public record OtherHistory(
        OtherTool tool,
        String table,
        String relation,
        boolean readable,
        List<String> position,
        Optional<String> lockedBy) {

    public OtherHistory {
        position = List.copyOf(position);
    }

    /** One for each table in which a tool keeps a history, those first that names without a schema lead to. */
    public static List<OtherHistory> in(Connection database) throws SQLException {
        List<OtherTable> tables = OtherTable.in(database);
        List<OtherHistory> histories = new ArrayList<>();
        for (OtherTable table : tables) {
            if (!table.lock()) {
                histories.add(of(database, table, tables));
            }
        }
        histories.sort(Comparator.comparing(OtherHistory::tool));
        return List.copyOf(histories);
    }

    /**
     * The one that a project's settings of a tool name.
     *
     * @param name of the table; its letters need not be the same
     * @param schema where it must be; anywhere, if it is empty
     */
    public static Optional<OtherHistory> named(
            Connection database, OtherTool tool, String name, Optional<String> schema) throws SQLException {
        List<OtherTable> tables = OtherTable.in(database);
        Optional<OtherTable> table = tables.stream()
                .filter(each -> each.tool() == tool && !each.lock() && each.isCalled(name))
                .filter(each -> schema.isEmpty() || schema.get().equalsIgnoreCase(each.schema()))
                .min(Comparator.comparing(each -> !each.name().equals(name)));
        return table.isEmpty() ? Optional.empty() : Optional.of(of(database, table.get(), tables));
    }

    private static OtherHistory of(Connection database, OtherTable table, List<OtherTable> tables) throws SQLException {
        List<String> position =
                table.readable() ? column(database, table.tool().position(table.relation())) : List.of();
        return new OtherHistory(
                table.tool(),
                table.quoted(),
                table.relation(),
                table.readable(),
                position,
                holder(database, table, tables));
    }

    /** What in a database is other tools' own, whatever it is called there. */
    public static Predicate<ObjectId> bookkeeping(Connection database) throws SQLException {
        return OtherTable.keptIn(OtherTable.in(database));
    }

    /** The lock's table lies in the schema of the history's. */
    private static Optional<String> holder(Connection database, OtherTable history, List<OtherTable> tables)
            throws SQLException {
        for (OtherTable table : tables) {
            if (table.lock()
                    && table.readable()
                    && table.tool() == history.tool()
                    && table.schema().equals(history.schema())) {
                List<String> holders = column(
                        database,
                        "select pg_catalog.concat(lockedby, ' since ', lockgranted, ' (', "
                                + Quoting.literal(table.quoted()) + ", ')') from " + table.relation()
                                + " where locked");
                if (!holders.isEmpty()) {
                    return Optional.of(holders.get(0));
                }
            }
        }
        return Optional.empty();
    }

    private static List<String> column(Connection database, String query) throws SQLException {
        List<String> values = new ArrayList<>();
        try (Statement statement = database.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            while (row.next()) {
                values.add(String.valueOf(row.getString(1)));
            }
        }
        return values;
    }

    /** {@code Flyway had come to 10 (public.flyway_schema_history)}. */
    public String line() {
        if (!readable) {
            return tool + " has a history in " + table + ", which this role may not read";
        }
        String come = position.isEmpty()
                ? tool + " has recorded nothing yet (" + table + ")"
                : tool + " had come to " + String.join(", ", position) + " (" + table + ")";
        return come + lockedBy.map(holder -> "; its lock is held by " + holder).orElse("");
    }

    /**
     * The revisions that stand for what the tool has applied: those that no other of them follows.
     *
     * @throws MigrationFailure where something applied has no revision, something below it is not applied, the tool is at
     *     work, or its table cannot be read
     */
    public List<String> heads(Connection database, RevisionGraph graph) throws SQLException {
        if (!readable) {
            throw MigrationFailure.refused(
                    "This role may not read where " + tool + " keeps its history: " + table + ".",
                    "Grant the role select on that table and usage of its schema, or name the revision that the"
                            + " database is at: -Dtarget=head.");
        }
        lockedBy.ifPresent(holder -> {
            throw MigrationFailure.of(
                    Status.LOCKED,
                    tool + " is at work on the database: its lock is held by " + holder + ".",
                    "Stamp when it is done. A lock that a killed run has left is freed by Liquibase's own"
                            + " release-locks.");
        });
        Set<String> applied =
                switch (tool) {
                    case FLYWAY -> ofFlyway(database, graph);
                    case LIQUIBASE -> ofLiquibase(database, graph);
                    case ALEMBIC -> new LinkedHashSet<>();
                };
        if (tool == OtherTool.ALEMBIC) {
            position.forEach(id -> applied.addAll(graph.ancestors(List.of(known(graph, id)))));
        }
        Set<String> needed = new LinkedHashSet<>(graph.ancestors(applied));
        needed.removeAll(applied);
        if (!needed.isEmpty()) {
            throw MigrationFailure.refused(
                    tool + " has applied revisions to the database that need others which it has not applied: "
                            + needed.stream()
                                    .map(id -> graph.get(id)
                                            .map(Revision::displayName)
                                            .orElse(id))
                                    .collect(Collectors.joining(", "))
                            + ".",
                    "Let " + tool + " apply all that it has, then stamp again; or name the revisions with -Dtarget=.");
        }
        return graph.headRows(applied);
    }

    /** By the id that it was imported from, else by its own. */
    private static String known(RevisionGraph graph, String id) {
        return graph.order().stream()
                .filter(revision -> Origin.of(revision)
                        .filter(from ->
                                from.tool() == OtherTool.ALEMBIC && from.what().equals(id))
                        .isPresent())
                .findFirst()
                .or(() -> graph.get(id))
                .map(Revision::id)
                .orElseThrow(() -> MigrationFailure.refused(
                        "Alembic had come to " + id + " in the database, which is no revision here.",
                        "Import the history that has it, or name the revision with -Dtarget=."));
    }

    private Set<String> ofFlyway(Connection database, RevisionGraph graph) throws SQLException {
        Map<FlywayOrigin, String> revisions = new LinkedHashMap<>();
        for (Revision revision : graph.order()) {
            Optional<Origin> origin = Origin.of(revision);
            origin.filter(from -> from.tool() == OtherTool.FLYWAY)
                    .flatMap(from -> FlywayOrigin.parse(from.what()))
                    .ifPresent(script -> revisions.put(script, revision.id()));
        }
        Set<String> applied = new LinkedHashSet<>();
        FlywayApplied.among(List.copyOf(revisions.keySet()), FlywayRow.read(database, relation), true)
                .forEach(script -> applied.add(revisions.getOrDefault(script, script.script())));
        return applied;
    }

    private Set<String> ofLiquibase(Connection database, RevisionGraph graph) throws SQLException {
        Map<LiquibaseOrigin, String> revisions = new LinkedHashMap<>();
        for (Revision revision : graph.order()) {
            Origin.of(revision)
                    .filter(from -> from.tool() == OtherTool.LIQUIBASE)
                    .flatMap(from -> LiquibaseOrigin.parse(from.what()))
                    .ifPresent(changeSet -> revisions.put(changeSet, revision.id()));
        }
        Set<String> applied = new LinkedHashSet<>();
        LiquibaseApplied.among(List.copyOf(revisions.keySet()), LiquibaseRow.read(database, relation))
                .forEach(changeSet -> applied.add(revisions.getOrDefault(changeSet, changeSet.changeSet())));
        return applied;
    }
}
