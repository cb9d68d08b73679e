package io.github.migratemaven.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.zaxxer.hikari.HikariDataSource;
import io.github.migratemaven.postgres.connection.ConnectionSettings;
import io.github.migratemaven.report.MigrationFailure;
import io.github.migratemaven.report.Status;
import io.github.migratemaven.testing.Database;
import io.github.migratemaven.testing.PgBouncer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An application's pool that borrows from a PgBouncer itself. */
class ProxiedPoolTest {
    private final Database database = Database.fresh();

    @TempDir
    private Path revisions;

    @BeforeEach
    void write() throws IOException {
        Files.writeString(revisions.resolve("1.sql"), """
            -- Revision ID: aa11
            -- Revises:
            -- Create Date: 2026-11-22T21:31:00Z
            -- Message: Add orders

            -- migrate:upgrade
            create table orders (id int primary key);

            -- migrate:downgrade
            drop table orders;
            """);
    }

    @ParameterizedTest
    @ValueSource(strings = {"transaction", "session"})
    void itIsRefusedAndItsSessionStaysAsItWas(String mode) throws SQLException {
        try (PgBouncer bouncer = PgBouncer.inFrontOf(database.settings(), mode, 1);
                HikariDataSource pool = pool(bouncer.settings())) {
            Migrations migrations = Migrations.fromDirectory(revisions).dataSource(pool);
            List<String> before = session(pool);

            for (ThrowingCallable call : List.<ThrowingCallable>of(
                    migrations::upgrade,
                    () -> migrations.downgrade("base"),
                    migrations::plan,
                    migrations::current,
                    migrations::requireHead)) {
                assertThatExceptionOfType(MigrationFailure.class)
                        .isThrownBy(call)
                        .satisfies(failure -> assertThat(failure.status()).isEqualTo(Status.REFUSED));
                assertThat(session(pool)).isEqualTo(before);
            }
            assertThat(database.tables()).isEmpty();
        }
    }

    /** It is one statement, which any pool can carry. */
    @Test
    void whetherTheDatabaseIsAtHeadCanBeAskedThroughIt() throws SQLException {
        try (HikariDataSource direct = pool(database.settings());
                PgBouncer bouncer = PgBouncer.inFrontOf(database.settings(), "transaction", 1);
                HikariDataSource pool = pool(bouncer.settings())) {
            Migrations.fromDirectory(revisions).dataSource(direct).upgrade();
            List<String> before = session(pool);

            Migrations.fromDirectory(revisions).dataSource(pool).requireHead();

            assertThat(session(pool)).isEqualTo(before);
        }
    }

    private static HikariDataSource pool(ConnectionSettings settings) {
        HikariDataSource pool = new HikariDataSource();
        pool.setJdbcUrl(settings.displayUrl());
        pool.setUsername(settings.user());
        pool.setMaximumPoolSize(1);
        return pool;
    }

    private static List<String> session(HikariDataSource pool) throws SQLException {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select name || ' = ' || current_setting(name) from pg_settings"
                        + " where source = 'session' union all select 'role = ' || current_user union all"
                        + " select 'lock ' || locktype || objid from pg_locks where pid = pg_backend_pid() and"
                        + " locktype = 'advisory' order by 1")) {
            List<String> found = new ArrayList<>();
            while (row.next()) {
                found.add(row.getString(1));
            }
            return found;
        }
    }
}
