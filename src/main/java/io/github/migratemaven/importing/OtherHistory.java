package io.github.migratemaven.importing;

import io.github.migratemaven.importing.flyway.FlywayApplied;
import io.github.migratemaven.importing.flyway.FlywayOrigin;
import io.github.migratemaven.importing.flyway.FlywayRow;
import io.github.migratemaven.importing.liquibase.LiquibaseApplied;
import io.github.migratemaven.importing.liquibase.LiquibaseOrigin;
import io.github.migratemaven.importing.liquibase.LiquibaseRow;
import io.github.migratemaven.report.MigrationFailure;
import io.github.migratemaven.revision.Revision;
import io.github.migratemaven.revision.graph.RevisionGraph;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What another tool has recorded in a database. It is only read.
 *
 * @param table its name as SQL, with the schema
 * @param position how far the tool had come, in its own words; empty where it has recorded nothing
 */
public record OtherHistory(OtherTool tool, String table, List<String> position) {
    private static final String PLACES = """
        select c.relname, pg_catalog.format('%I.%I', n.nspname, c.relname)
        from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace
        where c.relname = any (?) and c.relkind = 'r' and n.nspname !~ '^pg_'
        order by n.nspname = pg_catalog.current_schema() desc, n.nspname
        """;

    public OtherHistory {
        position = List.copyOf(position);
    }

    /** One for each tool that has a table there. */
    public static List<OtherHistory> in(Connection database) throws SQLException {
        Map<String, String> places = new LinkedHashMap<>();
        try (PreparedStatement query = database.prepareStatement(PLACES)) {
            Object[] tables =
                    Arrays.stream(OtherTool.values()).map(OtherTool::table).toArray();
            query.setArray(1, database.createArrayOf("text", tables));
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    places.putIfAbsent(row.getString(1), row.getString(2));
                }
            }
        }
        List<OtherHistory> histories = new ArrayList<>();
        for (OtherTool tool : OtherTool.values()) {
            String place = places.get(tool.table());
            if (place != null) {
                histories.add(new OtherHistory(tool, place, column(database, tool.position(place))));
            }
        }
        return List.copyOf(histories);
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
        return position.isEmpty()
                ? tool + " has recorded nothing yet (" + table + ")"
                : tool + " had come to " + String.join(", ", position) + " (" + table + ")";
    }

    /**
     * The revisions that stand for what the tool has applied: those that no other of them follows.
     *
     * @throws MigrationFailure where something applied has no revision, or something below it is not applied
     */
    public List<String> heads(Connection database, RevisionGraph graph) throws SQLException {
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

    private static Set<String> ofFlyway(Connection database, RevisionGraph graph) throws SQLException {
        Map<FlywayOrigin, String> revisions = new LinkedHashMap<>();
        for (Revision revision : graph.order()) {
            Optional<Origin> origin = Origin.of(revision);
            origin.filter(from -> from.tool() == OtherTool.FLYWAY)
                    .flatMap(from -> FlywayOrigin.parse(from.what()))
                    .ifPresent(script -> revisions.put(script, revision.id()));
        }
        Set<String> applied = new LinkedHashSet<>();
        FlywayApplied.among(List.copyOf(revisions.keySet()), FlywayRow.read(database, OtherTool.FLYWAY.table()), true)
                .forEach(script -> applied.add(revisions.getOrDefault(script, script.script())));
        return applied;
    }

    private static Set<String> ofLiquibase(Connection database, RevisionGraph graph) throws SQLException {
        Map<LiquibaseOrigin, String> revisions = new LinkedHashMap<>();
        for (Revision revision : graph.order()) {
            Origin.of(revision)
                    .filter(from -> from.tool() == OtherTool.LIQUIBASE)
                    .flatMap(from -> LiquibaseOrigin.parse(from.what()))
                    .ifPresent(changeSet -> revisions.put(changeSet, revision.id()));
        }
        Set<String> applied = new LinkedHashSet<>();
        LiquibaseApplied.among(
                        List.copyOf(revisions.keySet()), LiquibaseRow.read(database, OtherTool.LIQUIBASE.table()))
                .forEach(changeSet -> applied.add(revisions.getOrDefault(changeSet, changeSet.changeSet())));
        return applied;
    }
}
