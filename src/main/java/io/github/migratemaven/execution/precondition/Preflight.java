package io.github.migratemaven.execution.precondition;

import io.github.migratemaven.execution.history.VersionTable;
import io.github.migratemaven.execution.options.ExecutionOptions;
import io.github.migratemaven.execution.script.RevisionStatements;
import io.github.migratemaven.execution.script.ScriptRules;
import io.github.migratemaven.execution.session.Session;
import io.github.migratemaven.execution.session.SessionFacts;
import io.github.migratemaven.report.Durations;
import io.github.migratemaven.report.MigrationFailure;
import io.github.migratemaven.report.Reporter;
import io.github.migratemaven.revision.Revision;
import io.github.migratemaven.revision.plan.Plan;
import io.github.migratemaven.revision.script.Language;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Looks for what would make a run fail or go astray, before anything is changed. */
public final class Preflight {
    /** A statement that creates a table locks about this many objects: the table, its toast table and their indexes. */
    private static final int LOCKS_PER_STATEMENT = 4;

    private final Session session;
    private final ExecutionOptions options;
    private final Reporter reporter;

    public Preflight(Session session, ExecutionOptions options, Reporter reporter) {
        this.session = session;
        this.options = options;
        this.reporter = reporter;
    }

    public void warnOfPlaintext() {
        warnOfPlaintext(session.facts());
    }

    /** @throws MigrationFailure if this server cannot be written to */
    public void checkWritable() {
        SessionFacts facts = session.facts();
        if (facts.inRecovery()) {
            throw MigrationFailure.refused(
                    "The server is a read-only standby; a lock taken here would keep nobody off the primary.",
                    "Connect to the primary, or let it be found: name all servers in the URL, as in"
                            + " jdbc:postgresql://HOST1:PORT1,HOST2:PORT2/DATABASE?targetServerType=primary");
        }
        if (facts.readOnly()) {
            throw MigrationFailure.refused(
                    "Transactions of user " + facts.user() + " are read-only in this database"
                            + " (default_transaction_read_only).",
                    "Connect as a role that may write.");
        }
    }

    private void warnOfPlaintext(SessionFacts facts) {
        if (!facts.encrypted() && !session.settings().isLocal()) {
            reporter.warn("The connection to " + session.settings().host()
                    + " is not encrypted. Set sslmode=verify-full in the URL.");
        }
    }

    public void report(ConnectionNotice notice) {
        SessionFacts facts = session.facts();
        List<String> lines = new ArrayList<>();
        lines.add("Connected to " + session.settings().displayUrl() + " as " + facts.user() + ", PostgreSQL "
                + facts.serverVersionText() + ", search_path " + facts.searchPath());
        if (!facts.timeoutsOfRole().isEmpty()) {
            lines.add("Timeouts of the role that do not apply to revisions: " + facts.timeoutsOfRole()
                    + ". lock_timeout is " + Durations.words(options.locks().timeout()) + " here, the others are off");
        }
        notice.tell(lines, reporter);
    }

    /** @throws MigrationFailure if the plan cannot run on this server */
    public void checkPlan(Plan plan, VersionTable table) throws SQLException {
        if (plan.isEmpty()) {
            return;
        }
        if (table.exists(session.connection())) {
            checkTablePrivileges(table);
        }
        plan.steps().forEach(step -> {
            if (step.script().language() == Language.JAVA) {
                options.java().compile(step.revision());
                return;
            }
            int statements = RevisionStatements.of(step).check();
            if (step.script().transactional()) {
                warnOfLocks(step.revision(), statements);
            }
        });
        warnOfForeignOwners();
        warnOfDebris();
    }

    private void warnOfLocks(Revision revision, int statements) {
        long capacity = session.facts().lockSlots();
        if ((long) statements * LOCKS_PER_STATEMENT > capacity) {
            reporter.warn(ScriptRules.sourceName(revision) + " has " + statements
                    + " statements in one transaction; the server has room for about " + capacity
                    + " locks. If it fails with \"out of shared memory\", split it or raise"
                    + " max_locks_per_transaction.");
        }
    }

    private void warnOfForeignOwners() throws SQLException {
        String sql = """
            select pg_catalog.format('%I.%I', n.nspname, c.relname) || ' of ' || pg_catalog.pg_get_userbyid(c.relowner)
            from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace
            where n.nspname = any (?) and c.relkind in ('r', 'p', 'v', 'm', 'f')
              and not pg_catalog.pg_has_role(c.relowner, 'usage')
            order by 1 limit 4
            """;
        List<String> foreign = names(sql);
        if (!foreign.isEmpty()) {
            reporter.warn("User " + session.facts().user() + " does not own everything here ("
                    + String.join(", ", foreign) + "); a revision that alters such an object will fail. Log in as the"
                    + " owner, or put \"set role\" into the revision.");
        }
    }

    private void warnOfDebris() throws SQLException {
        String sql = """
            select pg_catalog.format('%I.%I', n.nspname, c.relname)
            from pg_catalog.pg_index i join pg_catalog.pg_class c on c.oid = i.indexrelid
            join pg_catalog.pg_namespace n on n.oid = c.relnamespace
            where n.nspname = any (?) and not i.indisvalid and c.relkind = 'i'
              and not exists (select from pg_catalog.pg_stat_progress_create_index p where p.index_relid = c.oid)
            order by 1 limit 10
            """;
        List<String> debris = names(sql);
        if (!debris.isEmpty()) {
            reporter.warn("Invalid indexes that an unfinished build left: " + String.join(", ", debris)
                    + ". They slow writes and serve no query; drop them with DROP INDEX CONCURRENTLY.");
        }
    }

    private List<String> names(String sql) throws SQLException {
        Connection connection = session.connection();
        List<String> names = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setArray(
                    1,
                    connection.createArrayOf("text", session.facts().schemas().toArray()));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    names.add(row.getString(1));
                }
            }
        }
        return List.copyOf(names);
    }

    /** @throws MigrationFailure if the existing version tables may not be written by this role */
    private void checkTablePrivileges(VersionTable table) throws SQLException {
        // Of several privileges with commas between, the server is content with any one.
        String sql =
                "select pg_catalog.has_table_privilege(?, 'insert') and pg_catalog.has_table_privilege(?, 'insert')"
                        + " and pg_catalog.has_table_privilege(?, 'update') and pg_catalog.has_table_privilege(?,"
                        + " 'delete')";
        try (PreparedStatement statement = session.connection().prepareStatement(sql)) {
            statement.setString(1, table.events().table());
            for (int privilege = 2; privilege <= 4; privilege++) {
                statement.setString(privilege, table.table());
            }
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                if (!row.getBoolean(1)) {
                    throw MigrationFailure.refused(
                            "User " + session.facts().user() + " may not write to the version tables in schema "
                                    + table.schema() + ".",
                            "Log in as the role that applied the earlier revisions.");
                }
            }
        }
    }
}
