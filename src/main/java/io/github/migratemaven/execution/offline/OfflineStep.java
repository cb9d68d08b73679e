package io.github.migratemaven.execution.offline;

import io.github.migratemaven.execution.history.HistoryEvent;
import io.github.migratemaven.execution.options.ExecutionOptions;
import io.github.migratemaven.execution.script.CreateIndexTrace;
import io.github.migratemaven.execution.script.HookStatements;
import io.github.migratemaven.execution.script.ScriptRules;
import io.github.migratemaven.execution.script.StatementNature;
import io.github.migratemaven.execution.script.TokenCursor;
import io.github.migratemaven.execution.script.TraceInCatalog;
import io.github.migratemaven.postgres.sql.Quoting;
import io.github.migratemaven.postgres.sql.SqlStatement;
import io.github.migratemaven.postgres.sql.SqlTokens;
import io.github.migratemaven.revision.Direction;
import io.github.migratemaven.revision.Revision;
import io.github.migratemaven.revision.graph.RevisionGraph;
import io.github.migratemaven.revision.hook.Hook;
import io.github.migratemaven.revision.plan.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** One revision in an offline script, guarded so that it runs only where it is due, and leaves the same rows as online. */
public final class OfflineStep {
    private static final String HISTORY = "pg_catalog.concat(pg_catalog.md5(pg_catalog.string_agg("
            + "pg_catalog.concat_ws(' ', id, state, checksum), ',' order by id)))";

    private final StringBuilder out;
    private final RevisionGraph graph;
    private final ExecutionOptions options;
    private final String revisionTable;
    private final String eventTable;
    private final OfflineSession session;

    OfflineStep(StringBuilder out, RevisionGraph graph, ExecutionOptions options, OfflineSession session) {
        this.session = session;
        this.out = out;
        this.graph = graph;
        this.options = options;
        this.revisionTable = OfflineScript.TABLES.revisionTable();
        this.eventTable = OfflineScript.TABLES.eventTable();
    }

    void append(Step step) {
        List<SqlStatement> statements = ScriptRules.statements(step.revision(), step.direction());
        String verb = verb(step);
        String id = Quoting.literal(step.revision().id());
        boolean upgrade = step.direction() == Direction.UPGRADE;
        line("");
        line("-- Running " + verb + " " + step.describe());
        boolean transactional = step.script().transactional();
        (transactional ? session.transaction() : session.requireSame()).forEach(this::line);
        if (!step.revision().replaces().isEmpty()) {
            recordSquashed(step.revision(), transactional);
        }
        line("select " + (upgrade ? "not " : "") + "exists (select from " + revisionTable + " where id = " + id
                + (upgrade ? " and state = 'applied'" : "") + ") as migrate_due \\gset");
        line("\\if :migrate_due");
        line("\\echo " + Quoting.literal("Running " + verb + " " + step.describe()));
        requireNeighbours(step);
        if (transactional) {
            transactional(step, statements);
        } else {
            nonTransactional(step, statements);
        }
        line("\\endif");
        if (transactional) {
            line(OfflineSession.commit());
        }
    }

    /** Puts the row of a squashed revision in the place of the rows that it replaces, where all of them are there. */
    private void recordSquashed(Revision squashed, boolean inTransaction) {
        String replaced = OfflineScript.literals(squashed.replaces());
        String rows = " from " + revisionTable + " where id in (" + replaced + ")";
        line("select pg_catalog.count(*) = " + squashed.replaces().size() + " as migrate_squashed" + rows
                + " and state = 'applied' \\gset");
        line("\\if :migrate_squashed");
        if (!inTransaction) {
            line("begin;");
        }
        line("delete" + rows + ";");
        line(insert(squashed, "'applied'", 0, 0) + ";");
        line("insert into " + eventTable + columns() + " values ('stamp', " + Quoting.literal(squashed.id()) + ", "
                + array(squashed.replaces()) + ", " + array(List.of(squashed.id())) + ", 'done', 0, 'squashed');");
        if (!inTransaction) {
            line("commit;");
        }
        line("\\endif");
        line("select pg_catalog.count(*) = 0 as migrate_ok" + rows + " \\gset");
        line(OfflineScript.stopUnless(
                "migrate_ok",
                "Only some of what " + squashed.id() + " replaces is applied here; upgrade to "
                        + squashed.replaces().get(squashed.replaces().size() - 1)
                        + " first, by a checkout from before the squash."));
    }

    private void requireNeighbours(Step step) {
        Revision revision = step.revision();
        if (step.direction() == Direction.UPGRADE) {
            List<String> needed = graph.requirements(revision.id());
            if (!needed.isEmpty()) {
                line("select pg_catalog.count(*) = " + needed.size() + " as migrate_ok from " + revisionTable
                        + " where state = 'applied' and id in (" + OfflineScript.literals(needed) + ") \\gset");
                line(OfflineScript.stopUnless(
                        "migrate_ok", "Revision " + revision.id() + " needs " + needed + " first."));
            }
        } else {
            List<String> names = new ArrayList<>(revision.replaces());
            names.add(revision.id());
            line("select not exists (select from " + revisionTable + " where (revises || depends_on) && " + array(names)
                    + ") as migrate_ok \\gset");
            line(OfflineScript.stopUnless(
                    "migrate_ok", "A revision that needs " + revision.id() + " is still applied."));
        }
    }

