// Revision ID: c0ffee000002
// Revises: c0ffee000001
// Create Date: 2026-11-22T22:31:00Z
// Message: Name customers

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

class NameCustomers {
    void upgrade(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate("update orders set customer = 'nobody' where customer is null");
        }
    }

    void downgrade(Connection connection) {}
}
