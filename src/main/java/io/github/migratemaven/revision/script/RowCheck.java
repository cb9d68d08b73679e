package io.github.migratemaven.revision.script;

import io.github.migratemaven.postgres.sql.SqlComment;
import io.github.migratemaven.postgres.sql.SqlScriptException;
import io.github.migratemaven.postgres.sql.SqlSplitter;
import io.github.migratemaven.postgres.sql.SqlStatement;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A comment line of a revision that is obeyed: what is wrong with the rows that a query finds. While {@code migrate:check}
 * finds any, the revision is refused before its first statement; while {@code migrate:verify} does after the last one, it is
 * not taken for applied.
 *
 * @param moment when it is asked
 * @param problem completes "rows …"
 * @param query finds the rows, keys first
 * @param line its line in the revision's file, counted from 1
 */
public record RowCheck(Moment moment, String problem, String query, int line) {
    /** When a check is asked. */
    public enum Moment {
        /** Before anything is changed; about what is not there yet, at its own line. */
        BEFORE,
        /** After the last statement, before the revision counts as done. */
        AFTER
    }

    private static final Pattern FORM = Pattern.compile(
            ":?\\s*(.*?\\S)\\s*:\\s*((?:\\(\\s*)*(?:select|with|values|table)\\b.*)",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    /** The right form, for messages. */
    public static String form(String word) {
        return "-- migrate:" + word + " WHAT: QUERY on one line, such as -- migrate:" + word
                + " in orders have no user: select id from orders where user_id is null";
    }

    /**
     * @throws SqlScriptException saying what is wrong with it
     */
    public static RowCheck of(Directive directive, int line) {
        Matcher form = FORM.matcher(directive.rest());
        if (!form.matches()) {
            throw new SqlScriptException(line, "a migrate:" + directive.word() + " without " + missing(directive));
        }
        List<SqlStatement> statements = SqlSplitter.split(form.group(2), line);
        if (statements.size() != 1 || statements.get(0).copyData().isPresent()) {
            throw new SqlScriptException(
                    line, "a migrate:" + directive.word() + " with " + statements.size() + " queries");
        }
        return new RowCheck(
                directive.word().equals(Directive.CHECK) ? Moment.BEFORE : Moment.AFTER,
                form.group(1),
                statements.get(0).text(),
                line);
    }

    /** The query of a check that is well formed, to its comment's end. */
    static Optional<String> query(Directive directive) {
        Matcher form = FORM.matcher(directive.rest());
        return form.matches() ? Optional.of(form.group(2)) : Optional.empty();
    }

    private static String missing(Directive directive) {
        return FORM.matcher("rows: " + directive.rest()).matches()
                        || FORM.matcher("rows " + directive.rest()).matches()
                ? "a text and a colon before its query"
                : "a colon and a query (select, with, values or table) after its text";
    }

    /**
     * All checks of a script, in its order.
     *
     * @throws SqlScriptException if one of them has not the right form, or the script cannot be divided
     */
    public static List<RowCheck> in(Script script) {
        if (!script.isLarge() && !Directive.isIn(script.text())) {
            return List.of();
        }
        List<RowCheck> checks = new ArrayList<>();
        try (Reader sql = script.open()) {
            SqlSplitter.comments(sql, script.firstLine(), comment -> add(checks, comment));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return List.copyOf(checks);
    }

    private static void add(List<RowCheck> checks, SqlComment comment) {
        Directive.of(comment.text())
                .filter(Directive::isCheck)
                .ifPresent(directive -> checks.add(of(directive, comment.line())));
    }

    /** A check of what is there before, as a line of a script. */
    public static String comment(String problem, String query) {
        return "-- migrate:" + Directive.CHECK + " " + onOneLine(problem).replaceAll(":\\s", " ") + ": "
                + onOneLine(query);
    }

    private static String onOneLine(String text) {
        return text.strip().replaceAll("\\s*\\R\\s*", " ");
    }
}
