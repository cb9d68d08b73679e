package com.example;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

class LibraryIT {

    @Test
    void theDatabaseIsMigrated() throws Exception {
        String url = System.getProperty("db.url");
        try (Connection connection = DriverManager.getConnection(
                        url, System.getProperty("db.username"), System.getProperty("db.password"));
                Statement statement = connection.createStatement()) {
            statement.execute("insert into authors (name) values ('Le Guin')");
            statement.execute("insert into books (title, author) select 'The Dispossessed', id from authors");
            try (ResultSet found = statement.executeQuery("select count(*) from books join authors on author = authors.id")) {
                found.next();
                assertEquals(1, found.getInt(1));
            }
        }
    }
}
