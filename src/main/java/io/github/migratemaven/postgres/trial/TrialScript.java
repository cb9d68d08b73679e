package io.github.migratemaven.postgres.trial;

import io.github.migratemaven.postgres.connection.RepeatedSession;
import io.github.migratemaven.postgres.connection.ServerNotice;
import io.github.migratemaven.postgres.sql.ScriptReader;
import io.github.migratemaven.postgres.sql.SqlScriptException;
import io.github.migratemaven.postgres.sql.SqlStatement;
import io.github.migratemaven.postgres.sql.SqlTokens;
import io.github.migratemaven.report.MigrationFailure;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.TransactionState;

/**
 * Runs statements in a database that is thrown away again, on a server that is not, where what reaches beyond one database is
 * nobody's wish. On a server that others use it is refused: what says so before it is run, what only shows in its effect
 * before that is committed. On the plugin's own, what no schema hangs on is passed over, since an earlier trial may have left it.
 */
public final class TrialScript {
    /**
     * Objects of others, or settings that would stay with the server. Roles stay too, since templates may hold what was
     * granted to them; one that is there is not created again.
     */
    private static final Set<String> WITHOUT_EFFECT_ON_A_SCHEMA = Set.of(
            "drop role",
            "drop user",
            "drop group",
            "alter system",
            "create database",
            "alter database",
            "drop database",
            "comment on database",
            "grant on database",
            "revoke on database");

    private static final Set<String> ITSELF = Set.of("all", "current_user", "current_role", "session_user");
    private static final String OUTSIDE_TRANSACTIONS_ONLY = "25001";
    private static final String ENDS_TRANSACTION = "2D000";

    /** A setting with a name of the application's own, which a session can never be rid of; a library. */
    private static final Pattern KEPT_BY_SESSION =
            Pattern.compile("set_config|\\bset\\s+(session\\s+)?[\\w\"]+\\s*\\.|\\bload\\b", Pattern.CASE_INSENSITIVE);

    private final Connection connection;
    private final boolean serverIsShared;
    private boolean leavesMore;

    public TrialScript(Connection connection, TrialServer server) {
        this.connection = connection;
        this.serverIsShared = server.isShared();
    }

    /**
     * Runs every statement of a script.
     *
     * @param firstLine line of the script's first character in its file, counted from 1
     * @throws ScriptFailedException at the first statement that the server refuses
     * @throws MigrationFailure at a statement that would change a server that others use
     * @throws SqlScriptException if the script cannot be divided, or holds a psql command
     */
    public void run(Reader script, String source, int firstLine) throws SQLException {
        ScriptReader reader = new ScriptReader(script, firstLine);
        for (Optional<SqlStatement> next = reader.nextStatement(); next.isPresent(); next = reader.nextStatement()) {
            run(next.get(), reader.copyData(), source);
        }
    }

    /** As {@link #run(Reader, String, int)}, for one statement, with the rows of a COPY. */
    public void run(SqlStatement statement, Optional<Reader> rows, String source) throws SQLException {
        run(statement, rows, source, notice -> {});
    }

    /** As {@link #run(SqlStatement, Optional, String)}; what the server has to say is handed on. */
    public void run(SqlStatement statement, Optional<Reader> rows, String source, Consumer<ServerNotice> notices)
            throws SQLException {
        leavesMore |= KEPT_BY_SESSION.matcher(statement.text()).find();
        if (serverIsShared) {
            requireWithinDatabase(statement, source);
            supervised(statement, rows, source, notices);
        } else if (!isPassedOver(statement)) {
            ScriptRunner.run(connection, statement, rows, source, notices);
        }
    }

    /** Whether a statement may have left in the session what {@link RepeatedSession} cannot make it forget. */
    public boolean leavesMoreThanIsForgotten() {
        return leavesMore;
    }

    private boolean isPassedOver(SqlStatement statement) throws SQLException {
        return ServerWide.in(statement)
                        .filter(WITHOUT_EFFECT_ON_A_SCHEMA::contains)
                        .isPresent()
                || ServerWide.alteredRole(statement).filter(this::isItself).isPresent()
                || ExistingRole.isCreatedBy(statement, connection);
    }

