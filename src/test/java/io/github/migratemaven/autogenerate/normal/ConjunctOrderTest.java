package io.github.migratemaven.autogenerate.normal;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.migratemaven.catalog.Catalog;
import io.github.migratemaven.catalog.reader.CatalogReader;
import io.github.migratemaven.diff.SchemaDiff;
import io.github.migratemaven.kind.Kinds;
import io.github.migratemaven.postgres.connection.ConnectionSettings;
import io.github.migratemaven.postgres.trial.ScriptRunner;
import io.github.migratemaven.testing.Slow;
import io.github.migratemaven.testing.TestPostgres;
import io.github.migratemaven.testing.TestShadow;
import io.github.migratemaven.testing.WholeDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Slow
class ConjunctOrderTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "rating >= 1 and rating <= 5 | rating <= 5 and rating >= 1",
                "price >= 0.5 and price <= 5 | price <= 5 and price >= 0.5",
                "rating >= -1 and rating <= 5 and rating <> 0 | rating <> 0 and rating <= 5 and rating >= -1",
                "code >= 'a and b' and code <> 'it''s' | code <> 'it''s' and code >= 'a and b'",
                "\"Of\" > 0 and \"Of\" <= 1e3 | \"Of\" <= 1e3 and \"Of\" > 0",
                "rating >= 1 and price <= 5 | price <= 5 and rating >= 1",
                "code is null or (rating >= 1 and rating <= 5) | code is null or (rating <= 5 and rating >= 1)",
            })
    void comparisonsWithConstantsMayStandInAnyOrder(String one, String other) throws SQLException {
        assertThat(isSame(one, other)).isTrue();
    }

    /** PostgreSQL asks them as they stand, and one may keep another from failing. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "rating <> 0 and 10 / rating > 1 | 10 / rating > 1 and rating <> 0",
                "rating >= 1 and rating <= 5 | rating >= 1 and rating <= 6",
                "rating >= 1 or rating <= 5 | rating <= 5 or rating >= 1",
                "rating >= 1 and rating <= 5 | rating >= 1 or rating <= 5",
            })
    void whatElseDiffersIsAChange(String one, String other) throws SQLException {
        assertThat(isSame(one, other)).isFalse();
    }

    private static boolean isSame(String one, String other) throws SQLException {
        try (NormalForms normal = new NormalForms(new TestShadow(18), WholeDatabase.SCOPE)) {
            Alike alike = normal.alike(read(one), read(other));
            return new SchemaDiff(Kinds.ALL)
                    .between(alike.from(), alike.to())
                    .changes()
                    .isEmpty();
        }
    }

    private static Catalog read(String condition) throws SQLException {
        ConnectionSettings database = TestPostgres.freshDatabase();
        try (Connection connection = database.open()) {
            ScriptRunner.run(
                    connection,
                    "create table t (rating int, price numeric(9,2), share float8, code varchar(20), \"Of\" bigint,"
                            + " check ("
                            + condition + "));",
                    "test.sql",
                    1);
            return new CatalogReader(Kinds.ALL, WholeDatabase.SCOPE).read(connection);
        }
    }
}
