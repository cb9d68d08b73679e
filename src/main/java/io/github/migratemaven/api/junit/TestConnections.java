package io.github.migratemaven.api.junit;

import io.github.migratemaven.postgres.connection.ConnectionSettings;
import io.github.migratemaven.postgres.connection.Secret;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** How a test reaches its database. */
record TestConnections(ConnectionSettings settings) {
    String url() {
        return settings.displayUrl();
    }

    String username() {
        return settings.user();
    }

    String password() {
        return settings.password().map(Secret::reveal).orElse("");
    }

    DataSource dataSource() {
        PGSimpleDataSource dataSource = new PGSimpleDataSource();
        dataSource.setUrl(url());
        dataSource.setUser(username());
        dataSource.setPassword(password());
        return dataSource;
    }
}
