package io.github.migratemaven.postgres.connection;

import io.github.migratemaven.report.MigrationFailure;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;

/** Says why no connection could be had, and what to do about it. */
public final class ConnectFailures {
    /** The oldest major version of PostgreSQL that the plugin works with. */
    public static final int OLDEST_MAJOR_VERSION = 13;

    private ConnectFailures() {}

    /** What the user can do about an exception of {@link ConnectionSettings#open()}. */
    public static MigrationFailure explain(ConnectionSettings settings, SQLException failure) {
        if (failure instanceof NoServerException none) {
            return explainEach(settings, none);
        }
        String where = settings.displayUrl();
        String state = Optional.ofNullable(failure.getSQLState()).orElse("");
        String message = Optional.ofNullable(failure.getMessage()).orElse("").strip();
        if (hasCause(failure, UnknownHostException.class)) {
            return misconfigured(
                    "The host '" + settings.host() + "' is not known (" + origin(settings, "host") + ").",
                    "Check the host's name, or the network's DNS.",
                    failure);
        }
        Optional<MigrationFailure> tls = TlsFailures.explain(settings, failure);
        if (tls.isPresent()) {
            return tls.get();
        }
        if (hasCause(failure, SSLException.class)
                || (!message.contains("pg_hba.conf") && (message.contains("SSL") || message.contains("encryption")))) {
            return MigrationFailure.misconfigured(
                    where + " and this machine do not agree on TLS: " + message,
                    "Set sslmode in the URL (disable, require, verify-full), and sslrootcert to the server's"
                            + " authority.",
                    failure);
        }
        if (hasCause(failure, ConnectException.class) || hasCause(failure, SocketTimeoutException.class)) {
            return MigrationFailure.failed(
                    "Nothing answers at " + where + " (host from " + origin(settings, "host") + ", port from "
                            + origin(settings, "port") + ").",
                    "Check that the server runs and listens there, or use the embedded one with"
                            + " -Dmigrate.url=embedded.",
                    failure);
        }
        return switch (state) {
            case "28P01", "28000", "08004" -> login(settings, failure, message);
            case "3D000" ->
                misconfigured(
                        "The server has no database '" + settings.database() + "' (" + origin(settings, "database")
                                + ").",
                        "Create it (createdb " + settings.database() + "), or correct the name.",
                        failure);
            case "53300" ->
                MigrationFailure.failed(
                        where + " has no free connection: " + message,
                        "Wait, or end other sessions; one connection is enough.",
                        failure);
            case "57P03" ->
                MigrationFailure.failed(
                        where + " does not accept connections yet: " + message, "Try again in a moment.", failure);
            default ->
                MigrationFailure.failed(
                        "No connection to " + where + " as " + settings.user() + ": " + message,
                        "See the server's log for the reason.",
                        failure);
        };
    }

    /**
     * Refuses a server that is too old.
     *
     * @throws MigrationFailure if its major version is below {@link #OLDEST_MAJOR_VERSION}
     * @throws SQLException if the connection is broken
     */
    public static void requireSupportedVersion(Connection connection, ConnectionSettings settings) throws SQLException {
        int major = connection.getMetaData().getDatabaseMajorVersion();
        if (major < OLDEST_MAJOR_VERSION) {
            throw MigrationFailure.refused(
                    settings.displayUrl() + " is PostgreSQL "
                            + connection.getMetaData().getDatabaseProductVersion() + ".",
                    "PostgreSQL " + OLDEST_MAJOR_VERSION + " or newer is needed.");
        }
    }

    private static MigrationFailure explainEach(ConnectionSettings settings, NoServerException none) {
        List<MigrationFailure> each = none.tried().stream()
                .map(tried -> tried.isOfOtherKind()
                        ? ofOtherKind(settings, tried.reason())
                        : explain(settings.at(tried.server()), tried.reason()))
                .toList();
        if (each.size() == 1) {
            return each.get(0);
        }
        List<String> lines = none.tried().stream()
                .map(tried -> tried.server() + ": "
                        + each.get(none.tried().indexOf(tried)).getMessage())
                .toList();
        return MigrationFailure.failed(
                "None of the servers can be used:\n" + String.join("\n", lines),
                each.stream().map(MigrationFailure::advice).distinct().collect(Collectors.joining("\n")),
                none);
    }

    private static MigrationFailure ofOtherKind(ConnectionSettings settings, SQLException reason) {
        return MigrationFailure.failed(
                "The server " + reason.getMessage() + ", and " + WantedServer.PROPERTY + " is "
                        + WantedServer.of(settings).word() + " ("
                        + origin(settings, WantedServer.PROPERTY) + ").",
                "Name the other servers of the cluster too (HOST1:PORT1,HOST2:PORT2), wait until a standby was promoted, or"
                        + " correct " + WantedServer.PROPERTY + ".",
                reason);
    }

    private static MigrationFailure login(ConnectionSettings settings, SQLException failure, String message) {
        String user = "'" + settings.user() + "' (" + origin(settings, "user") + ")";
        if (settings.password().isEmpty() && message.contains("authentication")) {
            return misconfigured(
                    "The server wants a password for user " + user + ", and no place has one.",
                    "Set MIGRATE_PASSWORD, or name a <server> of settings.xml by serverId, or add a line to ~/.pgpass.",
                    failure);
        }
        if (message.contains("does not exist")) {
            return misconfigured(
                    "The server has no role " + user + ".",
                    "Create it (createuser), or correct the user name.",
                    failure);
        }
        if (message.contains("pg_hba.conf")) {
            return misconfigured(
                    "The server does not let user " + user + " in from this machine: " + message,
                    "Add a line to its pg_hba.conf, or try sslmode=require if it wants TLS.",
                    failure);
        }
        return misconfigured(
                "The server refuses the password of user " + user + "; the password is from "
                        + origin(settings, "password") + ".",
                "Correct the password there; places above it in this order win: command line, environment, POM.",
                failure);
    }

    private static MigrationFailure misconfigured(String problem, String advice, SQLException failure) {
        return MigrationFailure.misconfigured(problem, advice, failure);
    }

    static String origin(ConnectionSettings settings, String name) {
        return settings.origins().getOrDefault(name, "set by the plugin");
    }

    static boolean hasCause(Throwable failure, Class<? extends Throwable> type) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .anyMatch(type::isInstance);
    }
}
