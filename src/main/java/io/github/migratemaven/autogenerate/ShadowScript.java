package io.github.migratemaven.autogenerate;

import io.github.migratemaven.postgres.ExistingRole;
import io.github.migratemaven.postgres.ScriptElement;
import io.github.migratemaven.postgres.ScriptReader;
import io.github.migratemaven.postgres.ScriptRunner;
import io.github.migratemaven.postgres.ServerWide;
import io.github.migratemaven.postgres.SqlScriptException;
import io.github.migratemaven.postgres.SqlStatement;
import io.github.migratemaven.report.MigrationFailure;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * Runs a script in a shadow database, where what reaches beyond one database is nobody's wish: on a server that others use it is
 * refused, and on the plugin's own a role that an earlier replay has left is not created again.
 */
final class ShadowScript {
    private final Connection connection;
    private final boolean serverIsShared;

    ShadowScript(Connection connection, boolean serverIsShared) {
        this.connection = connection;
        this.serverIsShared = serverIsShared;
    }

    /**
     * @throws io.github.migratemaven.postgres.ScriptFailedException at the first statement that the server refuses
     * @throws MigrationFailure at a statement that would change a server that others use
     */
    void run(Reader script, String source, int firstLine) throws SQLException {
        ScriptReader reader = new ScriptReader(script, firstLine);
        for (Optional<SqlStatement> next = reader.nextStatement(); next.isPresent(); next = reader.nextStatement()) {
            SqlStatement statement = next.get();
            if (serverIsShared) {
                requireWithinDatabase(statement, source);
            }
            if (!ExistingRole.isCreatedBy(statement, connection)) {
                ScriptRunner.run(connection, statement, reader.copyData(), source, notice -> {});
            }
        }
    }

    /**
     * A shadow on a server that others use runs nothing that they would see.
     *
     * @throws MigrationFailure at the first statement of the files that reaches beyond a database
     */
    static void requireWithinDatabase(List<Path> scripts) {
        for (Path path : scripts) {
            try (Reader script = Files.newBufferedReader(path)) {
                ScriptReader reader = new ScriptReader(script, 1);
                while (reader.hasNext()) {
                    ScriptElement element = reader.next();
                    if (element instanceof SqlStatement statement) {
                        requireWithinDatabase(statement, path.toString());
                    }
                }
            } catch (SqlScriptException | IOException e) {
                // Told better where the file is run.
            }
        }
    }

    private static void requireWithinDatabase(SqlStatement statement, String source) {
        ServerWide.in(statement).ifPresent(what -> {
            throw MigrationFailure.refused(
                    source + ":" + statement.line() + ": \"" + what
                            + "\" reaches beyond one database, and migrate.shadowUrl"
                            + " names a server that others may use. Nothing was run.",
                    "Leave migrate.shadowUrl out, so that the embedded PostgreSQL of the plugin is used. Or take the"
                            + " statement out of the script, and have it run once on each server by whoever looks after it.");
        });
    }
}
