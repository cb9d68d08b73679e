package io.github.migratemaven.postgres.connection;

import io.github.migratemaven.postgres.connection.NoServerException.Tried;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Connects to the first server of the wanted kind. The driver can do that too, but not with a password for each, nor does it
 * tell which server it chose, or why it did not choose the others.
 */
public final class ServerSearch {
    private final ConnectionSettings settings;
    private final WantedServer wanted;
    private final List<Tried> tried = new ArrayList<>();
    private @Nullable OpenedConnection otherwise;

    private ServerSearch(ConnectionSettings settings) {
        this.settings = settings;
        this.wanted = WantedServer.of(settings);
    }

    /** @throws SQLException as the driver reports it for a single server; else a {@link NoServerException} */
    static OpenedConnection open(ConnectionSettings settings) throws SQLException {
        return new ServerSearch(settings).open();
    }

    private OpenedConnection open() throws SQLException {
        List<ServerAddress> servers = new ArrayList<>(settings.servers());
        if (Boolean.parseBoolean(settings.properties().get(ConnectionSettings.LOAD_BALANCE))) {
            Collections.shuffle(servers);
        }
        for (ServerAddress server : servers) {
            OpenedConnection found = tryOne(server);
            if (found != null) {
                OpenedConnection second = otherwise;
                if (second != null) {
                    second.connection().close();
                }
                return found;
            }
        }
        OpenedConnection second = otherwise;
        if (second != null) {
            return second;
        }
        throw tried.size() == 1 && !tried.get(0).isOfOtherKind() ? tried.get(0).reason() : new NoServerException(tried);
    }

    private @Nullable OpenedConnection tryOne(ServerAddress server) {
        ConnectionSettings one = settings.at(server);
        try {
            OpenedConnection opened = new OpenedConnection(one.openDirectly(), one);
            return wanted == WantedServer.ANY ? opened : ofWantedKind(server, opened);
        } catch (SQLException failure) {
            tried.add(Tried.failed(server, failure));
            return null;
        }
    }

    private @Nullable OpenedConnection ofWantedKind(ServerAddress server, OpenedConnection opened) throws SQLException {
        boolean standby;
        try {
            standby = isStandby(opened.connection());
        } catch (SQLException failure) {
            opened.connection().close();
            throw failure;
        }
        if (wanted.accepts(standby)) {
            return opened;
        }
        tried.add(Tried.ofOtherKind(server, standby));
        if (wanted.isPreference() && otherwise == null) {
            otherwise = opened;
        } else {
            opened.connection().close();
        }
        return null;
    }

    /** One statement that sets nothing: a pool may stand in between. */
    private static boolean isStandby(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select pg_catalog.pg_is_in_recovery()")) {
            row.next();
            return row.getBoolean(1);
        }
    }
}
