package io.github.migratemaven.bench.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.migratemaven.postgres.connection.ConnectionSettings;
import io.github.migratemaven.testing.TestPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A benchmark that miscounts would lead astray whoever wants fewer round trips. */
class RelayTest {
    private static final Duration LATENCY = Duration.ofMillis(20);

    private final ConnectionSettings server = TestPostgres.server(18);

    @Test
    void countsOneRoundTripForAStatementAndForAWholeBatch() throws IOException, SQLException {
        try (Relay relay = new Relay(server.port(), LATENCY);
                Connection connection = through(relay);
                Statement statement = connection.createStatement()) {
            statement.execute("create temporary table noted (text text)");
            long connected = relay.roundTrips();
            statement.execute("select 1");
            assertThat(relay.roundTrips() - connected).isEqualTo(1);

            statement.execute("select 1; select 2; select 3");
            assertThat(relay.roundTrips() - connected).isEqualTo(2);

            try (PreparedStatement batch = connection.prepareStatement("insert into noted values (?)")) {
                for (int i = 0; i < 20; i++) {
                    batch.setString(1, "x".repeat(2000));
                    batch.addBatch();
                }
                batch.executeBatch();
            }
            assertThat(relay.roundTrips() - connected).isEqualTo(3);
        }
    }

    @Test
    void addsItsLatencyToEachRoundTripOnce() throws IOException, SQLException {
        try (Relay relay = new Relay(server.port(), LATENCY);
                Connection connection = through(relay);
                Statement statement = connection.createStatement()) {
            long start = System.nanoTime();
            for (int i = 0; i < 5; i++) {
                statement.execute("select 1");
            }
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(LATENCY.multipliedBy(5));
        }
    }

    private Connection through(Relay relay) throws SQLException {
        return ConnectionSettings.local(relay.port(), server.database(), server.user())
                .open();
    }
}
