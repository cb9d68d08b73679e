package io.github.migratemaven.engine.importing;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.migratemaven.engine.Project;
import io.github.migratemaven.engine.stamp.StampRequest;
import io.github.migratemaven.execution.options.ExecutionOptions;
import io.github.migratemaven.importing.ImportedScript;
import io.github.migratemaven.importing.flyway.FlywayHistory;
import io.github.migratemaven.importing.flyway.FlywayPlaces;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What somebody has written in the place of one of Flyway's migrations in Java. */
class PortedJavaTest {
    @TempDir
    private Path directory;

    @Test
    void aRevisionInJavaIsKnownToStampByTheLineThatTheImportNames() throws IOException {
        Path scripts = Files.createDirectory(directory.resolve("scripts"));
        Files.writeString(scripts.resolve("V1__by_program.java"), "class V1__by_program {}");
        ImportedScript imported = new FlywayHistory(
                        new FlywayPlaces(directory, List.of(), List.of()),
                        Map.of("flyway.locations", "filesystem:scripts"),
                        List::of)
                .read()
                .scripts()
                .get(0);
        Project project = new Project(directory);
        project.withFile("V1.java", """
            // Revision ID: aaaa11111111
            // Revises:
            // Create Date: 2026-11-22T21:31:00Z
            // Message: By program

            import java.sql.Connection;
            import java.sql.SQLException;

            // Imported from Flyway: %s
            final class ByProgram {
                void upgrade(Connection connection) throws SQLException {
                    connection.createStatement().execute("create table made (id int)");
                }

                void downgrade(Connection connection) throws SQLException {
                    connection.createStatement().execute("drop table made");
                }
            }
            """.formatted(imported.origin()));
        project.run("create table made (id int); create table flyway_schema_history (installed_rank int primary key,"
                + " version varchar(50), description varchar(200), type varchar(20), script varchar(1000), checksum int,"
                + " installed_by varchar(100), installed_on timestamp, execution_time int, success boolean);"
                + " insert into flyway_schema_history values"
                + " (1, '1', 'by program', 'JDBC', 'db.migration.V1__by_program', null, 'x', now(), 1, true)");

        assertThat(project.engine().stamp(new StampRequest(List.of(), false, false, ExecutionOptions.defaults())))
                .satisfies(stamped -> {
                    assertThat(stamped.proven()).isTrue();
                    assertThat(stamped.added()).containsExactly("aaaa11111111");
                });
    }
}
