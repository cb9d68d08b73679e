package io.github.migratemaven.postgres.trial;

import io.github.migratemaven.postgres.sql.SqlStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Recognises a statement that creates a role which the server has already. */
public final class ExistingRole {
    private static final String DUPLICATE_OBJECT = "42710";
    private static final Pattern MESSAGE = Pattern.compile("role \"(.*)\" already exists", Pattern.DOTALL);

    private ExistingRole() {}

    /**
     * Whether the statement is one.
     *
     * @throws SQLException when the server cannot be asked
     */
    public static boolean isCreatedBy(SqlStatement statement, Connection connection) throws SQLException {
        Optional<String> role = ServerWide.createdRole(statement);
        if (role.isEmpty()) {
            return false;
        }
        try (PreparedStatement query =
                connection.prepareStatement("select from pg_catalog.pg_roles where rolname = ?")) {
            query.setString(1, role.get());
            return query.executeQuery().next();
        }
    }

    /** The role that stood in the way; empty for every other failure, and on a server whose messages are not English. */
    public static Optional<String> namedBy(SQLException failure) {
        if (!DUPLICATE_OBJECT.equals(failure.getSQLState())) {
            return Optional.empty();
        }
        Matcher message = MESSAGE.matcher(String.valueOf(failure.getMessage()));
        return message.find() ? Optional.of(message.group(1)) : Optional.empty();
    }
}