    private void transactional(Step step, List<SqlStatement> statements) {
        fresh(true);
        watchHistory();
        OfflineRowChecks checks = OfflineRowChecks.of(step);
        checks.before().forEach(this::line);
        hooks(step.hooks().before(), true);
        for (SqlStatement statement : statements) {
            checks.above(statement.line()).forEach(this::line);
            statement(statement);
        }
        hooks(step.hooks().after(), true);
        line("set constraints all immediate;");
        checks.after().forEach(this::line);
        line(session.fresh(true));
        requireUntouchedHistory(step);
        recordDone(step, statements.size());
    }

    private void nonTransactional(Step step, List<SqlStatement> statements) {
        String id = Quoting.literal(step.revision().id());
        OfflineRowChecks checks = OfflineRowChecks.of(step);
        line("select not exists (select from " + revisionTable + " where id = " + id + " and state = '"
                + (step.direction() == Direction.UPGRADE ? "upgrading" : "downgrading") + "') as migrate_begin \\gset");
        line("\\if :migrate_begin");
        checks.before().forEach(this::line);
        if (!step.hooks().before().isEmpty()) {
            line("begin;");
            watchHistory();
            hooks(step.hooks().before(), false);
            line(session.fresh(false));
            requireUntouchedHistory(step);
            begin(step, statements.size());
            line("commit;");
        }
        line("\\else");
        checks.whenResumed().forEach(this::line);
        line("\\endif");
        begin(step, statements.size());
        List<SqlStatement> settings = new ArrayList<>();
        for (int i = 0; i < statements.size(); i++) {
            SqlStatement statement = statements.get(i);
            StatementNature nature = StatementNature.of(statement);
            if (nature == StatementNature.SESSION_SETTING) {
                settings.add(statement);
            }
            line("select statements_done < " + (i + 1) + " as migrate_todo from " + revisionTable + " where id = " + id
                    + " \\gset");
            line("\\if :migrate_todo");
            boolean inTransaction = nature != StatementNature.NON_TRANSACTIONAL && nature != StatementNature.MAY_COMMIT;
            line(session.fresh(false));
            checks.above(statement.line()).forEach(this::line);
            line(inTransaction ? "begin;" : "-- not in a transaction:");
            if (inTransaction) {
                watchHistory();
            }
            settings.forEach(this::statement);
            if (inTransaction) {
                line("set local lock_timeout = '" + options.locks().timeout().toMillis() + "ms';");
            }
            if (nature != StatementNature.SESSION_SETTING) {
                outsideOrIn(statement);
            }
            line(session.fresh(false));
            if (inTransaction) {
                requireUntouchedHistory(step);
            } else {
                line("begin;");
            }
            recordStatement(step, statement, i + 1);
            line("commit;");
            line("\\endif");
        }
        line("begin;");
        watchHistory();
        hooks(step.hooks().after(), false);
        checks.after().forEach(this::line);
        line(session.fresh(false));
        requireUntouchedHistory(step);
        recordEnd(step, statements.size());
        line("commit;");
    }

    /** What the history says before a revision's own statements; a table that is gone stops the script by itself. */
    private void watchHistory() {
        line("select " + HISTORY + " as migrate_history from " + revisionTable + " \\gset");
    }

    private void requireUntouchedHistory(Step step) {
        line("select " + HISTORY + " = :'migrate_history' as migrate_ok from " + revisionTable + " \\gset");
        line(OfflineScript.stopUnless(
                "migrate_ok",
                step.revision().displayName() + " would leave this database without its history: it changed rows of"
                        + " migrate_revision."));
    }

    /** In the transaction that is open; neither they nor the revision see what the other has set. */
    private void hooks(List<Hook> hooks, boolean local) {
        if (!hooks.isEmpty()) {
            fresh(local);
            for (Hook hook : hooks) {
                line("-- " + hook.point().fileName());
                HookStatements.of(hook).forEach(this::statement);
            }
            fresh(local);
        }
    }

    private void fresh(boolean local) {
        line(session.fresh(local));
        line("set local lock_timeout = '" + options.locks().timeout().toMillis() + "ms';");
    }

