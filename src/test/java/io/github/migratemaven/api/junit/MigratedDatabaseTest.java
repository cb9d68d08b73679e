package io.github.migratemaven.api.junit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.migratemaven.api.RevisionInfo;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** As the tests of an application use it. */
@MigratedDatabase(revisions = "junit/revisions")
class MigratedDatabaseTest {

    @RepeatedTest(2)
    void eachTestHasADatabaseOfItsOwn(TestDatabase database) throws SQLException {
        assertThat(value(database.dataSource(), "select count(*) from customers"))
                .isEqualTo("0");
        run(database.dataSource(), "insert into customers values (1, 'Ada', 'Lovelace')");
        assertThat(database.current().isAtHead()).isTrue();
    }

    @Test
    void allParametersOfATestMeanTheSameDatabase(DataSource dataSource, Connection connection, TestDatabase database)
            throws SQLException {
        run(dataSource, "insert into customers values (1, 'Ada', 'Lovelace')");

        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select current_database() from customers")) {
            assertThat(row.next()).isTrue();
            assertThat(database.url()).endsWith("/" + row.getString(1));
        }
    }

    @Test
    void aUrlIsEnoughToConnect(@MigratedDatabase(revisions = "junit/revisions") String url, TestDatabase database)
            throws SQLException {
        try (Connection connection = DriverManager.getConnection(url)) {
            assertThat(connection.getCatalog()).isEqualTo(value(database.dataSource(), "select current_database()"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = "of the test itself")
    void otherTextsStayTheTests(String text, TestDatabase database) {
        assertThat(text).isEqualTo("of the test itself");
        assertThat(database.current().isAtHead()).isTrue();
    }

    @Test
    void aDataMigrationIsTestedWithRowsAsTheyWere(
            @MigratedDatabase(revisions = "junit/revisions", at = "c0ffee000001") TestDatabase database)
            throws SQLException {
        run(database.dataSource(), "insert into customers values (1, 'Ada Lovelace')");

        assertThat(database.upgrade("next")).containsExactly(new RevisionInfo("c0ffee000002", "Split names"));
        assertThat(value(database.dataSource(), "select last_name from customers"))
                .isEqualTo("Lovelace");

        database.downgrade("-1");
        assertThat(value(database.dataSource(), "select name from customers")).isEqualTo("Ada Lovelace");
    }

    @Test
    @MigratedDatabase(revisions = "junit/revisions", at = "base")
    void aTestMayBeginWithNothing(TestDatabase database) throws SQLException {
        assertThat(value(database.dataSource(), "select to_regclass('customers') is null"))
                .isEqualTo("t");
        assertThat(database.current().pending()).hasSize(2);
    }

    /** What all tests of a class have in common. */
    @Nested
    class Shared {
        private static DataSource ofAll;

        @BeforeAll
        static void fill(DataSource dataSource) throws SQLException {
            ofAll = dataSource;
            run(dataSource, "insert into customers values (7, 'Grace', 'Hopper')");
        }

        @BeforeEach
        void sees(DataSource same) throws SQLException {
            assertThat(value(same, "select last_name from customers")).isEqualTo("Hopper");
        }

        @Test
        void theRowsOfTheClass(TestDatabase database) throws SQLException {
            assertThat(value(ofAll, "select current_database()"))
                    .isEqualTo(value(database.dataSource(), "select current_database()"));
        }
    }

    private static void run(DataSource dataSource, String sql) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String value(DataSource dataSource, String sql) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }
}
