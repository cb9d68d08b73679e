package io.github.migratemaven.model;

import io.github.migratemaven.postgres.ExistingRole;
import io.github.migratemaven.postgres.MissingRole;
import io.github.migratemaven.postgres.PsqlCommand;
import io.github.migratemaven.postgres.Quoting;
import io.github.migratemaven.postgres.ScriptElement;
import io.github.migratemaven.postgres.ScriptFailedException;
import io.github.migratemaven.postgres.ScriptReader;
import io.github.migratemaven.postgres.ScriptRunner;
import io.github.migratemaven.postgres.SqlScriptException;
import io.github.migratemaven.postgres.SqlStatement;
import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

/**
 * Runs a script as psql does, each statement for itself. Roles that it takes for granted, as {@code grant} and
 * {@code owner to} do, belong to no database; those that are missing are created.
 */
final class ModelScript {
    private ModelScript() {}

    /**
     * @throws ScriptFailedException at the first statement that the server refuses
     * @throws SqlScriptException if the script cannot be divided, or holds a command of psql
     */
    static void run(Connection connection, Reader script, String sourceName) {
        ScriptReader reader = new ScriptReader(script, 1);
        while (reader.hasNext()) {
            ScriptElement element = reader.next();
            if (element instanceof SqlStatement statement) {
                Optional<String> rows = reader.copyData().map(ModelScript::readAll);
                run(connection, new SqlStatement(statement.text(), statement.line(), rows), sourceName);
            } else if (element instanceof PsqlCommand command && !command.isOnlyAGuard()) {
                throw new SqlScriptException(
                        command.line(), command.name() + " is a command of psql, which the server does not know");
            }
        }
    }

    private static void run(Connection connection, SqlStatement statement, String sourceName) {
        Optional<String> created = Optional.empty();
        while (true) {
            try {
                if (!ExistingRole.isCreatedBy(statement, connection)) {
                    ScriptRunner.run(connection, statement, sourceName);
                }
                return;
            } catch (SQLException e) {
                throw new ScriptFailedException(sourceName, statement, e);
            } catch (ScriptFailedException e) {
                Optional<String> missing = MissingRole.namedBy(e.sqlException());
                if (missing.isEmpty() || missing.equals(created) || !create(connection, missing.get())) {
                    throw e;
                }
                created = missing;
            }
        }
    }

    private static boolean create(Connection connection, String role) {
        try (Statement statement = connection.createStatement()) {
            statement.execute("create role " + Quoting.identifier(role) + " nologin");
            return true;
        } catch (SQLException e) {
            return false;
        }
    }

    private static String readAll(Reader reader) {
        try {
            StringWriter text = new StringWriter();
            reader.transferTo(text);
            return text.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