    /** An index is built only where it is not there yet, and debris of an interrupted build is dropped before. */
    private void outsideOrIn(SqlStatement statement) {
        if (StatementNature.of(statement) == StatementNature.NON_TRANSACTIONAL
                && TraceInCatalog.of(statement) instanceof CreateIndexTrace index) {
            String found = " from pg_catalog.pg_index i join pg_catalog.pg_class c on c.oid = i.indexrelid join"
                    + " pg_catalog.pg_namespace n on n.oid = c.relnamespace where i.indrelid = pg_catalog.to_regclass("
                    + Quoting.literal(index.table()) + ") and c.relname = "
                    + Quoting.literal(TokenCursor.unquoted(index.name()));
            line("select pg_catalog.format('drop index concurrently %I.%I', n.nspname, c.relname)" + found
                    + " and not i.indisvalid \\gexec");
            line("select not exists (select" + found + ") as migrate_build \\gset");
            line("\\if :migrate_build");
            statement(statement);
            line("\\endif");
        } else {
            statement(statement);
        }
    }

    private void begin(Step step, int statements) {
        String id = Quoting.literal(step.revision().id());
        boolean upgrade = step.direction() == Direction.UPGRADE;
        line("with begun as (");
        if (upgrade) {
            line(insert(step.revision(), "'upgrading'", 0, statements) + " on conflict (id) do nothing returning id");
        } else {
            line("update " + revisionTable + " set state = 'downgrading', statements_done = 0, statements_total = "
                    + statements + " where id = " + id + " and state <> 'downgrading' returning id");
        }
        line(") insert into " + eventTable + columns() + " select " + event(step, "started", 0, "") + " from begun;");
        recordParameters(step);
    }

    private void recordStatement(Step step, SqlStatement statement, int position) {
        line("update " + revisionTable + " set statements_done = " + position + " where id = "
                + Quoting.literal(step.revision().id()) + ";");
        line("insert into " + eventTable + columns() + " values ("
                + event(step, "done", position, SqlTokens.checksum(statement.text())) + ");");
    }

    private void recordEnd(Step step, int statements) {
        String id = Quoting.literal(step.revision().id());
        line(
                step.direction() == Direction.UPGRADE
                        ? "update " + revisionTable + " set state = 'applied', statements_done = " + statements
                                + ", applied_at = pg_catalog.clock_timestamp() where id = " + id + ";"
                        : "delete from " + revisionTable + " where id = " + id + ";");
        line("insert into " + eventTable + columns() + " values (" + event(step, "done", 0, "offline") + ");");
    }

    private void recordParameters(Step step) {
        if (step.direction() == Direction.UPGRADE) {
            HistoryEvent.parameters(step.revision())
                    .ifPresent(values -> line("insert into " + eventTable + columns() + " values ('parameters', "
                            + Quoting.literal(values.revision()) + ", '{}', '{}', 'done', 0, "
                            + Quoting.literalOnOneLine(values.detail()) + ");"));
        }
    }

    private void recordDone(Step step, int statements) {
        recordParameters(step);
        line(
                step.direction() == Direction.UPGRADE
                        ? insert(step.revision(), "'applied'", statements, statements) + ";"
                        : "delete from " + revisionTable + " where id = "
                                + Quoting.literal(step.revision().id()) + ";");
        line("insert into " + eventTable + columns() + " values (" + event(step, "done", 0, "offline") + ");");
    }

    private String insert(Revision revision, String state, int done, int total) {
        return "insert into " + revisionTable + " (id, revises, depends_on, message, checksum, state, statements_done,"
                + " statements_total, duration_ms, downgrade_script, downgrade_in_transaction) values ("
                + Quoting.literal(revision.id()) + ", " + array(revision.parents()) + ", "
                + array(revision.dependsOn()) + ", " + Quoting.literal(revision.message()) + ", "
                + Quoting.literal(revision.checksum()) + ", " + state + ", " + done + ", " + total
                + ", pg_catalog.date_part('epoch', pg_catalog.clock_timestamp() - pg_catalog.now()) * 1000, "
                + (revision.downgrade().isLarge()
                        ? "null"
                        : Quoting.literal(revision.downgrade().sql())) + ", "
                + revision.downgrade().transactional() + ")";
    }

    private static String columns() {
        return " (kind, revision, from_heads, to_heads, outcome, statement, detail)";
    }

    private static String event(Step step, String outcome, int statement, String detail) {
        return Quoting.literal(verb(step)) + ", "
                + Quoting.literal(step.revision().id()) + ", " + array(step.from())
                + ", " + array(step.to()) + ", " + Quoting.literal(outcome) + ", " + statement + ", "
                + Quoting.literal(detail);
    }

    private static String array(List<String> ids) {
        return "array[" + OfflineScript.literals(ids) + "]::pg_catalog.text[]";
    }

    private void statement(SqlStatement statement) {
        if (statement.copyData().isPresent()) {
            OfflineCopyData.asInserts(statement, statement.copyData().get()).forEach(insert -> line(insert + ";"));
        } else {
            line(statement.text() + ";");
        }
    }

    private static String verb(Step step) {
        return step.direction().name().toLowerCase(Locale.ROOT);
    }

    private void line(String text) {
        out.append(text).append('\n');
    }
}
