package io.github.migratemaven.postgres.trial;

import java.sql.SQLException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Recognises a statement that failed for a role that does not exist. */
public final class MissingRole {
    private static final String UNDEFINED_OBJECT = "42704";
    private static final Pattern MESSAGE = Pattern.compile("role \"(.*)\" does not exist", Pattern.DOTALL);

    private MissingRole() {}

    /** The role that PostgreSQL misses; empty for every other failure, and on a server whose messages are not English. */
    public static Optional<String> namedBy(SQLException failure) {
        if (!UNDEFINED_OBJECT.equals(failure.getSQLState())) {
            return Optional.empty();
        }
        Matcher message = MESSAGE.matcher(String.valueOf(failure.getMessage()));
        return message.find() ? Optional.of(message.group(1)) : Optional.empty();
    }
}
