package io.github.migratemaven.execution.step;

import io.github.migratemaven.execution.history.VersionTable;
import io.github.migratemaven.report.MigrationFailure;
import io.github.migratemaven.revision.Step;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Sees to it that what a revision does leaves the version tables alone: without them, or without their rows, the next run
 * would take everything for not applied. Asked in the revision's own transaction, before anything of it is recorded.
 */
public final class VersionTableGuard {
    private static final String KIND_OF_TABLE = "r";

    private final Run run;
    private final Standing before;

    private VersionTableGuard(Run run, Standing before) {
        this.run = run;
        this.before = before;
    }

    /** Looks at the tables as they are before the revision's statements; the session is in the engine's mode. */
    static VersionTableGuard before(Run run) throws SQLException {
        return new VersionTableGuard(run, Standing.of(run));
    }

    /**
     * @throws MigrationFailure if the tables are no longer the same ones, or their rows are not; the transaction must not be
     *     committed then
     */
    void requireUntouched(Step step) throws SQLException {
        if (!before.exists()) {
            return;
        }
        Optional<String> harm = before.harm(Standing.of(run), run);
        if (harm.isPresent()) {
            throw MigrationFailure.failed(
                    step.revision().displayName() + " would leave this database without its history: " + harm.get()
                            + ".",
                    advice(step),
                    null);
        }
    }

    private String advice(Step step) {
        String schema = run.table().schema();
        return (step.script().transactional() ? "It was rolled back. " : "The statement was rolled back. ")
                + "Let the revision leave " + run.table().table() + " and "
                + run.table().events().table()
                + " as they are. If schema " + schema
                + " is to be dropped or renamed, first move them to another one, by hand"
                + " between two runs:"
                + "\n  alter table " + run.table().table() + " set schema ...;"
                + "\n  alter table " + run.table().events().table() + " set schema ...;"
                + "\nand name that from then on with -Dmigrate.versionTableSchema=...";
    }

    /**
     * What is there of a history.
     *
     * @param tables the object ids of {@code migrate_revision} and {@code migrate_event}, in this order; 0 where there is none
     * @param rows how many revisions have a row
     * @param digest over what these rows say
     * @param events the highest number of an event, and how many there are
     */
    private record Standing(List<Long> tables, long rows, String digest, String events) {
        static Standing of(Run run) throws SQLException {
            Connection connection = run.session().connection();
            VersionTable table = run.table();
            List<Long> tables = new ArrayList<>();
            tables.add(objectId(connection, table.schema(), "migrate_revision"));
            tables.add(objectId(connection, table.schema(), "migrate_event"));
            if (tables.contains(0L)) {
                return new Standing(tables, 0, "", "");
            }
            String sql = "select pg_catalog.count(*), coalesce(pg_catalog.sum(pg_catalog.hashtextextended("
                    + "pg_catalog.concat_ws(' ', id, state, checksum, revises), 0)::pg_catalog.numeric), 0) from "
                    + table.table();
            String events = "select pg_catalog.concat_ws(' ', pg_catalog.max(number), pg_catalog.count(*)) from "
                    + table.events().table();
            try (Statement statement = connection.createStatement()) {
                long count;
                String digest;
                try (ResultSet row = statement.executeQuery(sql)) {
                    row.next();
                    count = row.getLong(1);
                    digest = row.getString(2);
                }
                try (ResultSet row = statement.executeQuery(events)) {
                    row.next();
                    return new Standing(tables, count, digest, row.getString(1));
                }
            }
        }

        private static long objectId(Connection connection, String schema, String name) throws SQLException {
            String sql =
                    "select c.oid from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace"
                            + " where n.nspname = ? and c.relname = ? and c.relkind = '" + KIND_OF_TABLE + "'";
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                statement.setString(1, schema);
                statement.setString(2, name);
                try (ResultSet row = statement.executeQuery()) {
                    return row.next() ? row.getLong(1) : 0;
                }
            }
        }

        boolean exists() {
            return !tables.get(0).equals(0L);
        }

        /** What the statements in between have done, for the end of a sentence. */
        Optional<String> harm(Standing after, Run run) throws SQLException {
            if (!tables.equals(after.tables)) {
                int which = tables.get(0).equals(after.tables.get(0)) ? 1 : 0;
                String name =
                        which == 0 ? run.table().table() : run.table().events().table();
                return Optional.of(name + " is " + whereabouts(run.session().connection(), tables.get(which)));
            }
            if (rows != after.rows) {
                return Optional.of(
                        run.table().table() + " had " + rows + " rows before it and has " + after.rows + " now");
            }
            if (!digest.equals(after.digest)) {
                return Optional.of("it changed rows of " + run.table().table());
            }
            return events.equals(after.events)
                    ? Optional.empty()
                    : Optional.of("it changed rows of " + run.table().events().table());
        }

        private static String whereabouts(Connection connection, long id) throws SQLException {
            String sql = "select pg_catalog.format('%I.%I', n.nspname, c.relname) from pg_catalog.pg_class c join"
                    + " pg_catalog.pg_namespace n on n.oid = c.relnamespace where c.oid ="
                    + " ?::pg_catalog.int8::pg_catalog.oid";
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                statement.setLong(1, id);
                try (ResultSet row = statement.executeQuery()) {
                    return row.next() ? row.getString(1) + " now" : "dropped";
                }
            }
        }
    }
}
