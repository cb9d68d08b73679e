package io.github.migratemaven.execution;

import io.github.migratemaven.execution.history.DatabaseContents;
import io.github.migratemaven.execution.history.DatabaseIdentity;
import io.github.migratemaven.execution.history.HistoryReader;
import io.github.migratemaven.execution.options.EnvironmentRules;
import io.github.migratemaven.execution.step.RetriedTransaction;
import io.github.migratemaven.execution.step.Run;
import io.github.migratemaven.report.MigrationFailure;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * Drops everything in a database that a person has named, in one transaction. Whatever leaves a doubt is refused: a
 * database without a name of its own, a copy, a protected one, and objects that this does not know how to drop.
 */
final class Cleaning {
    /** In the order in which they are run; each may be gone already with an earlier one. */
    private static final String DROPS = """
        select 1, pg_catalog.format('drop event trigger if exists %I cascade', evtname) from pg_catalog.pg_event_trigger
        union all
        select 2, pg_catalog.format('drop publication if exists %I cascade', pubname) from pg_catalog.pg_publication
        union all
        select 3, pg_catalog.format('drop schema if exists %I cascade', nspname) from pg_catalog.pg_namespace
        where nspname !~ '^pg_' and nspname not in ('information_schema', 'public')
        union all
        select 4, pg_catalog.format('drop extension if exists %I cascade', extname) from pg_catalog.pg_extension
        where extname <> 'plpgsql'
        union all
        select 5, pg_catalog.format('drop foreign data wrapper if exists %I cascade', fdwname)
        from pg_catalog.pg_foreign_data_wrapper
        union all
        select case relkind when 'S' then 7 else 6 end, pg_catalog.format('drop %s if exists public.%I cascade',
            case relkind when 'v' then 'view' when 'm' then 'materialized view' when 'S' then 'sequence'
                when 'f' then 'foreign table' else 'table' end, relname)
        from pg_catalog.pg_class
        where relnamespace = 'public'::pg_catalog.regnamespace and relkind in ('r', 'p', 'f', 'v', 'm', 'S')
        union all
        select 8, pg_catalog.format('drop routine if exists %s cascade', oid::pg_catalog.regprocedure)
        from pg_catalog.pg_proc where pronamespace = 'public'::pg_catalog.regnamespace
        union all
        select 9, pg_catalog.format('drop type if exists public.%I cascade', t.typname)
        from pg_catalog.pg_type t left join pg_catalog.pg_class c on c.oid = t.typrelid
        where t.typnamespace = 'public'::pg_catalog.regnamespace and (t.typtype in ('e', 'd', 'r') or c.relkind = 'c')
        union all
        select 10, pg_catalog.format('drop collation if exists public.%I cascade', collname)
        from pg_catalog.pg_collation where collnamespace = 'public'::pg_catalog.regnamespace
        union all
        select 11, pg_catalog.format('select pg_catalog.lo_unlink(%s)', oid) from pg_catalog.pg_largeobject_metadata
        order by 1, 2
        """;

    private static final String LEFT_IN_PUBLIC = """
        select pg_catalog.pg_describe_object(classid, objid, 0) from (
            select 'pg_catalog.pg_class'::pg_catalog.regclass as classid, oid as objid, relnamespace as space
            from pg_catalog.pg_class
            union all select 'pg_catalog.pg_proc'::pg_catalog.regclass, oid, pronamespace from pg_catalog.pg_proc
            union all select 'pg_catalog.pg_type'::pg_catalog.regclass, oid, typnamespace from pg_catalog.pg_type
            union all select 'pg_catalog.pg_operator'::pg_catalog.regclass, oid, oprnamespace from pg_catalog.pg_operator
            union all select 'pg_catalog.pg_opclass'::pg_catalog.regclass, oid, opcnamespace from pg_catalog.pg_opclass
            union all select 'pg_catalog.pg_opfamily'::pg_catalog.regclass, oid, opfnamespace from pg_catalog.pg_opfamily
            union all select 'pg_catalog.pg_collation'::pg_catalog.regclass, oid, collnamespace from pg_catalog.pg_collation
            union all select 'pg_catalog.pg_conversion'::pg_catalog.regclass, oid, connamespace from pg_catalog.pg_conversion
            union all select 'pg_catalog.pg_ts_config'::pg_catalog.regclass, oid, cfgnamespace from pg_catalog.pg_ts_config
            union all select 'pg_catalog.pg_ts_dict'::pg_catalog.regclass, oid, dictnamespace from pg_catalog.pg_ts_dict
        ) left_over
        where space = 'public'::pg_catalog.regnamespace order by 1
        """;

