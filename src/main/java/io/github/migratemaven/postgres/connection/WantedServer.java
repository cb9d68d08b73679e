package io.github.migratemaven.postgres.connection;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Which of several servers is wanted: the driver's {@code targetServerType}, libpq's {@code target_session_attrs}. */
public enum WantedServer {
    ANY("any"),
    PRIMARY("primary"),
    SECONDARY("secondary"),
    PREFER_PRIMARY("preferPrimary"),
    PREFER_SECONDARY("preferSecondary");

    /** The driver's name for the setting. */
    public static final String PROPERTY = "targetServerType";

    private final String word;

    WantedServer(String word) {
        this.word = word;
    }

    /** As the driver writes it. */
    public String word() {
        return word;
    }

    /** @throws IllegalArgumentException if it is no word of the driver's or libpq's; names those that are */
    public static WantedServer of(String text) {
        return switch (text.strip().toLowerCase(Locale.ROOT)) {
            case "read-write", "master" -> PRIMARY;
            case "read-only", "standby", "slave" -> SECONDARY;
            case "prefer-standby", "preferslave" -> PREFER_SECONDARY;
            default ->
                Arrays.stream(values())
                        .filter(value -> value.word.equalsIgnoreCase(text.strip()))
                        .findFirst()
                        .orElseThrow(() -> new IllegalArgumentException("it is none of "
                                + Arrays.stream(values())
                                        .map(WantedServer::word)
                                        .collect(Collectors.joining(", "))
                                + "; libpq's read-write, read-only, standby and prefer-standby are understood too"));
        };
    }

    /** What a connection is made to where nothing says it: of several servers, the one that can be migrated. */
    public static WantedServer of(ConnectionSettings settings) {
        return Optional.ofNullable(settings.properties().get(PROPERTY))
                .map(WantedServer::of)
                .orElse(settings.servers().size() > 1 ? PREFER_PRIMARY : ANY);
    }

    /** Whether a server will do that is, or is not, a standby. */
    boolean accepts(boolean standby) {
        return switch (this) {
            case ANY -> true;
            case PRIMARY, PREFER_PRIMARY -> !standby;
            case SECONDARY, PREFER_SECONDARY -> standby;
        };
    }

    /** Whether another one will do where there is none of these. */
    boolean isPreference() {
        return this == PREFER_PRIMARY || this == PREFER_SECONDARY;
    }
}
