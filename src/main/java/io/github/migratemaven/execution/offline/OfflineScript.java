package io.github.migratemaven.execution.offline;

import io.github.migratemaven.execution.history.DatabaseIdentity;
import io.github.migratemaven.execution.history.VersionTableDefinition;
import io.github.migratemaven.execution.options.ExecutionOptions;
import io.github.migratemaven.execution.precondition.UnprovenRevisions;
import io.github.migratemaven.execution.script.ScriptRules;
import io.github.migratemaven.execution.session.RunnerLock;
import io.github.migratemaven.postgres.connection.PinnedSettings;
import io.github.migratemaven.postgres.sql.Quoting;
import io.github.migratemaven.report.MigrationFailure;
import io.github.migratemaven.revision.Direction;
import io.github.migratemaven.revision.Revision;
import io.github.migratemaven.revision.graph.RevisionGraph;
import io.github.migratemaven.revision.plan.Plan;
import io.github.migratemaven.revision.plan.Planner;
import io.github.migratemaven.revision.plan.Step;
import io.github.migratemaven.revision.script.Language;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A plan as a script for {@code psql} 13 or newer. Whoever runs it needs nothing else: it takes the runner lock, passes
 * over what is done already, keeps the books, and can be run again after a failure.
 */
public final class OfflineScript {
    /** The schema is a variable of psql, set when the script runs. */
    static final VersionTableDefinition TABLES = new VersionTableDefinition(":\"migrate_schema\"");

    /** As online, and whatever the terminal is set to: the script is in UTF-8. */
    static final String SESSION = "set client_encoding = 'UTF8'; set client_min_messages = warning;"
            + " set statement_timeout = 0; " + PinnedSettings.forSession().strip();

    private final ExecutionOptions options;
    private final StringBuilder out = new StringBuilder();

    private OfflineScript(ExecutionOptions options) {
        this.options = options;
    }

    /**
     * The script for a range, without looking at any database.
     *
     * @param range {@code to}, or {@code from:to}; an upgrade without {@code from} begins at the base
     * @throws MigrationFailure if the range cannot be planned, or a revision cannot be put into a script
     */
    public static String of(RevisionGraph graph, Direction direction, String range, ExecutionOptions options) {
        Plan plan = (direction == Direction.UPGRADE
                        ? Planner.upgradeRange(graph, range)
                        : Planner.downgradeRange(graph, range))
                .withHooks(graph.hooks());
        plan.steps().forEach(OfflineScript::requireSql);
        UnprovenRevisions.refuse(plan, options.overrides().unproven());
        plan.requireValues();
        int colon = range.indexOf(':');
        String from = colon < 0 ? "" : range.substring(0, colon).strip();
        List<Revision> start = from.isEmpty() ? List.of() : Planner.resolve(graph, Set.of(), from);
        return new OfflineScript(options)
                .render(graph, plan, start.stream().map(Revision::id).toList());
    }

    private static void requireSql(Step step) {
        if (step.script().language() == Language.JAVA) {
            throw MigrationFailure.refused(
                    ScriptRules.sourceName(step.revision()) + " is a revision in Java, which psql cannot run.",
                    "Write scripts for the ranges before and after it, and run it by migrate:upgrade or"
                            + " migrate:downgrade in between.");
        }
    }

    private String render(RevisionGraph graph, Plan plan, List<String> expectedHeads) {
        String verb = plan.direction().name().toLowerCase(Locale.ROOT);
        line("-- Offline " + verb + " by migrate-maven-plugin: " + plan.steps().size()
                + (plan.steps().size() == 1 ? " revision" : " revisions"));
        line("-- Expected at the start: " + (expectedHeads.isEmpty() ? "an empty history" : expectedHeads)
                + "; what is done already is passed over.");
        line("-- Leads to: " + String.join(", ", endsOf(plan)));
        line("-- Needs: PostgreSQL " + neededVersion(plan) + " or newer, a primary server");
        line("-- Run it with: psql -X -v ON_ERROR_STOP=1 -f FILE CONNECTION");
        line("-- It may be run again after a failure: it resumes where it stopped.");
        line("\\set ON_ERROR_STOP on");
        line("\\set QUIET on");
        line(SESSION);
        requireServer(plan);
        takeLock();
        tables();
        OfflineStep step = new OfflineStep(out, graph, options);
        for (Step each : plan.steps()) {
            step.append(each);
        }
        line("");
        line("select pg_catalog.pg_advisory_unlock(:migrate_lock) as migrate_unlocked \\gset");
        return out.toString();
    }

