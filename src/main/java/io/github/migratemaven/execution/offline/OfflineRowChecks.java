package io.github.migratemaven.execution.offline;

import io.github.migratemaven.execution.script.ScriptRules;
import io.github.migratemaven.postgres.sql.Quoting;
import io.github.migratemaven.postgres.sql.SqlScriptException;
import io.github.migratemaven.revision.plan.Step;
import io.github.migratemaven.revision.script.RowCheck;
import io.github.migratemaven.revision.script.RowCheck.Moment;
import java.util.ArrayList;
import java.util.List;

/**
 * The checks of one step as lines of an offline script, which stop it where rows are found. As online, a check of what is
 * not there yet is asked at its own line: a psql variable says whether it was left for that.
 */
public final class OfflineRowChecks {
    private final String source;
    private final List<RowCheck> checks;
    private int passed;

    private OfflineRowChecks(String source, List<RowCheck> checks) {
        this.source = source;
        this.checks = checks;
    }

    static OfflineRowChecks of(Step step) {
        try {
            return new OfflineRowChecks(ScriptRules.sourceName(step.revision()), RowCheck.in(step.script()));
        } catch (SqlScriptException problem) {
            throw ScriptRules.refusal(step.revision(), problem);
        }
    }

    /** Before the first statement. */
    List<String> before() {
        List<String> lines = new ArrayList<>();
        for (RowCheck check : in(Moment.BEFORE)) {
            String mark = "pg_temp.migrate_check_" + check.line();
            lines.add(ask(
                    check,
                    " exception when undefined_table or undefined_column or undefined_function or undefined_object"
                            + " or invalid_schema_name or datatype_mismatch or data_exception then"
                            + " create temporary table migrate_check_" + check.line() + " ();"));
            lines.add("select pg_catalog.to_regclass('" + mark + "') is not null as " + left(check) + " \\gset");
            lines.add("\\if :" + left(check));
            lines.add("drop table " + mark + ";");
            lines.add("\\endif");
        }
        return lines;
    }

    /** Instead of {@link #before} where the step is resumed: nobody knows any more which checks were left, so all were. */
    List<String> whenResumed() {
        return in(Moment.BEFORE).stream()
                .map(check -> "\\set " + left(check) + " true")
                .toList();
    }

    /** Above the next statement. */
    List<String> above(int line) {
        List<String> lines = new ArrayList<>();
        for (RowCheck check : in(Moment.BEFORE)) {
            if (check.line() > passed && check.line() < line) {
                lines.addAll(List.of("\\if :" + left(check), ask(check, ""), "\\endif"));
            }
        }
        passed = line;
        return lines;
    }

    /** After the last statement. */
    List<String> after() {
        List<String> lines = new ArrayList<>(above(Integer.MAX_VALUE));
        in(Moment.AFTER).forEach(check -> lines.add(ask(check, "")));
        return lines;
    }

    private List<RowCheck> in(Moment moment) {
        return checks.stream().filter(check -> check.moment() == moment).toList();
    }

    /** The psql variable that says whether a check was left for its line. */
    private static String left(RowCheck check) {
        return "migrate_left_" + check.line();
    }

    private String ask(RowCheck check, String unless) {
        String query = Quoting.literal("select pg_catalog.count(*) from (" + check.query() + ") as offending");
        String message = Quoting.literal(source + ":" + check.line() + ": rows " + check.problem() + " (")
                + ", migrate_rows, " + Quoting.literal(" found)");
        return "do "
                + Quoting.literal("declare migrate_rows pg_catalog.int8; begin execute " + query + " into migrate_rows;"
                        + " if migrate_rows operator(pg_catalog.>) 0 then raise exception using message ="
                        + " pg_catalog.concat(" + message + "); end if;" + unless + " end")
                + ";";
    }
}
