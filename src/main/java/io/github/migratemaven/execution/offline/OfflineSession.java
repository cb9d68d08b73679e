package io.github.migratemaven.execution.offline;

import io.github.migratemaven.execution.options.ExecutionOptions;
import io.github.migratemaven.execution.session.RunnerLock;
import io.github.migratemaven.postgres.connection.PinnedSettings;
import io.github.migratemaven.postgres.sql.Quoting;
import io.github.migratemaven.report.MigrationFailure;
import io.github.migratemaven.revision.plan.Plan;
import java.util.ArrayList;
import java.util.List;

/**
 * What a script sets in the session of whoever runs it, and how it locks. Both end with each transaction, so that nothing
 * stays behind in the server session of a pool. Statements that must run outside of one need a session that is the script's
 * own: whether psql has such a one shows when it connects anew, since a pool hands out what was there before.
 *
 * @param lasting whether the settings and the lock last longer than a transaction
 */
record OfflineSession(boolean lasting, ExecutionOptions options) {
    private static final String OWN_ROLE = "reset session authorization; reset role; reset all;";
    private static final String LOCKED = "Another runner is at work on this database.";

    static OfflineSession of(Plan plan, ExecutionOptions options) {
        return new OfflineSession(
                !plan.steps().stream().allMatch(step -> step.script().transactional()), options);
    }

    /** As online, and whatever the terminal is set to: the script is in UTF-8. */
    private static String settings(String set) {
        return set + " client_encoding = 'UTF8'; " + set + " client_min_messages = warning; " + set
                + " statement_timeout = 0; "
                + PinnedSettings.statements(set).strip();
    }

    /** Before anything is asked, since a new connection may lead to another server. */
    List<String> connecting() {
        return lasting && !options.overrides().proxy() ? requireOwn() : List.of();
    }

    /** Before the first transaction. */
    List<String> opening() {
        List<String> lines = new ArrayList<>();
        if (lasting) {
            lines.add("select pg_catalog.pg_backend_pid() as migrate_pid \\gset");
            lines.add(settings("set"));
            lines.addAll(key());
            lines.addAll(lock("pg_try_advisory_lock"));
        }
        return lines;
    }

    private static List<String> requireOwn() {
        MigrationFailure pooled = MigrationFailure.refused(
                "A connection pool stands between here and PostgreSQL: a new connection was given a server session"
                        + " that was there before. The runner lock and the settings that this script needs for"
                        + " revisions with transaction=off would leak to other clients.",
                "Connect to the server itself. If the pool is known to pool sessions, make this script again with"
                        + " -Dmigrate.allowProxy=true");
        return List.of(
                "select extract(epoch from pg_catalog.clock_timestamp()) as migrate_before \\gset",
                "\\connect -",
                OfflineScript.stopWhere(
                        "exists (select from pg_catalog.pg_stat_activity where pid = pg_catalog.pg_backend_pid()"
                                + " and extract(epoch from backend_start) <= :migrate_before)",
                        pooled));
    }

    /** Begins the first transaction, in which the database is looked at. */
    List<String> first() {
        List<String> lines = new ArrayList<>(List.of("begin;", settings("set local")));
        if (!lasting) {
            lines.addAll(key());
        }
        lines.addAll(lockInTransaction());
        return lines;
    }

    /** Begins a transaction for one revision. */
    List<String> transaction() {
        List<String> lines = new ArrayList<>(List.of("begin;", settings("set local")));
        lines.addAll(lockInTransaction());
        return lines;
    }

    /** Commits. A setting that ended with the transaction would count as set by the session, where it was reset in between. */
    static String commit() {
        return OWN_ROLE + " commit;";
    }

    /** Before a revision that runs outside of transactions. */
    List<String> requireSame() {
        return List.of(OfflineScript.stopWhere(
                "pg_catalog.pg_backend_pid() <> :migrate_pid",
                MigrationFailure.refused(
                        "The connection pool does not pool sessions: it has given this connection another one in"
                                + " between.",
                        "Connect to the server itself.")));
    }

    /** Neither what a revision has set, nor which role it took, reaches what follows. */
    String fresh(boolean inTransaction) {
        return OWN_ROLE + " " + settings(inTransaction ? "set local" : "set");
    }

    /** After the last revision. */
    List<String> closing() {
        return lasting
                ? List.of("select pg_catalog.pg_advisory_unlock(:migrate_lock) as migrate_unlocked \\gset", OWN_ROLE)
                : List.of();
    }

    /** The same key as {@link RunnerLock}, so that an online runner and this script keep off each other. */
    private List<String> key() {
        return List.of(
                options.versionTableSchema()
                        .map(schema -> "select " + Quoting.literal(schema) + " as migrate_schema \\gset")
                        .orElse("select pg_catalog.current_schema() as migrate_schema \\gset"),
                "select ('x' ||"
                        + " pg_catalog.encode(pg_catalog.substr(pg_catalog.sha256(pg_catalog.convert_to('migrate-maven-plugin',"
                        + " 'UTF8') || '\\x00'::pg_catalog.bytea || pg_catalog.convert_to(pg_catalog.current_database(),"
                        + " 'UTF8') || '\\x00'::pg_catalog.bytea || pg_catalog.convert_to(:'migrate_schema', 'UTF8')), 1,"
                        + " 8), 'hex'))::pg_catalog.bit(64)::pg_catalog.int8 as migrate_lock \\gset");
    }

    private static List<String> lockInTransaction() {
        return lock("pg_try_advisory_xact_lock");
    }

    private static List<String> lock(String function) {
        return List.of(
                "select pg_catalog." + function + "(:migrate_lock) as migrate_ok \\gset",
                OfflineScript.stopUnless("migrate_ok", LOCKED));
    }
}