    private void requireServer(Plan plan) {
        int needed = neededVersion(plan);
        line("select pg_catalog.current_setting('server_version_num')::pg_catalog.int4 >= " + needed
                + "0000 and not pg_catalog.pg_is_in_recovery() as migrate_ok \\gset");
        stopUnlessOk("This script needs a primary server of PostgreSQL " + needed + " or newer.");
    }

    /** The ids that the last steps reach: those that no later step leaves. */
    private static List<String> endsOf(Plan plan) {
        Set<String> ends = new LinkedHashSet<>();
        for (Step step : plan.steps()) {
            step.from().forEach(ends::remove);
            ends.addAll(step.to());
        }
        return ends.isEmpty() ? List.of("base") : List.copyOf(ends);
    }

    private static int neededVersion(Plan plan) {
        OptionalInt newest = plan.steps().stream()
                .map(Step::revision)
                .flatMap(revision -> generatedFor(revision).stream().boxed())
                .mapToInt(Integer::intValue)
                .max();
        return plan.direction() == Direction.UPGRADE ? Math.max(13, newest.orElse(13)) : 13;
    }

    private static OptionalInt generatedFor(Revision revision) {
        return revision.generatedFor()
                .map(Integer::parseInt)
                .map(OptionalInt::of)
                .orElseGet(OptionalInt::empty);
    }

    /** The same key as {@link RunnerLock}, so that an online runner and this script keep off each other. */
    private void takeLock() {
        line(options.versionTableSchema()
                .map(schema -> "select " + Quoting.literal(schema) + " as migrate_schema \\gset")
                .orElse("select pg_catalog.current_schema() as migrate_schema \\gset"));
        line("select ('x' ||"
                + " pg_catalog.encode(pg_catalog.substr(pg_catalog.sha256(pg_catalog.convert_to('migrate-maven-plugin',"
                + " 'UTF8') || '\\x00'::pg_catalog.bytea || pg_catalog.convert_to(pg_catalog.current_database(),"
                + " 'UTF8') || '\\x00'::pg_catalog.bytea || pg_catalog.convert_to(:'migrate_schema', 'UTF8')), 1,"
                + " 8), 'hex'))::pg_catalog.bit(64)::pg_catalog.int8 as migrate_lock \\gset");
        line("select pg_catalog.pg_try_advisory_lock(:migrate_lock) as migrate_ok \\gset");
        stopUnlessOk("Another runner is at work on this database.");
    }

    private void tables() {
        if (options.versionTableSchema().isEmpty()) {
            requireNoOtherHistory();
        }
        line("select not exists (select from pg_catalog.pg_namespace where nspname = :'migrate_schema')"
                + " as migrate_absent \\gset");
        line("\\if :migrate_absent");
        line("create schema :\"migrate_schema\";");
        line("\\endif");
        for (String statement : TABLES.statements()) {
            line(statement + ";");
        }
        String event = TABLES.eventTable();
        line("insert into " + event + " (kind, revision, from_heads, to_heads, outcome, statement, detail)"
                + " select 'identity', '', '{}', '{}', 'done', 0, pg_catalog.concat_ws(E'\\t', '"
                + DatabaseIdentity.LAYOUT
                + "', '', '', pg_catalog.current_database()) where not exists (select from " + event
                + " where kind = 'identity');");
    }

    /** As online: a second history would run everything again. */
    private void requireNoOtherHistory() {
        String history = "exists (select from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid ="
                + " c.relnamespace where c.relname = 'migrate_revision' and c.relkind = 'r' and c.relpersistence = 'p'";
        line("select " + history + " and n.nspname = :'migrate_schema') or not " + history + ") as migrate_ok \\gset");
        stopUnlessOk("There is no history in the current schema, but in another one. Make this script with"
                + " -Dmigrate.versionTableSchema=..., which names the schema that is meant.");
    }

    private void stopUnlessOk(String problem) {
        line(stopUnless("migrate_ok", problem));
    }

    /** Lines that end the script with an error unless a psql variable is true. */
    static String stopUnless(String variable, String problem) {
        return "\\if :" + variable + "\n\\else\ndo $migrate$ begin raise exception using message = "
                + Quoting.literal(problem) + "; end $migrate$;\n\\endif";
    }

    /** The given ids as a comma-separated list of literals. */
    static String literals(List<String> ids) {
        return ids.stream().map(Quoting::literal).collect(Collectors.joining(", "));
    }

    private void line(String text) {
        out.append(text).append('\n');
    }
}
