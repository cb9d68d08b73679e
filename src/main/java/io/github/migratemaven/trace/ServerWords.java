package io.github.migratemaven.trace;

import io.github.migratemaven.postgres.connection.ServerNotice;
import io.github.migratemaven.trace.state.Relations;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** Has the server tell what it does to relations while it runs a statement, and keeps that. */
public final class ServerWords implements Consumer<ServerNotice> {
    /** What its caches do, how it stores an index, what follows from the statement's own words, and what happens to toast. */
    private static final Pattern BESIDE_THE_POINT = Pattern.compile(
            "rehashing catalog cache|will create implicit|can safely use deduplication|cannot use deduplication"
                    + "|\"pg_toast_\\d+");

    private static final String NAME_TOO_LONG = "42622";

    private final List<String> messages = new ArrayList<>();

    /** In English where the role may choose, so that the words are those of the manual. */
    static void inEnglish(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("""
                    do $$
                    begin
                        perform pg_catalog.set_config('lc_messages', 'C', false);
                    exception when insufficient_privilege then
                        null;
                    end $$
                    """);
        }
    }

    /** Lets the server talk; a revision may have silenced it. */
    void speakUp(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("set client_min_messages = debug1");
        }
    }

    @Override
    public void accept(ServerNotice notice) {
        boolean ofInterest =
                notice.severity().startsWith("DEBUG") || notice.sqlState().equals(NAME_TOO_LONG);
        if (ofInterest && !BESIDE_THE_POINT.matcher(notice.message()).find()) {
            messages.add(notice.message());
        }
    }

    /** What was said, in order. */
    List<String> messages() {
        return List.copyOf(messages);
    }

    /** Whether they say that a table was read from its first row to its last, as for an index of it. */
    boolean tellOfReading(Relations there, long oid) {
        return there.of(oid)
                .map(relation -> "table \"" + relation.name() + "\"")
                .filter(name -> messages.stream().anyMatch(message -> message.contains(name)))
                .isPresent();
    }
}
