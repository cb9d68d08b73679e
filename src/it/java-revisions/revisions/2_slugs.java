// Revision ID: aaaa22222222
// Revises: aaaa11111111
// Create Date: 2026-11-22T22:31:00Z
// Message: Fill slugs

import com.example.Slugs;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

final class FillSlugs {

    void upgrade(Connection connection) throws SQLException {
        try (Statement select = connection.createStatement();
                ResultSet book = select.executeQuery("select id, title from books");
                PreparedStatement update = connection.prepareStatement("update books set slug = ? where id = ?")) {
            while (book.next()) {
                update.setString(1, Slugs.of(book.getString(2)));
                update.setInt(2, book.getInt(1));
                update.executeUpdate();
            }
        }
    }

    void downgrade(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("update books set slug = null");
        }
    }
}
