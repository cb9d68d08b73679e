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
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What another tool has recorded in a database. It is only read.
 *
 * @param table its name as SQL, with the schema
 * @param name its name alone
 * @param position how far the tool had come, in its own words; empty where it has recorded nothing
 * @param lockedBy who holds the lock by which only one run of the tool goes on, and since when
 */
public record OtherHistory(
        OtherTool tool, String table, String name, List<String> position, Optional<String> lockedBy) {

    public OtherHistory {
        position = List.copyOf(position);
    }

    /** One for each tool that has a table there. */
    public static List<OtherHistory> in(Connection database) throws SQLException {
        List<OtherTable> tables = OtherTable.in(database);
        List<OtherHistory> histories = new ArrayList<>();
        for (OtherTool tool : OtherTool.values()) {
            List<OtherTable> own =
                    tables.stream().filter(table -> table.tool() == tool).toList();
            Optional<OtherTable> place =
                    own.stream().filter(table -> !table.lock()).findFirst();
            if (place.isPresent()) {
                List<String> position =
                        column(database, tool.position(place.get().quoted()));
                histories.add(new OtherHistory(
                        tool, place.get().quoted(), place.get().name(), position, holder(database, own)));
            }
        }
        return List.copyOf(histories);
    }

    /** What in a database is other tools' own, whatever it is called there. */
    public static Predicate<ObjectId> bookkeeping(Connection database) throws SQLException {
        return OtherTable.keptIn(OtherTable.in(database));
    }

    private static Optional<String> holder(Connection database, List<OtherTable> tables) throws SQLException {
        for (OtherTable table : tables) {
            if (table.lock()) {
                List<String> holders = column(
                        database,
                        "select pg_catalog.concat(lockedby, ' since ', lockgranted, ' (', "
                                + Quoting.literal(table.quoted()) + ", ')') from " + table.quoted() + " where locked");
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
        String come = position.isEmpty()
                ? tool + " has recorded nothing yet (" + table + ")"
                : tool + " had come to " + String.join(", ", position) + " (" + table + ")";
        return come + lockedBy.map(holder -> "; its lock is held by " + holder).orElse("");
    }

    /**
     * The revisions that stand for what the tool has applied: those that no other of them follows.
     *
     * @throws MigrationFailure where something applied has no revision, something below it is not applied, or the tool is at
     *     work
     */
    public List<String> heads(Connection database, RevisionGraph graph) throws SQLException {
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
                    tool + " has not applied " + String.join(", ", needed) + " to the database, but what follows.",
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
        FlywayApplied.among(List.copyOf(revisions.keySet()), FlywayRow.read(database, name), true)
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
        LiquibaseApplied.among(List.copyOf(revisions.keySet()), LiquibaseRow.read(database, name))
                .forEach(changeSet -> applied.add(revisions.getOrDefault(changeSet, changeSet.changeSet())));
        return applied;
    }
}
