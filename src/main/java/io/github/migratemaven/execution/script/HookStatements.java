package io.github.migratemaven.execution.script;

import io.github.migratemaven.postgres.sql.SqlComment;
import io.github.migratemaven.postgres.sql.SqlScriptException;
import io.github.migratemaven.postgres.sql.SqlSplitter;
import io.github.migratemaven.postgres.sql.SqlStatement;
import io.github.migratemaven.report.MigrationFailure;
import io.github.migratemaven.revision.hook.Hook;
import io.github.migratemaven.revision.plan.Step;
import io.github.migratemaven.revision.script.Directive;
import java.io.StringReader;
import java.util.List;

/** The statements of a hook, which all run in a transaction that is not its own. */
public final class HookStatements {
    private HookStatements() {}

    /** @throws MigrationFailure naming file and line, where a statement cannot stand in a hook */
    public static List<SqlStatement> of(Hook hook) {
        try {
            List<SqlStatement> statements = SqlSplitter.split(hook.sql(), 1);
            statements.forEach(statement -> check(hook, statement));
            SqlSplitter.comments(new StringReader(hook.sql()), 1, comment -> check(hook, comment));
            return statements;
        } catch (SqlScriptException problem) {
            throw MigrationFailure.refused(
                    hook.file() + ":" + problem.line() + ": " + problem.getMessage(),
                    "A hook holds plain SQL only. Correct the file; nothing was run.");
        }
    }

    /** @throws MigrationFailure where a statement of its hooks cannot stand there */
    public static void check(Step step) {
        step.hooks().before().forEach(HookStatements::of);
        step.hooks().after().forEach(HookStatements::of);
    }

    /** What was meant to be obeyed must never be passed over. */
    private static void check(Hook hook, SqlComment comment) {
        Directive.of(comment.text()).ifPresent(directive -> {
            throw MigrationFailure.refused(
                    hook.file() + ":" + comment.line() + ": 'migrate:" + directive.word()
                            + "' in a hook, where it would not be obeyed.",
                    "Put it into a revision, or begin the comment with another word; nothing was run.");
        });
    }

    private static void check(Hook hook, SqlStatement statement) {
        StatementNature nature = StatementNature.of(statement);
        if (nature == StatementNature.TRANSACTION_CONTROL
                || nature == StatementNature.NON_TRANSACTIONAL
                || statement.copyData().isPresent()) {
            throw MigrationFailure.refused(
                    hook.file() + ":" + statement.line() + ": a hook runs in the transaction of a revision, which this"
                            + " cannot: " + ScriptRules.firstLine(statement),
                    "Put it into a revision with transaction=off, or leave it out; nothing was run.");
        }
    }
}
