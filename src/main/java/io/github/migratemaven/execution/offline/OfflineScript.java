package io.github.migratemaven.execution.offline;

import io.github.migratemaven.execution.history.VersionTableDefinition;
import io.github.migratemaven.execution.options.ExecutionOptions;
import io.github.migratemaven.execution.precondition.UnprovenRevisions;
import io.github.migratemaven.execution.script.ScriptRules;
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
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * A plan as a script for {@code psql} 13 or newer. Whoever runs it needs nothing else: it takes the runner lock, passes
 * over what is done already, keeps the books, and can be run again after a failure.
 */
public final class OfflineScript {
    /** The schema is a variable of psql, set when the script runs. */
    static final VersionTableDefinition TABLES = new VersionTableDefinition(":\"migrate_schema\"");

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
                    "Write scripts for the ranges before and after it, and run it by mvn migrate:upgrade or"
                            + " mvn migrate:downgrade in between.");
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
        OfflineSession session = OfflineSession.of(plan, options);
        session.connecting().forEach(this::line);
        requireServer(plan);
        session.opening().forEach(this::line);
        session.first().forEach(this::line);
        tables(new OfflineIdentity(options.environment(), plan.direction()));
        line(OfflineSession.commit());
        OfflineStep step = new OfflineStep(out, graph, options, session);
        for (Step each : plan.steps()) {
            step.append(each);
        }
        line("");
        session.closing().forEach(this::line);
        return out.toString();
    }

    private void requireServer(Plan plan) {
        int needed = neededVersion(plan);
        line("select pg_catalog.current_setting('server_version_num')::pg_catalog.int4 >= " + needed
                + "0000 and not pg_catalog.pg_is_in_recovery() as migrate_ok \\gset");
        line(stopUnless(
                "migrate_ok",
                "This script needs a primary server of PostgreSQL " + needed + " or newer.",
                ", hint = "
                        + Quoting.literal("Connect to the primary. For an older server, delete the header line"
                                + " \"Generated For\" of revisions that run there as they are, or generate those that no"
                                + " database has anew with -Dmigrate.postgresVersion=; then make this script again.")));
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

    private void tables(OfflineIdentity identity) {
        if (options.versionTableSchema().isEmpty()) {
            requireNoOtherHistory();
        }
        identity.require().forEach(this::line);
        line("select not exists (select from pg_catalog.pg_namespace where nspname = :'migrate_schema')"
                + " as migrate_absent \\gset");
        line("\\if :migrate_absent");
        line("create schema :\"migrate_schema\";");
        line("\\endif");
        for (String statement : TABLES.statements()) {
            line(statement + ";");
        }
        line(identity.record());
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
        return stopUnless(variable, problem, "");
    }

    private static String stopUnless(String variable, String problem, String more) {
        return "\\if :" + variable + "\n\\else\ndo $migrate$ begin raise exception using message = "
                + Quoting.literal(problem) + more + "; end $migrate$;\n\\endif";
    }

    /** A line that ends the script with an error where the condition is true. */
    static String stopWhere(String condition, MigrationFailure problem) {
        return stopWhere(condition, problem, UnaryOperator.identity());
    }

    /** @param text makes of a literal the SQL of what is said */
    static String stopWhere(String condition, MigrationFailure problem, UnaryOperator<String> text) {
        return "select pg_catalog.format('do %L', pg_catalog.format('begin raise exception using message = %L, hint ="
                + " %L; end', " + text.apply(Quoting.literal(String.valueOf(problem.getMessage()))) + ", "
                + text.apply(Quoting.literal(problem.advice())) + ")) where " + condition + " \\gexec";
    }

    /** The given ids as a comma-separated list of literals. */
    static String literals(List<String> ids) {
        return ids.stream().map(Quoting::literal).collect(Collectors.joining(", "));
    }

    private void line(String text) {
        out.append(text).append('\n');
    }
}
