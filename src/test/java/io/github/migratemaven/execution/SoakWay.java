package io.github.migratemaven.execution;

import io.github.migratemaven.postgres.connection.ConnectionSettings;
import io.github.migratemaven.testing.Await;
import io.github.migratemaven.testing.Database;
import io.github.migratemaven.testing.PgBouncer;
import io.github.migratemaven.testing.ReplicatedServer;
import io.github.migratemaven.testing.UnreliableNetwork;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/** How the clients of a soak reach their database, and what else happens there. */
abstract class SoakWay implements AutoCloseable {

    /** @throws org.opentest4j.TestAbortedException if this machine lacks what the way needs; says what */
    static SoakWay of(String name, int major, Random random) {
        return switch (name) {
            case "directly" -> new Direct(Database.fresh(major));
            case "pool" -> new Pool(Database.fresh(major));
            case "network" -> new Network(Database.fresh(major), random.nextLong());
            case "standby" -> new FailingOver(major);
            default ->
                throw new IllegalArgumentException(
                        "There is no way " + name + "; there are: directly, pool, network, standby");
        };
    }

    /** In words, for the log. */
    abstract String describe();

    /** What the clients connect to. */
    abstract ConnectionSettings settings();

    /** The database itself, for a look into it. */
    abstract Database database();

    /**
     * While a client is at work.
     *
     * @return whether something may be lost that had been committed
     */
    boolean disturb(Random random) {
        return false;
    }

    /** Once no client is at work any more. */
    void calm() {}

    /** Whether a client may end with a failure that says so, and leave the rest to the next one. */
    boolean isRough() {
        return false;
    }

    /** What has happened besides kills; empty when nothing. */
    String incidents() {
        return "";
    }

    @Override
    public void close() {}

    private static final class Direct extends SoakWay {
        private final Database database;

        Direct(Database database) {
            this.database = database;
        }

        @Override
        String describe() {
            return "directly";
        }

        @Override
        ConnectionSettings settings() {
            return database.settings();
        }

        @Override
        Database database() {
            return database;
        }
    }

    private static final class Pool extends SoakWay {
        private final Database database;
        private final PgBouncer pool;

        Pool(Database database) {
            this.database = database;
            this.pool = PgBouncer.ofSessions(database.settings());
        }

        @Override
        String describe() {
            return "through PgBouncer in session mode";
        }

        @Override
        ConnectionSettings settings() {
            return pool.settings();
        }

        @Override
        Database database() {
            return database;
        }

        @Override
        public void close() {
            pool.close();
        }
    }

    private static final class Network extends SoakWay {
        private final Database database;
        private final UnreliableNetwork network;

        Network(Database database, long seed) {
            this.database = database;
            this.network = new UnreliableNetwork(database.settings(), seed);
        }

        @Override
        String describe() {
            return "over a network that stalls, cuts and leaves connections half open";
        }

        @Override
        ConnectionSettings settings() {
            return network.settings();
        }

        @Override
        Database database() {
            return database;
        }

        @Override
        boolean isRough() {
            return true;
        }

        @Override
        String incidents() {
            return network.accidents();
        }

        @Override
        public void close() {
            network.close();
        }
    }

    /** Every tenth client or so loses its primary, and a standby, which may lack the last commits, is promoted. */
    private static final class FailingOver extends SoakWay {
        private static final int CLIENTS_PER_FAIL_OVER = 10;
        private static final int LONGEST_PAUSE_MILLIS = 1_500;

        private final ReplicatedServer servers;
        private boolean failedOver;
        private int failOvers;
        private int behind;

        FailingOver(int major) {
            try {
                Path memory = Path.of("/dev/shm");
                this.servers = new ReplicatedServer(
                        major,
                        Files.isDirectory(memory)
                                ? Files.createTempDirectory(memory, "migrate-soak-")
                                : Files.createTempDirectory("migrate-soak-"));
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }

        @Override
        String describe() {
            return "with a standby that is promoted now and then";
        }

        @Override
        ConnectionSettings settings() {
            return servers.settings();
        }

        @Override
        Database database() {
            return failedOver ? servers.standby() : servers.primary();
        }

        @Override
        boolean disturb(Random random) {
            if (random.nextInt(CLIENTS_PER_FAIL_OVER) > 0) {
                return false;
            }
            Await.pause(random.nextInt(LONGEST_PAUSE_MILLIS));
            failOvers++;
            if (random.nextBoolean()) {
                behind++;
                servers.detachStandby();
                Await.pause(random.nextInt(LONGEST_PAUSE_MILLIS));
            }
            servers.crashPrimary();
            servers.promoteStandby();
            failedOver = true;
            return true;
        }

        @Override
        void calm() {
            if (failedOver) {
                servers.replaceStandby();
                failedOver = false;
            }
        }

        @Override
        boolean isRough() {
            return true;
        }

        @Override
        String incidents() {
            return failOvers + " fail-overs, " + behind + " of them to a standby that lacked the last commits";
        }

        @Override
        public void close() {
            servers.close();
        }
    }
}
