package io.github.migratemaven.model;

import io.github.migratemaven.postgres.sql.PsqlCommand;
import io.github.migratemaven.postgres.sql.ScriptElement;
import io.github.migratemaven.postgres.sql.ScriptReader;
import io.github.migratemaven.postgres.sql.SqlScriptException;
import io.github.migratemaven.postgres.sql.SqlStatement;
import io.github.migratemaven.postgres.trial.ExistingRole;
import io.github.migratemaven.postgres.trial.MissingRole;
import io.github.migratemaven.postgres.trial.ScriptFailedException;
import io.github.migratemaven.postgres.trial.TrialScript;
import io.github.migratemaven.postgres.trial.TrialServer;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;

/**
 * Runs a script as psql does, each statement for itself. Roles that it takes for granted, as {@code grant} and
 * {@code owner to} do, belong to no database; those that are missing are created.
 */
final class ModelScript {
    private final TrialScript trial;
    private final TrialServer server;
    private final String source;

    ModelScript(Connection connection, TrialServer server, String source) {
        this.trial = new TrialScript(connection, server);
        this.server = server;
        this.source = source;
    }

    /**
     * @throws ScriptFailedException at the first statement that the server refuses
     * @throws SqlScriptException if the script cannot be divided, or holds a command of psql
     * @throws SQLException when the server cannot be asked what a statement has done
     */
    void run(Reader script) throws SQLException {
        ScriptReader reader = new ScriptReader(script, 1);
        while (reader.hasNext()) {
            ScriptElement element = reader.next();
            if (element instanceof SqlStatement statement) {
                run(statement, reader.copyData().map(ModelScript::readAll));
            } else if (element instanceof PsqlCommand command && !command.isOnlyAGuard()) {
                throw new SqlScriptException(
                        command.line(), command.name() + " is a command of psql, which the server does not know");
            }
        }
    }

    /** Whether another script needs another session. */
    boolean leavesMoreThanIsForgotten() {
        return trial.leavesMoreThanIsForgotten();
    }

    private void run(SqlStatement statement, Optional<String> rows) throws SQLException {
        Optional<String> earlier = Optional.empty();
        while (true) {
            try {
                trial.run(statement, rows.map(StringReader::new), source);
                return;
            } catch (ScriptFailedException e) {
                Optional<String> role = roleMadeFit(e.sqlException());
                if (role.isEmpty() || role.equals(earlier)) {
                    throw e;
                }
                earlier = role;
            }
        }
    }

    /** The role that was missing and is there now, or that an earlier run had left and is gone. */
    private Optional<String> roleMadeFit(SQLException failure) {
        Optional<String> missing = MissingRole.namedBy(failure);
        missing.ifPresent(role -> server.ensureRoles(Set.of(role)));
        return missing.or(() -> ExistingRole.namedBy(failure).filter(server::dropLeftRole));
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
