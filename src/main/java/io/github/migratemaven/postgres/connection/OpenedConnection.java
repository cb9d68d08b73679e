package io.github.migratemaven.postgres.connection;

import java.sql.Connection;

/**
 * A connection, and where it has led to.
 *
 * @param settings of the one server that was chosen; whatever opens a further connection with them reaches the same
 */
public record OpenedConnection(Connection connection, ConnectionSettings settings) {}
