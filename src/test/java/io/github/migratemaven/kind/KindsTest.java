package io.github.migratemaven.kind;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.migratemaven.testing.TestPostgres;
import java.sql.Connection;
import java.sql.SQLException;
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
}