    private final Run run;
    private final HistoryReader reader;

    Cleaning(Run run) {
        this.run = run;
        this.reader = new HistoryReader(run.session(), run.table());
    }

    /** @throws MigrationFailure if it is not certain that this database is meant, or something would be left */
    DatabaseContents perform() throws SQLException {
        Connection connection = run.session().connection();
        DatabaseContents contents = DatabaseContents.of(connection);
        requireConfirmed(contents);
        contents.lines().forEach(line -> run.reporter().warn("Dropping " + line));
        new RetriedTransaction(run).commit("Dropping everything", () -> dropEverything(connection));
        return contents;
    }

    private static void dropEverything(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("set local search_path = ''");
            for (String drop : texts(statement, DROPS)) {
                statement.execute(drop);
            }
            requireNothingLeft(texts(statement, LEFT_IN_PUBLIC));
        }
    }

    private void requireConfirmed(DatabaseContents contents) throws SQLException {
        String database = run.session().settings().displayUrl();
        DatabaseIdentity identity = reader.identity()
                .filter(recorded -> !recorded.environment().isEmpty())
                .orElseThrow(() -> MigrationFailure.refused(
                        database
                                + " is not embedded and has no name, so nothing tells whose it is; nothing was"
                                + " dropped.",
                        "Give it a name with mvn migrate:upgrade -Dmigrate.environment=<name>, then confirm"
                                + " that name with -Dmigrate.confirmEnvironment=<name>. Or drop it with"
                                + " PostgreSQL's own dropdb."));
        String name = identity.environment();
        if (!identity.isSamePlaceAs(DatabaseIdentity.of(run.session().connection(), name))) {
            throw MigrationFailure.refused(
                    database + " calls itself '" + name + "', but that name was recorded in another place (database "
                            + identity.database() + "); nothing was dropped.",
                    "A copy gets a name of its own with mvn migrate:upgrade -Dmigrate.environment=<name>.");
        }
        EnvironmentRules rules = run.options().environment();
        rules.requireSame(name);
        if (rules.protectedNames().contains(name)) {
            throw MigrationFailure.refused(
                    "This database is the protected environment '" + name + "'; it is never emptied.",
                    "Check the connection settings.");
        }
        if (rules.confirmed().filter(name::equals).isEmpty()) {
            throw MigrationFailure.refused(
                    database + " is not embedded; this would drop everything in the environment '" + name + "':\n  "
                            + String.join("\n  ", contents.lines()),
                    "If you do mean it, add -Dmigrate.confirmEnvironment=" + name);
        }
    }

    private static void requireNothingLeft(List<String> left) {
        if (!left.isEmpty()) {
            throw MigrationFailure.refused(
                    "The schema public holds objects that this goal does not drop: " + String.join(", ", left)
                            + "; nothing was dropped.",
                    "Drop them by hand, then run the goal again.");
        }
    }

    private static List<String> texts(Statement statement, String sql) throws SQLException {
        List<String> texts = new ArrayList<>();
        try (ResultSet row = statement.executeQuery(sql)) {
            while (row.next()) {
                texts.add(row.getString(row.getMetaData().getColumnCount()));
            }
        }
        return texts;
    }
}
