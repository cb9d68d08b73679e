package io.github.migratemaven.autogenerate.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.migratemaven.autogenerate.RevisionGenerator;
import io.github.migratemaven.autogenerate.draft.Generation;
import io.github.migratemaven.autogenerate.draft.GenerationRequest;
import io.github.migratemaven.model.SqlFilesModel;
import io.github.migratemaven.program.JavaRevisions;
import io.github.migratemaven.report.MigrationFailure;
import io.github.migratemaven.report.Reporter;
import io.github.migratemaven.revision.Revision;
import io.github.migratemaven.revision.file.RevisionFormat;
import io.github.migratemaven.revision.script.Script;
import io.github.migratemaven.shadow.ServerShadow;
import io.github.migratemaven.shadow.Shadow;
import io.github.migratemaven.testing.Slow;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Slow
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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "do $$ begin\nif true then create role ROLE; end if; end $$",
                "do $$ begin execute format('create role %I', 'ROLE'); end $$",
                "do 'begin execute ''create role ROLE''; end'",
            })
    void aBlockThatSaysThatItReachesBeyondIsNotRun(String block) throws SQLException {
        try (Shadow shared = ServerShadow.open(TestPostgres.server(18))) {
            assertThatExceptionOfType(MigrationFailure.class)
                    .isThrownBy(() -> generate(shared, revision(block.replace("ROLE", role)), ""))
                    .withMessageContaining(":1: \"create role\" reaches beyond one database");
            assertThatExceptionOfType(MigrationFailure.class)
                    .isThrownBy(() -> generate(shared, revision(""), block.replace("ROLE", role)))
                    .withMessageContaining("schema.sql:1: \"create role\" reaches beyond one database");
        }
        assertThat(roleIsThere()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whatOnlyItsEffectShowsIsRolledBack(boolean transactional) throws SQLException {
        String hidden = """
            create function make(name text) returns void language plpgsql as $$
            begin execute concat('create', ' role ', quote_ident(name)); end $$;
            select make('ROLE');
            """.replace("ROLE", role);
        try (Shadow shared = ServerShadow.open(TestPostgres.server(18))) {
            assertThatExceptionOfType(MigrationFailure.class)
                    .isThrownBy(() -> generate(shared, revision(hidden, transactional), ""))
                    .withMessageContaining(":3: this changes ")
                    .withMessageContaining("pg_authid")
                    .withMessageContaining("It was rolled back");
            assertThatExceptionOfType(MigrationFailure.class)
                    .isThrownBy(() -> generate(shared, revision(""), hidden))
                    .withMessageContaining("schema.sql:3: this changes ");
        }
        assertThat(roleIsThere()).isFalse();
    }

    @Test
    void aProcedureThatCommitsByItselfIsRefusedThere() throws SQLException {
        String hidden = """
            create procedure make() language plpgsql as $$
            begin execute concat('create', ' role ROLE'); commit; end $$;
            call make();
            """.replace("ROLE", role);
        try (Shadow shared = ServerShadow.open(TestPostgres.server(18))) {
            assertThatExceptionOfType(MigrationFailure.class)
                    .isThrownBy(() -> generate(shared, revision(hidden, false), ""))
                    .withMessageContaining(":3: this ends its own transaction");
        }
        assertThat(roleIsThere()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "statement.execute(\"create role ROLE\");",
                "statement.execute(\"do $$ begin execute concat('create', ' role ROLE'); end $$\");",
                "connection.unwrap(org.postgresql.PGConnection.class).getCopyAPI()"
                        + ".copyOut(\"copy (select 1) to program 'true'\", new java.io.StringWriter());"
            })
    void aRevisionInJavaIsHeldToItToo(String code) throws SQLException {
        try (Shadow shared = ServerShadow.open(TestPostgres.server(18))) {
            assertThatExceptionOfType(MigrationFailure.class)
                    .isThrownBy(() -> generate(shared, javaRevision(code.replace("ROLE", role)), ""))
                    .withMessageContaining("migrate.shadowUrl names a server that others may use");
        }
        assertThat(roleIsThere()).isFalse();
    }

    @Test
    void whatStaysWithinTheDatabaseRunsThere() throws IOException {
        String within = """
            create table a (id int primary key);
            do $$ begin perform 1; raise notice 'create role is not what this does'; end $$;
            create function f() returns int language sql as 'select 1';
            create index concurrently on a (id);
            vacuum a;
            """;
        try (Shadow shared = ServerShadow.open(TestPostgres.server(18))) {
            assertThat(generate(
                                    shared,
                                    revision(within, false),
                                    "begin;\n"
                                            + within.replace("concurrently", "").replace("vacuum a;", "commit;"))
                            .detected())
                    .isEmpty();
        }
    }

    @Test
    void aRoleThatTheModelTakesForGrantedIsGoneAfterwards() throws SQLException, IOException {
        try (Shadow shared = ServerShadow.open(TestPostgres.server(18))) {
            String granting = "create table a (id int);\ngrant select on a to " + role + ";";
            assertThat(generate(shared, revision(granting), granting).detected())
                    .isEmpty();
            assertThat(roleIsThere()).isTrue();
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
                        List.of(),
                        Optional.empty()));
    }

    private static Revision javaRevision(String code) {
        return RevisionFormat.parse(Path.of("Probe_b1.java"), """
            // Revision ID: b1
            // Revises:
            // Create Date: 2026-11-22T21:31:00Z
            // Message: First

            public class Probe_b1 {
                public void upgrade(java.sql.Connection connection) throws Exception {
                    try (java.sql.Statement statement = connection.createStatement()) {
                        %s
                    }
                }

                public void downgrade(java.sql.Connection connection) {}
            }
            """.formatted(code));
    }

    private static Revision revision(String upgrade) {
        return revision(upgrade, true);
    }

    private static Revision revision(String upgrade, boolean transactional) {
        return new Revision(
                "b1",
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Instant.EPOCH,
                "First",
                new Script(upgrade, 1, transactional),
                new Script("", 1, true),
                Optional.empty(),
                Optional.empty());
    }
}
