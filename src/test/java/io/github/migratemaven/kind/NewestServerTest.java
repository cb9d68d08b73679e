package io.github.migratemaven.kind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.migratemaven.catalog.ObjectKind;
import io.github.migratemaven.catalog.reader.CatalogReader;
import io.github.migratemaven.kind.foreign.ForeignDataWrapperKind;
import io.github.migratemaven.kind.replication.PublicationKind;
import io.github.migratemaven.kind.replication.PublicationTableKind;
import io.github.migratemaven.kind.replication.SubscriptionKind;
import io.github.migratemaven.testing.TestPostgres;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What is read of PostgreSQL 19, of which there is no server to test on yet: only that its own columns are asked for, in SQL that
 * is well-formed, and that no other version is asked for them.
 */
class NewestServerTest {
    @ParameterizedTest
    @ValueSource(strings = {"puballsequences", "prexcept"})
    void asksAPublicationOf19ForWhatItLeavesOut(String column) {
        assertThat(new PublicationKind().query(19)).contains(column);
        assertThat(new PublicationKind().query(18)).doesNotContain(column);
    }

    @Test
    void takesWhatAPublicationOf19LeavesOutForNoMember() {
        assertThat(new PublicationTableKind().query(19)).contains("where not r.prexcept");
        assertThat(new PublicationTableKind().query(18)).doesNotContain("prexcept");
    }

    @ParameterizedTest
    @ValueSource(strings = {"subserver", "subretaindeadtuples", "submaxretention", "subwalrcvtimeout"})
    void asksASubscriptionOf19ForItsOwnColumns(String column) {
        assertThat(new SubscriptionKind().query(19)).contains(column);
        assertThat(new SubscriptionKind().query(18)).doesNotContain(column);
    }

    @Test
    void asksAForeignDataWrapperOf19HowItConnects() {
        assertThat(new ForeignDataWrapperKind().query(19)).contains("fdwconnection");
        assertThat(new ForeignDataWrapperKind().query(18)).doesNotContain("fdwconnection");
    }

    /** A server of 18 reads a query to its end before it misses a column. */
    @Test
    void asksEveryKindInSqlOfWhichAn18MissesNothingButColumns() throws SQLException {
        try (Connection connection = TestPostgres.freshDatabase().open();
                Statement statement = connection.createStatement()) {
            for (ObjectKind<?> kind : Kinds.ALL) {
                String query = kind.query(CatalogReader.NEWEST_KNOWN);
                if (query.equals(kind.query(18))) {
                    continue;
                }
                assertThatExceptionOfType(SQLException.class)
                        .as(kind.name())
                        .isThrownBy(() -> statement.execute(query))
                        .satisfies(missing -> assertThat(missing.getSQLState()).isEqualTo("42703"));
            }
        }
    }
}
