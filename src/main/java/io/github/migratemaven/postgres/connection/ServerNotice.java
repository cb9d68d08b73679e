package io.github.migratemaven.postgres.connection;

import java.sql.SQLWarning;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLWarning;
import org.postgresql.util.ServerErrorMessage;

/**
 * What the server had to say about a statement that it ran.
 *
 * @param severity {@code NOTICE}, {@code WARNING} and the like, in the server's language
 * @param sqlState of class 01 for a warning
 */
public record ServerNotice(String severity, String sqlState, String message) {

    public static List<ServerNotice> in(@Nullable SQLWarning first) {
        List<ServerNotice> notices = new ArrayList<>();
        for (SQLWarning warning = first; warning != null; warning = warning.getNextWarning()) {
            notices.add(of(warning));
        }
        return notices;
    }

    private static ServerNotice of(SQLWarning warning) {
        Optional<ServerErrorMessage> message = warning instanceof PSQLWarning postgres
                ? Optional.ofNullable(postgres.getServerErrorMessage())
                : Optional.empty();
        return new ServerNotice(
                message.map(ServerErrorMessage::getSeverity).orElse("WARNING"),
                String.valueOf(warning.getSQLState()),
                message.map(ServerErrorMessage::getMessage).orElse(String.valueOf(warning.getMessage())));
    }

    /** Whether it may have been meant as more than a remark. */
    public boolean isWarning() {
        return sqlState.startsWith("01");
    }
}
