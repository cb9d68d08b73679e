package io.github.migratemaven.kind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.github.migratemaven.catalog.ObjectKind;
import io.github.migratemaven.testing.TestPostgres;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KindsTest {

    @ParameterizedTest
    @ValueSource(ints = {13, 14, 15, 16, 17, 18})
    void findNothingInAnEmptyDatabaseOfEveryVersion(int major) throws SQLException {
        try (Connection connection = TestPostgres.freshDatabase(major).open()) {
            var catalog = RoundTrip.read(connection);
            assertThat(catalog.ids())
                    .extracting(Object::toString)
                    .allMatch(id -> id.contains("public") || id.contains("plpgsql"));
            assertThat(catalog.unhandled()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {13, 14, 15, 16, 17, 18})
    void haveQueriesThatEachRunOnEveryVersion(int major) throws SQLException {
        try (Connection connection = TestPostgres.freshDatabase(major).open();
                Statement statement = connection.createStatement()) {
            for (ObjectKind<?> kind : Kinds.ALL) {
                assertThatCode(() -> statement.executeQuery(kind.query(major)).close())
                        .as("the query of " + kind.name())
                        .doesNotThrowAnyException();
                if (kind.unread().isPresent()) {
                    assertThatCode(() ->
                                    statement.executeQuery(kind.unread().get()).close())
                            .as("what " + kind.name() + " leaves unread")
                            .doesNotThrowAnyException();
                }
            }
        }
    }
}
