package io.github.migratemaven.execution.history;

import io.github.migratemaven.report.MigrationFailure;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * Who a database says it is: recorded with its first revision, and again whenever it is given another name.
 *
 * @param layout version of the version tables' layout
 * @param environment the name its owners gave it, such as {@code production}; empty when they gave none
 * @param cluster system identifier of the server, or empty where the role may not read it
 * @param database database name when it was recorded
 */
public record DatabaseIdentity(int layout, String environment, String cluster, String database) {
    /** Raised when an older plugin could no longer read or write the tables correctly. */
    public static final int LAYOUT = 1;

    /** A dump, clone or template carries the record to another place. */
    public boolean isSamePlaceAs(DatabaseIdentity other) {
        return database.equals(other.database)
                && (cluster.equals(other.cluster) || cluster.isEmpty() || other.cluster.isEmpty());
    }

    /** Where it was recorded, for a sentence. */
    public String place() {
        return placeOf(database);
    }

    public static String placeOf(String database) {
        return "database " + database;
    }

    /** That a newer version of this plugin has left what this one might misunderstand. */
    public static MigrationFailure newer(String layout) {
        return MigrationFailure.refused(
                "The version tables of this database were written by a newer version of this plugin (layout " + layout
                        + ", known here: " + LAYOUT + ").",
                "Update migrate-maven-plugin.");
    }

    /** SQL for the system identifier of the server, empty where the role may not read it. */
    public static final String CLUSTER = """
        case when pg_catalog.has_function_privilege('pg_catalog.pg_control_system()', 'execute')
            then (select system_identifier::pg_catalog.text from pg_catalog.pg_control_system()) else '' end\
        """;

    /** The place that a connection has led to, as {@link #read} takes it. */
    static final String HERE = "select " + CLUSTER + ", pg_catalog.current_database()";

    static DatabaseIdentity read(ResultSet row) throws SQLException {
        row.next();
        return new DatabaseIdentity(LAYOUT, "", row.getString(1), row.getString(2));
    }

    /** The place that the connection has led to, under a name given by the caller. */
    public static DatabaseIdentity of(Connection connection, String environment) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(HERE)) {
            return read(row).named(environment);
        }
    }

    DatabaseIdentity named(String other) {
        return new DatabaseIdentity(layout, other, cluster, database);
    }

    String format() {
        return String.join("\t", Integer.toString(layout), environment, cluster, database);
    }

    static DatabaseIdentity parse(String text) {
        List<String> parts = List.of(text.split("\t", 4));
        return new DatabaseIdentity(Integer.parseInt(parts.get(0)), parts.get(1), parts.get(2), parts.get(3));
    }
}
