package io.github.migratemaven.importing;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.migratemaven.postgres.connection.ConnectionSettings;
import io.github.migratemaven.testing.Database;
import io.github.migratemaven.testing.PgBouncer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** Another tool's history, read by one client after another through a pool of transactions, which keeps what is prepared. */
class HistoryBehindAPoolTest {
    private final Database database = Database.fresh();

    @Test
    void isReadThoughOtherClientsHaveNamedStatements() throws SQLException {
        database.run("create table alembic_version (version_num varchar(32) primary key);"
                + " insert into alembic_version values ('a1')");
        try (PgBouncer pool = PgBouncer.inFrontOf(database.settings(), "transaction", 1)) {
            anotherClientNamesStatements(pool.settings());
            for (int client = 0; client < 3; client++) {
                try (Connection connection = pool.settings().openToRead()) {
                    for (int i = 0; i < 10; i++) {
                        assertThat(OtherHistory.in(connection))
                                .extracting(OtherHistory::line)
                                .containsExactly("Alembic had come to a1 (public.alembic_version)");
                        ask(connection);
                    }
                }
            }
        }
    }

    private static void anotherClientNamesStatements(ConnectionSettings settings) throws SQLException {
        try (Connection connection = settings.open()) {
            for (int i = 0; i < 10; i++) {
                ask(connection);
            }
        }
    }

    private static void ask(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("select ?::int")) {
            statement.setInt(1, 1);
            statement.executeQuery().close();
        }
    }
}
