package io.github.migratemaven.testing;

import io.github.migratemaven.postgres.connection.ConnectionSettings;
import io.github.migratemaven.postgres.sql.Quoting;
import io.github.migratemaven.shadow.Shadow;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.Set;

/** A shadow on the test server of one major version; keeps no templates. */
public final class TestShadow implements Shadow {
    private final int major;

    public TestShadow(int major) {
        this.major = major;
    }

    @Override
    public int majorVersion() {
        return major;
    }

    @Override
    public ConnectionSettings create() {
        return TestPostgres.freshDatabase(major);
    }

    @Override
    public Optional<ConnectionSettings> createFrom(String templateKey) {
        return Optional.empty();
    }

    @Override
    public void keepAsTemplate(ConnectionSettings database, String templateKey) {}

    @Override
    public void giveAsTemplate(ConnectionSettings database, String templateKey) {
        drop(database);
    }

    @Override
    public Optional<ConnectionSettings> template(String templateKey) {
        return Optional.empty();
    }

    @Override
    public void ensureRoles(Set<String> names) {
        names.forEach(name -> execute("do $$ begin create role " + Quoting.identifier(name)
                + "; exception when duplicate_object then null; end $$"));
    }

    @Override
    public void drop(ConnectionSettings database) {
        TestPostgres.drop(database);
    }

    private void execute(String sql) {
        try (Connection connection = TestPostgres.server(major).open();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {}
}
