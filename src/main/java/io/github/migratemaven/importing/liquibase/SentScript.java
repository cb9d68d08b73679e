package io.github.migratemaven.importing.liquibase;

import io.github.migratemaven.execution.script.StatementNature;
import io.github.migratemaven.postgres.sql.ScriptReader;
import io.github.migratemaven.postgres.sql.SqlScriptException;
import io.github.migratemaven.postgres.sql.SqlStatement;
import io.github.migratemaven.report.MigrationFailure;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Statements that were sent one by one, as one script. */
final class SentScript {
    private SentScript() {}

    static String of(List<String> statements) {
        StringBuilder script = new StringBuilder();
        for (String statement : withoutTransaction(statements)) {
            String text = statement.replace("\r\n", "\n").stripTrailing();
            if (!text.isBlank()) {
                script.append(text).append(end(text)).append('\n');
            }
        }
        return script.toString();
    }

    /** What follows a comment would be part of it. */
    private static String end(String text) {
        if (text.endsWith(";")) {
            return "";
        }
        return text.substring(text.lastIndexOf('\n') + 1).contains("--") ? "\n;" : ";";
    }

    /** Around the whole, begin and commit say what holds anyway. */
    private static List<String> withoutTransaction(List<String> statements) {
        boolean around = statements.size() > 1
                && isControl(statements.get(0))
                && isControl(statements.get(statements.size() - 1));
        return around ? statements.subList(1, statements.size() - 1) : statements;
    }

    private static boolean isControl(String statement) {
        String words = statement.strip().replaceFirst(";$", "");
        return words.matches("(?i)(?:begin|commit|end|start)(?:\\s+(?:work|transaction))?");
    }

    /** Whether PostgreSQL takes all of it in a transaction. */
    static boolean isTransactional(ChangeSet changeSet, String sql) {
        boolean transactional = changeSet.transactional();
        for (SqlStatement statement : read(changeSet, sql)) {
            StatementNature nature = StatementNature.of(statement);
            if (nature == StatementNature.TRANSACTION_CONTROL) {
                throw MigrationFailure.refused(
                        "The change set " + changeSet.name() + " begins or ends a transaction: " + statement.text()
                                + ".",
                        "A revision is one transaction. Divide the change set there, or take the statement out, as far"
                                + " as Liquibase allows; nothing was written.");
            }
            transactional &= nature != StatementNature.NON_TRANSACTIONAL;
        }
        return transactional;
    }

    private static List<SqlStatement> read(ChangeSet changeSet, String sql) {
        List<SqlStatement> statements = new ArrayList<>();
        try {
            ScriptReader reader = new ScriptReader(new StringReader(sql), 1);
            for (Optional<SqlStatement> next = reader.nextStatement();
                    next.isPresent();
                    next = reader.nextStatement()) {
                statements.add(next.get());
            }
            return statements;
        } catch (SqlScriptException e) {
            throw MigrationFailure.refused(
                    "What Liquibase sends for the change set " + changeSet.name() + " cannot be read as SQL: "
                            + e.getMessage(),
                    "Correct the change set as far as Liquibase allows; nothing was written.");
        }
    }
}
