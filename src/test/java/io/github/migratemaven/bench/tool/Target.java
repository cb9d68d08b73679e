package io.github.migratemaven.bench.tool;

/** Where a tool finds its database: on this machine, by the superuser, without a password. */
public record Target(int port, String database) {
    static final String USER = "postgres";

    public Target at(int otherPort) {
        return new Target(otherPort, database);
    }

    String jdbcUrl() {
        return "jdbc:postgresql://localhost:" + port + "/" + database;
    }

    String jdbcUrlWithUser() {
        return jdbcUrl() + "?user=" + USER;
    }
}
