package io.github.migratemaven.revision.script;

import io.github.migratemaven.postgres.sql.SqlComment;
import io.github.migratemaven.postgres.sql.SqlScriptException;
import io.github.migratemaven.postgres.sql.SqlSplitter;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A comment that suppresses a finding of lint, and says why its rule may be broken: by the statement below it, or by the whole section.
 * A program's statements are not known one by one, so what is allowed in a revision in Java is so everywhere in it.
 *
 * @param rule the id of the rule
 * @param everywhere whether it is meant for every statement of its section
 * @param reason for whoever reads it later
 * @param line its line in the revision's file, counted from 1
 */
public record Allowance(String rule, boolean everywhere, String reason, int line) {
    /** The right form, for messages. */
    public static final String FORM =
            "-- migrate:allow RULE: REASON above a statement, or -- migrate:allow RULE everywhere: REASON";

    /** The right form in a revision in Java, for messages. */
    public static final String JAVA_FORM = "// migrate:allow RULE: REASON";

    private static final Pattern SYNTAX =
            Pattern.compile(":?\\s*([a-z][a-z0-9-]*)(\\s+everywhere)?\\s*:\\s*(\\S.*)", Pattern.CASE_INSENSITIVE);

    /**
     * @throws SqlScriptException saying what is wrong with it
     */
    public static Allowance of(Directive directive, int line) {
        Matcher form = SYNTAX.matcher(directive.rest());
        if (!form.matches()) {
            throw new SqlScriptException(line, "a migrate:allow without a rule, a colon and a reason");
        }
        return new Allowance(form.group(1), form.group(2) != null, form.group(3), line);
    }

    /**
     * All allowances of a script, in its order; of a program those of either direction.
     *
     * @throws SqlScriptException if one of them has not the right form, or the script cannot be divided
     */
    public static List<Allowance> in(Script script) {
        if (script.language() == Language.JAVA) {
            return inProgram(script.text());
        }
        List<Allowance> allowances = new ArrayList<>();
        try (Reader sql = script.written()) {
            SqlSplitter.comments(sql, script.firstLine(), comment -> add(allowances, comment));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return List.copyOf(allowances);
    }

    private static List<Allowance> inProgram(String source) {
        return JavaComment.directives(source).stream()
                .flatMap(comment -> Directive.of(comment.text()).filter(Directive::isAllowance).stream()
                        .map(directive -> of(directive, comment.line())))
                .map(allowance -> new Allowance(allowance.rule, true, allowance.reason, allowance.line))
                .toList();
    }

    private static void add(List<Allowance> allowances, SqlComment comment) {
        Directive.of(comment.text())
                .filter(Directive::isAllowance)
                .ifPresent(directive -> allowances.add(of(directive, comment.line())));
    }
}
