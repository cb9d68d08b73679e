package io.github.migratemaven.execution.session;

import io.github.migratemaven.postgres.connection.OwnNames;
import io.github.migratemaven.postgres.connection.PinnedSettings;
import io.github.migratemaven.postgres.sql.Quoting;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * SQL that brings a session into one of its two modes. Settings are set by one query, so that a mode costs few messages.
 *
 * @param own rows with name and value of what is set in both modes
 * @param role SQL that makes the role act that the connection came with
 */
record SessionModes(String own, List<String> role) {
    /** No schema of anybody's comes before or beside PostgreSQL's own. */
    static final String ENGINE_PATH = OwnNames.PATH;

    /** What an earlier revision may have left in the session besides settings; the runner lock is kept. */
    static final List<String> FORGET =
            List.of("close all", "unlisten *", "discard temp", "discard sequences", "deallocate all");

    static final List<String> LOGIN_ROLE = List.of("reset session authorization", "reset role");

    /** @param brought what the connection was set to before it came here */
    static SessionModes of(SessionFacts facts, boolean checksForDeadClient, LentSession brought) {
        Map<String, String> own = new LinkedHashMap<>(brought.settings());
        own.putAll(PinnedSettings.all());
        own.put("statement_timeout", "0");
        own.put("idle_in_transaction_session_timeout", "0");
        if (facts.majorVersion() >= 14) {
            own.put("idle_session_timeout", "0");
        }
        if (facts.majorVersion() >= 17) {
            own.put("transaction_timeout", "0");
        }
        if (checksForDeadClient) {
            own.put("client_connection_check_interval", "1s");
        }
        // An abandoned session dies within two minutes or so, instead of hours; ignored where the platform has none of
        // it.
        own.put("tcp_keepalives_idle", "60");
        own.put("tcp_keepalives_interval", "15");
        own.put("tcp_keepalives_count", "4");
        own.put("tcp_user_timeout", "120s");
        if (facts.commitsLazily()) {
            // A revision reported as applied must not be lost to a crash.
            own.put("synchronous_commit", "on");
        }
        return new SessionModes(
                own.entrySet().stream()
                        .map(setting -> row(setting.getKey(), setting.getValue()))
                        .collect(Collectors.joining(", ")),
                brought.role());
    }

    /** For the engine's own statements. */
    List<String> engine(Duration lockTimeout, String application) {
        return asOwnRole(engineSettings(lockTimeout, application));
    }

    /** The same, where the connection's role acts already. */
    List<String> engineSettings(Duration lockTimeout, String application) {
        return List.of(
                "reset all", differing(settings(lockTimeout, application) + ", " + row("search_path", ENGINE_PATH)));
    }

    /** For statements of a revision: the connection's own settings, but the engine's timeouts. */
    List<String> revision(Duration lockTimeout, String application) {
        return asOwnRole(List.of("reset all", differing(settings(lockTimeout, application))));
    }

    /** The same, after everything that an earlier revision may have left is forgotten. */
    List<String> freshRevision(Duration lockTimeout, String application) {
        List<String> statements = new ArrayList<>(FORGET);
        statements.addAll(revision(lockTimeout, application));
        return statements;
    }

    /** Within a transaction and until its end, names lead to PostgreSQL's own and the connection's role acts. */
    List<String> ownNames() {
        return asOwnRole(List.of("select pg_catalog.set_config('search_path', '" + ENGINE_PATH + "', true)"));
    }

    private String settings(Duration lockTimeout, String application) {
        return own + ", " + row("lock_timeout", Long.toString(lockTimeout.toMillis())) + ", "
                + row("application_name", application);
    }

    private static String row(String name, String value) {
        return "('" + name + "', " + Quoting.literal(value) + ")";
    }

    /** Sets what is not so already: to set a time zone or a locale costs the server more than to look. */
    private static String differing(String rows) {
        return "select pg_catalog.set_config(name, value, false) from (values " + rows + ") as wanted (name, value)"
                + " where coalesce(pg_catalog.current_setting(name, true), '') operator(pg_catalog.<>) value";
    }

    private List<String> asOwnRole(List<String> settings) {
        List<String> statements = new ArrayList<>(role);
        statements.addAll(settings);
        return statements;
    }
}
