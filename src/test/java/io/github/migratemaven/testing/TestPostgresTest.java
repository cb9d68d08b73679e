package io.github.migratemaven.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TestPostgresTest {

    @ParameterizedTest
    @ValueSource(ints = {13, 14, 15, 16, 17, 18})
    void servesEverySupportedMajorVersion(int major) throws SQLException {
        try (Connection connection = TestPostgres.freshDatabase(major).open()) {
            assertThat(connection.getMetaData().getDatabaseMajorVersion()).isEqualTo(major);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {13, 18})
    void sparesWhoeverConnectsFirstTheWorkOnCatalogs(int major) throws SQLException {
        String fresh = TestPostgres.freshDatabase(major).database();

        try (Connection connection = TestPostgres.server(major).open();
                Statement statement = connection.createStatement();
                ResultSet file = statement.executeQuery("select from pg_database d, pg_ls_dir('base/' || d.oid) file"
                        + " where datname = '" + fresh + "' and file = 'pg_internal.init'")) {
            assertThat(file.next()).isTrue();
        }
    }

    @Test
    void copiesADatabase() throws SQLException {
        var template = TestPostgres.freshDatabase();
        try (Connection connection = template.open();
                Statement statement = connection.createStatement()) {
            statement.execute("create table kept (id int)");
        }

        try (Connection copy = TestPostgres.copyOf(template).open();
                Statement statement = copy.createStatement()) {
            assertThat(statement.executeQuery("select from kept").next()).isFalse();
        }
    }
}
