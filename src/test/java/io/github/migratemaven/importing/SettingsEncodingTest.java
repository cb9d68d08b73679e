package io.github.migratemaven.importing;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.migratemaven.importing.flyway.FlywayFiles;
import io.github.migratemaven.importing.liquibase.LiquibaseFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Settings of other tools, with comments in Latin 1. */
class SettingsEncodingTest {
    @TempDir
    private Path directory;

    @Test
    void flywaysAreReadAsFlywayReadsThem() throws IOException {
        latin1("flyway.conf", "# für Prüfungen\nflyway.table=history\n");

        assertThat(FlywayFiles.read(directory, List.of())).containsEntry("flyway.table", "history");
    }

    @Test
    void liquibasesAreReadAsLiquibaseReadsThem() throws IOException {
        latin1("liquibase.properties", "# für Prüfungen\nliquibaseSchemaName=prüfung\n");

        assertThat(LiquibaseFiles.read(directory, List.of(), Optional.empty()))
                .containsEntry("liquibase.liquibaseSchemaName", "prüfung");
    }

    private void latin1(String name, String text) throws IOException {
        Files.writeString(directory.resolve(name), text, StandardCharsets.ISO_8859_1);
    }
}
