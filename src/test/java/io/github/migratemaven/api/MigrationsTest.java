package io.github.migratemaven.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.zaxxer.hikari.HikariDataSource;
import io.github.migratemaven.report.MigrationFailure;
import io.github.migratemaven.report.Status;
import io.github.migratemaven.testing.Await;
import io.github.migratemaven.testing.Database;
import io.github.migratemaven.testing.OtherSession;
import io.github.migratemaven.testing.RecordingReporter;
import io.github.migratemaven.testing.Slow;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.PGConnection;

/** With HikariCP, as most applications have it. */
class MigrationsTest {
    private final Database database = Database.fresh();
    private final List<HikariDataSource> pools = new ArrayList<>();

    @TempDir
    Path revisions;

    @BeforeEach
    void twoRevisions() throws IOException {
        write(
                "1_orders.sql",
                "aa11",
                "",
                "Add orders",
                "create table orders (id int primary key);",
                "drop table orders;");
        write(
                "2_items.sql",
                "bb22",
                "aa11",
                "Add items",
                "create table items (id int primary key);",
                "drop table items;");
    }

    @AfterEach
    void closePools() {
        pools.forEach(HikariDataSource::close);
    }

    @Test
    void appliesWhatIsMissingAndSaysWhereTheDatabaseStands() {
        Migrations migrations = Migrations.fromDirectory(revisions).dataSource(pool(2, config -> {}));

        assertThat(migrations.plan()).extracting(RevisionInfo::id).containsExactly("aa11", "bb22");
        assertThat(migrations.upgrade()).extracting(RevisionInfo::message).containsExactly("Add orders", "Add items");

        assertThat(database.tables()).containsExactly("items", "orders");
        assertThat(migrations.current().heads()).containsExactly("bb22");
        assertThat(migrations.current().isAtHead()).isTrue();
        assertThat(migrations.upgrade()).isEmpty();
        assertThat(migrations.downgrade("-1")).extracting(RevisionInfo::id).containsExactly("bb22");
        assertThat(migrations.current().pending()).containsExactly(new RevisionInfo("bb22", "Add items"));
    }

    @Test
    void hooksBesideTheRevisionsRunWithThem() throws IOException {
        Files.writeString(revisions.resolve("after-each.sql"), "insert into orders select count(*) from orders;");
        Files.writeString(revisions.resolve("after-upgrade.sql"), "insert into items values (7);");
        Migrations migrations = Migrations.fromDirectory(revisions).dataSource(pool(1, config -> {}));

        migrations.upgrade();
        migrations.upgrade();

        assertThat(database.column("select id from orders order by id")).containsExactly("0", "1");
        assertThat(database.column("select id from items")).containsExactly("7");
    }

    @Test
    void worksWithAPoolOfOneConnectionAndTellsItsOwnReporter() {
        RecordingReporter reporter = new RecordingReporter();

        Migrations.fromDirectory(revisions)
                .dataSource(pool(1, config -> {}))
                .reporter(reporter)
                .upgrade();

        assertThat(reporter.running()).anyMatch(line -> line.contains("Running upgrade aa11 -> bb22, Add items"));
    }

