package io.github.migratemaven.engine.psql;

import io.github.migratemaven.engine.result.GoalResult;
import io.github.migratemaven.postgres.connection.ConnectionSettings;
import io.github.migratemaven.report.Status;
import java.util.List;
import java.util.Optional;

/**
 * A session in psql, or what it takes to begin one.
 *
 * @param opened whether psql was run here
 * @param url as psql takes it, without password
 * @param passwordFrom the place that the password comes from; absent where none is needed
 */
public record PsqlResult(String goal, Status status, boolean opened, String url, Optional<String> passwordFrom)
        implements GoalResult {

    static PsqlResult of(ConnectionSettings settings, boolean opened, Optional<String> passwordFile) {
        String wanted = Psql.wantedServer(settings);
        return new PsqlResult(
                "psql",
                Status.OK,
                opened,
                "postgresql://" + settings.user() + "@" + settings.authority() + "/" + settings.database()
                        + (wanted.isEmpty() ? "" : "?target_session_attrs=" + wanted),
                settings.hasPassword()
                        ? Optional.of(passwordFile.orElse(settings.origins().getOrDefault("password", "the settings")))
                        : Optional.empty());
    }

    @Override
    public List<String> lines() {
        return opened
                ? List.of("psql ended.")
                : List.of(
                        "psql " + url,
                        passwordFrom
                                .map(place -> "Its password: " + place + ".")
                                .orElse("It needs no password."));
    }
}