    /** With another password, or without its rights, the role could not run the next trial. */
    private boolean isItself(String role) {
        try {
            return ITSELF.contains(role) || role.equals(connection.getMetaData().getUserName());
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** In a transaction, so that what it has changed can be looked at, and taken back. */
    private void supervised(
            SqlStatement statement, Optional<Reader> rows, String source, Consumer<ServerNotice> notices)
            throws SQLException {
        boolean alone =
                connection.getAutoCommit() && state() == TransactionState.IDLE && !isTransactionControl(statement);
        if (!alone) {
            ScriptRunner.run(connection, statement, rows, source, notices);
            requireNothingShared(source, statement.line());
            return;
        }
        execute("begin");
        try {
            ScriptRunner.run(connection, statement, rows, source, notices);
            requireNothingShared(source, statement.line());
            execute("commit");
        } catch (ScriptFailedException refused) {
            execute("rollback");
            String state = String.valueOf(refused.sqlException().getSQLState());
            if (state.equals(ENDS_TRANSACTION)) {
                throw endsTransaction(source, statement);
            }
            if (!state.equals(OUTSIDE_TRANSACTIONS_ONLY)) {
                throw refused;
            }
            // A statement of PostgreSQL's own, such as VACUUM, that runs no code of others on what is shared.
            ScriptRunner.run(connection, statement, rows, source, notices);
        } catch (MigrationFailure reachesBeyond) {
            execute("rollback");
            throw reachesBeyond;
        }
    }

    /**
     * @param line of what was run
     * @throws MigrationFailure if the open transaction has changed what other databases of a shared server share
     */
    public void requireNothingShared(String source, int line) throws SQLException {
        if (!serverIsShared || state() != TransactionState.OPEN) {
            return;
        }
        List<String> catalogs = SharedChanges.ofTransaction(connection);
        if (!catalogs.isEmpty()) {
            throw MigrationFailure.refused(
                    source + ":" + line + ": this changes " + String.join(", ", catalogs)
                            + ", which all databases of a server share, and migrate.shadowUrl names a server that"
                            + " others may use. It was rolled back.",
                    ADVICE);
        }
    }

    private static MigrationFailure endsTransaction(String source, SqlStatement statement) {
        return MigrationFailure.refused(
                source + ":" + statement.line() + ": this ends its own transaction, so that nothing can tell whether it"
                        + " changes what all databases of a server share, and migrate.shadowUrl names a server that"
                        + " others may use. It was rolled back.",
                ADVICE);
    }

    private static final String ADVICE =
            "Leave migrate.shadowUrl out, so that the embedded PostgreSQL of the plugin is used. Or take the statement"
                    + " out of the script, and have it run once on each server by whoever looks after it.";

    /**
     * @throws MigrationFailure if the server is shared and the statement reaches beyond one database
     */
    public void requireWithinDatabase(SqlStatement statement, String source) {
        if (serverIsShared) {
            refuse(statement, source);
        }
    }

    /**
     * For a shared server.
     *
     * @throws MigrationFailure at the first statement of the files that reaches beyond a database
     */
    public static void requireWithinDatabase(List<Path> scripts) {
        for (Path path : scripts) {
            try (Reader script = Files.newBufferedReader(path)) {
                ScriptReader reader = new ScriptReader(script, 1);
                while (reader.hasNext()) {
                    if (reader.next() instanceof SqlStatement statement) {
                        refuse(statement, path.toString());
                    }
                }
            } catch (SqlScriptException | IOException e) {
                // Told better where the file is run.
            }
        }
    }

    private static void refuse(SqlStatement statement, String source) {
        ServerWide.in(statement).or(() -> ServerWideBody.in(statement)).ifPresent(what -> {
            throw MigrationFailure.refused(
                    source + ":" + statement.line() + ": \"" + what + "\" reaches beyond one database, and"
                            + " migrate.shadowUrl names a server that others may use. Nothing was run.",
                    ADVICE);
        });
    }

    private static boolean isTransactionControl(SqlStatement statement) {
        return Set.of("begin", "start", "commit", "end", "rollback", "abort")
                .contains(SqlTokens.of(statement.text()).stream().findFirst().orElse(""));
    }

    private TransactionState state() throws SQLException {
        return connection.unwrap(BaseConnection.class).getTransactionState();
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
