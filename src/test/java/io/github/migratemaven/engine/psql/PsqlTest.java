package io.github.migratemaven.engine.psql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.migratemaven.engine.Project;
import io.github.migratemaven.postgres.connection.ConnectionSettings;
import io.github.migratemaven.postgres.connection.Secret;
import io.github.migratemaven.postgres.connection.ServerAddress;
import io.github.migratemaven.report.MigrationFailure;
import io.github.migratemaven.report.Reporter;
import io.github.migratemaven.testing.JavaProcess;
import io.github.migratemaven.testing.Slow;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PsqlTest {
    @TempDir
    private Path directory;

    private final ConnectionSettings settings = new ConnectionSettings(
            "db.example.com",
            5433,
            "shop",
            "owner",
            Optional.of(Secret.of("CANARY")),
            Map.of("sslmode", "verify-full", "currentSchema", "app"),
            Map.of("password", "environment (MIGRATE_PASSWORD)"));

    @Test
    void givesTheConnectionByTheEnvironmentAlone() {
        assertThat(Psql.environment(settings))
                .containsEntry("PGHOST", "db.example.com")
                .containsEntry("PGPORT", "5433")
                .containsEntry("PGDATABASE", "shop")
                .containsEntry("PGUSER", "owner")
                .containsEntry("PGPASSWORD", "CANARY")
                .containsEntry("PGSSLMODE", "verify-full")
                .containsEntry("PGOPTIONS", "-c search_path=app");
    }

    @Test
    void trustsTheAuthoritiesThatTheOtherGoalsTrust() {
        Map<String, String> system =
                Map.of("sslmode", "verify-full", "sslfactory", ConnectionSettings.JAVA_AUTHORITIES);

        assertThat(Psql.environment(settings.withProperties(system))).containsEntry("PGSSLROOTCERT", "system");
    }

    @Test
    void hasTheOptionsOfTheOtherGoalsSessions() {
        Map<String, String> properties =
                Map.of("options", "-c search_path=other -c role=owner", "currentSchema", "app");

        assertThat(Psql.environment(settings.withProperties(properties)))
                .containsEntry("PGOPTIONS", "-c search_path=other -c role=owner -c search_path=app");
    }

    @Test
    void namesAllServersAndTheOneThatIsWanted() {
        ConnectionSettings several = new ConnectionSettings(
                List.of(new ServerAddress("a", 5432), new ServerAddress("::1", 5433)),
                "shop",
                "owner",
                Optional.empty(),
                Map.of(),
                Map.of());

        assertThat(Psql.environment(several))
                .containsEntry("PGHOST", "a,::1")
                .containsEntry("PGPORT", "5432,5433")
                .containsEntry("PGTARGETSESSIONATTRS", "read-write");
        assertThat(PsqlResult.of(several, false, Optional.empty()).url())
                .isEqualTo("postgresql://owner@a:5432,[::1]:5433/shop?target_session_attrs=read-write");
    }

    @Test
    void saysHowToConnectWithoutTellingThePassword() {
        PsqlResult result = PsqlResult.of(settings, false, Optional.empty());

        assertThat(result.lines())
                .containsExactly(
                        "psql postgresql://owner@db.example.com:5433/shop",
                        "Its password: environment (MIGRATE_PASSWORD).");
    }

    /** A terminal sends Ctrl-C to Maven too, whose end would take an embedded server along. */
    @Test
    void leavesCtrlCToPsql() throws IOException, InterruptedException {
        assumeTrue(File.separatorChar == '/');
        Path psql = directory.resolve("psql");
        Files.writeString(psql, """
            #!/bin/sh
            kill -INT $PPID
            sleep 1
            exit 3
            """);
        assertThat(psql.toFile().setExecutable(true)).isTrue();
        Process java = JavaProcess.of(TerminalOwner.class, directory.toString()).start();

        assertThat(new String(java.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .contains("psql ended with 3, and the JVM goes on");
        assertThat(java.waitFor()).isZero();
    }

    @Test
    void isFoundOnThePathOnlyWhereItIs() {
        assertThat(Psql.onPath(directory.toString())).isEmpty();
        assertThat(Psql.onPath("")).isEmpty();
    }

    @Test
    void printsWhereNoTerminalCanBeHandedOver() {
        PsqlResult result = new Project(directory).engine().psql(new PsqlRequest(Optional.empty(), false));

        assertThat(result.opened()).isFalse();
        assertThat(result.url()).startsWith("postgresql://");
    }

    /** Otherwise a build that pipes its rows in would succeed without them. */
    @Test
    void refusesInputThatNobodyWouldRead() {
        assertThatExceptionOfType(MigrationFailure.class)
                .isThrownBy(() -> new Project(directory).engine().psql(new PsqlRequest(Optional.empty(), true)))
                .withMessage("psql was not opened, since there is no terminal; nothing of the input was run.")
                .satisfies(failure -> assertThat(failure.advice()).contains("psql postgresql://", "Its password: "));
    }

    /** The embedded server ends with the goal, unless somebody has started it. */
    @Slow
    @Test
    void saysWhereTheEmbeddedServersPasswordIsAndHowLong() throws Exception {
        PsqlResult result =
                Project.embeddedEngine(directory, Reporter.silent()).psql(new PsqlRequest(Optional.empty(), false));

        assertThat(result.lines().get(1))
                .startsWith("Its password: ")
                .endsWith("password, while the server runs (mvn migrate:start).");
    }
}
