package io.github.migratemaven.execution.history;

import io.github.migratemaven.report.MigrationFailure;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Whether this role sees the whole history: what it does not see would be run again. */
final class HistoryAccess {
    private static final String OF_THE_TABLES = """
        select t.name, c.oid is not null, pg_catalog.pg_get_userbyid(c.relowner),
            pg_catalog.has_schema_privilege(n.oid, 'usage') and pg_catalog.has_table_privilege(c.oid, 'select'),
            pg_catalog.row_security_active(c.oid)
        from (values (1, 'migrate_revision'), (2, 'migrate_event')) t (place, name)
        left join pg_catalog.pg_namespace n on n.nspname = ?
        left join pg_catalog.pg_class c on c.relnamespace = n.oid and c.relname = t.name and c.relkind = 'r'
        order by t.place
        """;

    private HistoryAccess() {}

    /**
     * Whether there is a history.
     *
     * @throws MigrationFailure if the event table alone is missing, or a table may not be read, or hides rows
     */
    static boolean isThere(Connection connection, VersionTable table, String user) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(OF_THE_TABLES)) {
            statement.setString(1, table.schema());
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                if (!row.getBoolean(2)) {
                    return false;
                }
                require(row, table, user);
                row.next();
                require(row, table, user);
                return true;
            }
        }
    }

    private static void require(ResultSet row, VersionTable table, String user) throws SQLException {
        String name = row.getString(1);
        if (!row.getBoolean(2)) {
            throw missing(table, name);
        }
        String owner = row.getString(3);
        if (!row.getBoolean(4)) {
            throw MigrationFailure.refused(
                    "User " + user + " may not read " + name + " in schema " + table.schema() + ", which belongs to "
                            + owner + ".",
                    "Log in as " + owner + ", or let that role run: grant usage on schema " + table.schema() + " to "
                            + user + "; grant select on " + table.table() + ", "
                            + table.events().table() + " to " + user + ";");
        }
        if (row.getBoolean(5)) {
            throw MigrationFailure.refused(
                    "Row-level security may hide rows of " + name + " in schema " + table.schema() + " from user "
                            + user + "; a revision whose row is hidden would be run again.",
                    "Log in as a role to which it does not apply, or let " + owner + " run: alter table "
                            + table.schemaInSql() + "." + name
                            + " no force row level security, disable row level security;");
        }
    }

    private static MigrationFailure missing(VersionTable table, String name) {
        return MigrationFailure.refused(
                "Schema " + table.schema() + " has one of the version tables, but " + name + " is missing.",
                "Restore it from a backup. If what it told is lost (who did what when, and the environment's name),"
                        + " create it empty as the owner of the other one:\n" + table.definitionOfEvents() + ";");
    }
}
