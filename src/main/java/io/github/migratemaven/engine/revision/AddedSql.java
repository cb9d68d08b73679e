package io.github.migratemaven.engine.revision;

import io.github.migratemaven.catalog.Statement;
import io.github.migratemaven.postgres.sql.SqlScriptException;
import io.github.migratemaven.postgres.sql.SqlSplitter;
import io.github.migratemaven.postgres.sql.SqlStatement;
import io.github.migratemaven.report.MigrationFailure;
import java.util.ArrayList;
import java.util.List;

/** SQL that a project's class adds to a revision. */
final class AddedSql {
    private AddedSql() {}

    /** The statements, each by itself, whether semicolons end them or not. */
    static List<Statement> statements(String rewriter, List<String> texts) {
        List<Statement> statements = new ArrayList<>();
        for (String text : texts) {
            for (SqlStatement statement : divided(rewriter, text)) {
                boolean speaks =
                        statement.text().lines().anyMatch(line -> line.strip().startsWith("--"));
                if (speaks || statement.copyData().isPresent()) {
                    throw refused(rewriter, text, "a comment on a line of its own, or rows of COPY, cannot be added");
                }
                statements.add(Statement.of(statement.text()));
            }
        }
        return statements;
    }

    private static List<SqlStatement> divided(String rewriter, String text) {
        try {
            return SqlSplitter.split(text, 1);
        } catch (SqlScriptException open) {
            throw refused(rewriter, text, String.valueOf(open.getMessage()));
        }
    }

    private static MigrationFailure refused(String rewriter, String text, String why) {
        return MigrationFailure.refused(
                "migrate.rewriter: " + rewriter + " adds what is no SQL statement for a revision: " + why + "\n  "
                        + text.strip().replace("\n", "\n  "),
                "Correct the class; nothing was written.");
    }
}
