package io.github.migratemaven.execution.session;

import io.github.migratemaven.execution.options.ExecutionOptions;
import io.github.migratemaven.postgres.connection.ConnectFailures;
import io.github.migratemaven.postgres.connection.ConnectionSettings;
import io.github.migratemaven.postgres.connection.OpenedConnection;
import io.github.migratemaven.report.MigrationFailure;
import io.github.migratemaven.report.Reporter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;

/** Makes a connection the session of a run, and gives back what turns out not to be one. */
final class SessionOpening {
    /** Of a server whose machine is gone nothing else tells while a long statement runs. */
    private static final Map<String, String> NOTICES_A_DEAD_SERVER =
            Map.of("keepalives_idle", "60", "keepalives_interval", "15", "keepalives_count", "4");

    private SessionOpening() {}

    /** Nothing is set before the session is known to be this connection's own. */
    static Session open(ConnectionSettings settings, ExecutionOptions options, Reporter reporter) throws SQLException {
        Map<String, String> properties = new HashMap<>(settings.properties());
        properties.putIfAbsent("tcpKeepAlive", "true");
        for (Map.Entry<String, String> property : NOTICES_A_DEAD_SERVER.entrySet()) {
            properties.putIfAbsent(property.getKey(), property.getValue());
        }
        properties.putIfAbsent("prepareThreshold", "0");
        // One message is one transaction at the most, and nothing of it runs after a failure.
        properties.put("preferQueryMode", "extended");
        properties.put("autosave", "never");
        OpenedConnection opened = settings.withProperties(properties).connect();
        ConnectionSettings tuned = opened.settings();
        Connection connection = opened.connection();
        LentSession lent = settings.pool().isPresent() ? LentSession.take(connection) : LentSession.NOT_LENT;
        int answerMillisOfUser = connection.getNetworkTimeout();
        connection.setNetworkTimeout(
                Runnable::run, Math.toIntExact(options.pace().answer().toMillis()));
        SessionFacts facts;
        try {
            ConnectFailures.requireSupportedVersion(connection, tuned);
            facts = SessionFacts.ask(connection);
            OwnSession.require(
                    tuned, connection, facts.pid(), options.overrides().proxy());
        } catch (SQLException | MigrationFailure failure) {
            lent.giveBackUnused(connection, answerMillisOfUser);
            throw failure;
        }
        try {
            boolean checksForDeadClient = canCheckForDeadClient(facts, connection);
            connection.setNetworkTimeout(Runnable::run, answerMillisOfUser);
            return new Session(tuned, connection, facts, lent, checksForDeadClient, options, reporter);
        } catch (SQLException failure) {
            Session.end(connection, facts.pid(), lent, answerMillisOfUser);
            throw failure;
        }
    }

    /** Not every platform can look for a client that is gone while a statement runs. */
    private static boolean canCheckForDeadClient(SessionFacts facts, Connection connection) {
        if (facts.majorVersion() < 14 || facts.onLinux()) {
            return facts.majorVersion() >= 14;
        }
        try (Statement statement = connection.createStatement()) {
            statement.execute("set client_connection_check_interval = '1s'");
            return true;
        } catch (SQLException unsupported) {
            return false;
        }
    }
}