    @Test
    void theLogNamesAClassThatTheApplicationKnows() {
        Logger log = Logger.getLogger("io.github.migratemaven");
        List<String> callers = new ArrayList<>();
        Handler handler = new Handler() {
            @Override
            public void publish(LogRecord line) {
                callers.add(line.getSourceClassName());
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        log.addHandler(handler);
        try {
            Migrations.fromDirectory(revisions)
                    .dataSource(pool(1, config -> {}))
                    .upgrade();
        } finally {
            log.removeHandler(handler);
        }

        assertThat(callers).isNotEmpty().containsOnly(Migrations.class.getName());
    }

    @Test
    void givesTheConnectionBackAsItWas() throws SQLException {
        database.run("create schema app");
        HikariDataSource pool = pool(1, config -> {
            config.setConnectionInitSql("set search_path = app; set lock_timeout = '7s'; set work_mem = '9MB'");
            config.setAutoCommit(false);
        });
        List<String> before = session(pool);

        Migrations.fromDirectory(revisions).dataSource(pool).upgrade();

        assertThat(session(pool)).isEqualTo(before).contains("lock_timeout = 7s", "search_path = app");
        assertThat(database.column("select schemaname || '.' || tablename from pg_tables where tablename in"
                        + " ('orders', 'migrate_revision') order by 1"))
                .containsExactly("app.migrate_revision", "app.orders");
        assertThat(database.value("select count(*) from pg_locks where locktype = 'advisory' and database ="
                        + " (select oid from pg_database where datname = current_database())"))
                .isEqualTo("0");
    }

    @Test
    void givesTheConnectionBackAsItWasAfterAFailure() throws SQLException, IOException {
        write("3_wrong.sql", "cc33", "bb22", "Divide", "select 1 / 0;", "select 1;");
        HikariDataSource pool = pool(1, config -> config.setConnectionInitSql("set work_mem = '9MB'"));
        List<String> before = session(pool);

        assertThatExceptionOfType(MigrationFailure.class)
                .isThrownBy(() ->
                        Migrations.fromDirectory(revisions).dataSource(pool).upgrade())
                .withMessageContaining("3_wrong.sql:8");

        assertThat(session(pool)).isEqualTo(before);
        assertThat(database.rows()).containsExactly("aa11", "bb22");
    }

    @Test
    void actsAsTheRoleThatThePoolSets() {
        String owner = "owner_of_" + database.settings().database();
        database.run("create role \"" + owner + "\"; grant create on schema public to \"" + owner + "\"");
        try {
            Migrations.fromDirectory(revisions)
                    .dataSource(pool(1, config -> config.setConnectionInitSql("set role \"" + owner + "\"")))
                    .upgrade();

            assertThat(database.column("select distinct tableowner::text from pg_tables where schemaname = 'public'"))
                    .containsExactly(owner);
        } finally {
            database.run("drop owned by \"" + owner + "\"; drop role \"" + owner + "\"");
        }
    }

    @Test
    void refusesADriverThatMaySplitOneMessageIntoTransactions() {
        HikariDataSource pool = pool(1, config -> config.addDataSourceProperty("preferQueryMode", "simple"));

        assertThatExceptionOfType(MigrationFailure.class)
                .isThrownBy(() ->
                        Migrations.fromDirectory(revisions).dataSource(pool).upgrade())
                .withMessageContaining("preferQueryMode=simple");
        assertThat(database.tables()).isEmpty();
    }

    @Test
    void asksByOneStatementWhetherTheDatabaseIsAtHead() {
        Migrations migrations = Migrations.fromDirectory(revisions).dataSource(pool(1, config -> {}));
        migrations.upgrade();
        List<String> statements = new ArrayList<>();

        migrations.dataSource(recording(pool(1, config -> {}), statements)).requireHead();

        assertThat(statements).hasSize(1);
    }

    @Slow
    @Test
    void saysWhoKeepsAStartingApplicationWaiting() {
        RecordingReporter reporter = new RecordingReporter();
        Migrations migrations = Migrations.fromDirectory(revisions)
                .dataSource(pool(3, config -> {}))
                .reporter(reporter);
        migrations.upgrade();
        try (OtherSession other = OtherSession.inTransaction(database, "lock table migrate_revision")) {
            CompletableFuture<String> start = Await.background(() -> {
                migrations.requireHead();
                return "started";
            });
            Await.until(
                    "who is waited for is named", () -> reporter.all().contains("Waiting for a lock held by process "));
            other.commit();
            assertThat(Await.result(start)).isEqualTo("started");
        }
    }

    @Test
    void namesWhatIsMissing() {
        Migrations migrations = Migrations.fromDirectory(revisions).dataSource(pool(1, config -> {}));
        migrations.upgrade("aa11");

        assertThatExceptionOfType(MigrationFailure.class)
                .isThrownBy(migrations::requireHead)
                .withMessageContaining("Not applied: bb22 (Add items).")
                .satisfies(failure -> assertThat(failure.status()).isEqualTo(Status.PENDING));
        assertThat(database.tables()).containsExactly("orders");
    }

    @Test
    void namesWhatTheDatabaseHasBeyondTheApplication() throws IOException {
        HikariDataSource pool = pool(1, config -> {});
        Migrations.fromDirectory(revisions).dataSource(pool).upgrade();
        Files.delete(revisions.resolve("2_items.sql"));

        assertThatExceptionOfType(MigrationFailure.class)
                .isThrownBy(() ->
                        Migrations.fromDirectory(revisions).dataSource(pool).requireHead())
                .withMessageContaining("bb22 (Add items)")
                .satisfies(failure -> assertThat(failure.status()).isEqualTo(Status.AHEAD));
    }

    @Test
    void noticesAnAppliedRevisionThatWasEdited() throws IOException {
        HikariDataSource pool = pool(1, config -> {});
        Migrations.fromDirectory(revisions).dataSource(pool).upgrade();
        write("2_items.sql", "bb22", "aa11", "Add items", "create table items (id bigint primary key);", "select 1;");

        assertThatExceptionOfType(MigrationFailure.class)
                .isThrownBy(() ->
                        Migrations.fromDirectory(revisions).dataSource(pool).requireHead())
                .withMessageContaining("other statements than its file has now: bb22 (Add items).");
    }

    @Test
    void readsRevisionsInAJar(@TempDir Path elsewhere) throws IOException {
        write("3_much.sql", "cc33", "bb22", "Many", "select '" + "x".repeat(2_000_000) + "';", "select 1;");
        Path jar = elsewhere.resolve("application.jar");
        try (FileSystem archive = FileSystems.newFileSystem(jar, Map.of("create", "true"))) {
            Files.createDirectories(archive.getPath("db/revisions"));
            try (var files = Files.list(revisions)) {
                for (Path file : files.toList()) {
                    Files.copy(file, archive.getPath("db/revisions/" + file.getFileName()));
                }
            }
        }
        try (URLClassLoader loader = new URLClassLoader(new URL[] {jar.toUri().toURL()}, null)) {
            Migrations.fromClasspath("db/revisions", loader)
                    .dataSource(pool(1, config -> {}))
                    .upgrade();
        }
        assertThat(database.rows()).containsExactly("aa11", "bb22", "cc33");
    }

    @Test
    void saysWhichDirectoryTheClassPathLacksOrHasTwice(@TempDir Path one, @TempDir Path other) throws IOException {
        Files.createDirectories(one.resolve("db/revisions"));
        Files.createDirectories(other.resolve("db/revisions"));
        URL[] both = {one.toUri().toURL(), other.toUri().toURL()};
        try (URLClassLoader loader = new URLClassLoader(both, null)) {
            assertThatExceptionOfType(MigrationFailure.class)
                    .isThrownBy(() -> Migrations.fromClasspath("db/revisions", loader))
                    .withMessageContaining("several directories db/revisions");
            assertThatExceptionOfType(MigrationFailure.class)
                    .isThrownBy(() -> Migrations.fromClasspath("db/migration", loader))
                    .withMessageContaining("no directory db/migration");
        }
    }

    private HikariDataSource pool(int size, Consumer<HikariDataSource> settings) {
        HikariDataSource pool = new HikariDataSource();
        pool.setJdbcUrl(database.settings().displayUrl());
        pool.setUsername(database.settings().user());
        pool.setMaximumPoolSize(size);
        settings.accept(pool);
        pools.add(pool);
        return pool;
    }

    /** What an application finds in the connection that it borrows. */
    private static List<String> session(DataSource pool) throws SQLException {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement();
                var row = statement.executeQuery("select name || ' = ' || current_setting(name) from pg_settings"
                        + " where source = 'session' union all select 'role = ' || current_user order by 1")) {
            List<String> found = new ArrayList<>();
            while (row.next()) {
                found.add(row.getString(1));
            }
            PGConnection driver = connection.unwrap(PGConnection.class);
            found.add("auto-commit " + connection.getAutoCommit() + ", read only " + connection.isReadOnly()
                    + ", answers within " + connection.getNetworkTimeout() + ", prepares after "
                    + driver.getPrepareThreshold() + ", " + driver.getAutosave());
            if (!connection.getAutoCommit()) {
                connection.commit();
            }
            return found;
        }
    }

    private static DataSource recording(DataSource pool, List<String> statements) {
        return recorded(pool, DataSource.class, statements);
    }

    private static <T> T recorded(Object target, Class<T> type, List<String> statements) {
        return type.cast(Proxy.newProxyInstance(
                MigrationsTest.class.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    if (method.getName().startsWith("execute")) {
                        statements.add(String.valueOf(arguments[0]));
                    }
                    try {
                        Object result = method.invoke(target, arguments);
                        if (result instanceof Connection && !method.getName().equals("unwrap")) {
                            return recorded(result, Connection.class, statements);
                        }
                        return result instanceof Statement ? recorded(result, Statement.class, statements) : result;
                    } catch (InvocationTargetException thrown) {
                        throw thrown.getCause();
                    }
                }));
    }

    private void write(String name, String id, String revises, String message, String upgrade, String downgrade)
            throws IOException {
        Files.writeString(revisions.resolve(name), """
            -- Revision ID: %s
            -- Revises: %s
            -- Create Date: 2026-11-22T21:31:00Z
            -- Message: %s

            -- migrate:upgrade

            %s

            -- migrate:downgrade

            %s
            """.formatted(id, revises, message, upgrade, downgrade));
    }
}
