package io.github.migratemaven.api.junit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.migratemaven.api.Migrations;
import io.github.migratemaven.postgres.connection.ConnectionSettings;
import io.github.migratemaven.shadow.EmbeddedVersion;
import io.github.migratemaven.testing.FastTempDir;
import io.github.migratemaven.testing.JavaProcess;
import io.github.migratemaven.testing.Slow;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The modules of a build use what each other has built, also what a killed one has left. */
class SharedTemplatesTest {
    @TempDir(factory = FastTempDir.class)
    private Path project;

    private Path revisions;

    @BeforeEach
    void twoModulesWithOneHistory() throws IOException {
        for (String module : new String[] {"", "orders", "services/shipping", "services"}) {
            Files.createDirectories(project.resolve(module));
            Files.writeString(project.resolve(module).resolve("pom.xml"), "<project/>");
        }
        revisions = Files.createDirectories(project.resolve("revisions"));
        Files.writeString(revisions.resolve("1.sql"), """
            -- Revision ID: aa11
            -- Revises:
            -- Create Date: 2026-11-22T21:31:00Z
            -- Message: Say when it was run

            -- migrate:upgrade
            create table built as select clock_timestamp() as at;

            -- migrate:downgrade
            drop table built;
            """);
    }

    @Test
    void theClusterLiesInTheTopmostProject() {
        Path expected = project.resolve("target").resolve("migrate").resolve("test");

        assertThat(TestServer.directory(project)).isEqualTo(expected);
        assertThat(TestServer.directory(project.resolve("services/shipping"))).isEqualTo(expected);
        assertThat(TestServer.directory(revisions.resolve("no/module")))
                .isEqualTo(revisions.resolve("no/module/target/migrate/test"));
    }

    @Slow
    @Test
    void whatAKilledOneHasBuiltServesTheNextAndNothingElseStays() throws IOException, SQLException {
        killOneAtWork(project.resolve("orders"));
        String built;
        try (TestServer server = TestServer.embedded(project.resolve("orders"), EmbeddedVersion.newest())) {
            built = value(database(server), "select at from built");
            assertThat(value(database(server), "select count(*) from pg_database where datname ^@ 'migrate_shadow_'"))
                    .as("this one's own two; the killed one's is gone")
                    .isEqualTo("2");
        }

        try (TestServer server = TestServer.embedded(project.resolve("services/shipping"), EmbeddedVersion.newest())) {
            assertThat(value(database(server), "select at from built"))
                    .as("copied, not built again")
                    .isEqualTo(built);
            Files.writeString(
                    revisions.resolve("1.sql"),
                    Files.readString(revisions.resolve("1.sql")).replace("as at", "as at, 2 as version"));
            assertThat(value(database(server), "select version from built")).isEqualTo("2");
        }
        try (Stream<Path> left = Files.walk(project.resolve("target"))) {
            assertThat(left.filter(file -> file.endsWith("postmaster.pid"))).isEmpty();
        }
    }

    private void killOneAtWork(Path module) throws IOException {
        Process tests = JavaProcess.of(TestServerProcess.class, module.toString(), revisions.toString())
                .start();
        BufferedReader lines = tests.inputReader(StandardCharsets.UTF_8);
        String line = lines.readLine();
        while (line != null && !line.equals("has a database")) {
            line = lines.readLine();
        }
        assertThat(line).isNotNull();
        tests.destroyForcibly().onExit().join();
    }

    private ConnectionSettings database(TestServer server) {
        return server.database(Migrations.fromDirectory(revisions), "heads");
    }

    private static String value(ConnectionSettings database, String query) throws SQLException {
        try (Connection connection = database.open();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return String.valueOf(row.getString(1));
        }
    }
}
