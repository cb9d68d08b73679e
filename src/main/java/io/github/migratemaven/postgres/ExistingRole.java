package io.github.migratemaven.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Optional;

/** Recognises a statement that creates a role which the server has already. */
public final class ExistingRole {
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
}
