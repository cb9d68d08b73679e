package io.github.migratemaven.autogenerate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.migratemaven.model.SqlFilesModel;
import io.github.migratemaven.program.JavaRevisions;
import io.github.migratemaven.report.MigrationFailure;
import io.github.migratemaven.report.Reporter;
import io.github.migratemaven.revision.Revision;
import io.github.migratemaven.revision.Script;
import io.github.migratemaven.shadow.ServerShadow;
import io.github.migratemaven.shadow.Shadow;
import io.github.migratemaven.testing.TestPostgres;
import io.github.migratemaven.testing.TestShadow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerWideReplayTest {
    private final String role = "made_" + UUID.randomUUID().toString().replace('-', '_');

    @TempDir
    Path directory;

    @AfterEach
    void dropRole() throws SQLException {
        try (Connection server = TestPostgres.server(18).open();
                Statement statement = server.createStatement()) {
            statement.execute("drop role if exists " + role);
        }
    }

    @Test
    void aRevisionThatCreatesARoleIsReplayedAnyNumberOfTimes() throws IOException {
        Revision first = revision("create role " + role + "; create table a (id int); grant select on a to " + role);
        String model = "create role " + role + "; create table a (id int); grant select on a to " + role
                + "; create table b (id int);";

        assertThat(generate(new TestShadow(18), first, model).flaw()).isEmpty();
        Generation again = generate(new TestShadow(18), first, model);

        assertThat(again.flaw()).isEmpty();
        assertThat(again.detected()).containsExactly("Detected added table 'b'");
    }

    @Test
    void aServerOfOthersIsNotChangedByARevision() throws SQLException {
        try (Shadow shared = ServerShadow.open(TestPostgres.server(18))) {
            assertThatExceptionOfType(MigrationFailure.class)
                    .isThrownBy(() -> generate(
                            shared,
                            revision("create table a (id int);\ncreate role " + role),
                            "create table a (id int);"))
                    .withMessageContaining(":2: \"create role\" reaches beyond one database")
                    .withMessageContaining("migrate.shadowUrl");
        }
        assertThat(roleIsThere()).isFalse();
    }

    @Test
    void aServerOfOthersIsNotChangedByTheModel() throws SQLException {
        try (Shadow shared = ServerShadow.open(TestPostgres.server(18))) {
            assertThatExceptionOfType(MigrationFailure.class)
                    .isThrownBy(() -> generate(shared, revision(""), "create role " + role + ";"))
                    .withMessageContaining("schema.sql:1: \"create role\" reaches beyond one database");
        }
        assertThat(roleIsThere()).isFalse();
    }

    private boolean roleIsThere() throws SQLException {
        try (Connection server = TestPostgres.server(18).open();
                Statement statement = server.createStatement();
                ResultSet row = statement.executeQuery("select from pg_roles where rolname = '" + role + "'")) {
            return row.next();
        }
    }

    private Generation generate(Shadow shadow, Revision first, String model) throws IOException {
        Path schema = Files.writeString(directory.resolve("schema.sql"), model);
        return new RevisionGenerator(shadow, JavaRevisions.withoutProject(), Reporter.silent())
                .generate(new GenerationRequest(
                        List.of(first),
                        new SqlFilesModel(schema),
                        "b2",
                        List.of(first.id()),
                        "Second",
                        Instant.EPOCH,
                        List.of(),
                        List.of(),
                        Set.of(),
                        id -> false,
                        List.of(),
                        List.of()));
    }

    private static Revision revision(String upgrade) {
        return new Revision(
                "b1",
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Instant.EPOCH,
                "First",
                new Script(upgrade, 1, true),
                new Script("", 1, true),
                Optional.empty(),
                Optional.empty());
    }
}
