package io.github.migratemaven.api.junit;

import io.github.migratemaven.postgres.connection.ConnectionSettings;
import io.github.migratemaven.postgres.connection.Secret;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** How a test reaches its database. */
record TestConnections(ConnectionSettings settings) {
    String url() {
        return settings.displayUrl();
    }

    /** With user and password, as a driver takes it. */
    String completeUrl() {
        String password = password().isEmpty() ? "" : "&password=" + encoded(password());
        return url() + (url().contains("?") ? '&' : '?') + "user=" + encoded(username()) + password;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
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
