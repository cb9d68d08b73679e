package io.github.migratemaven.engine.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.migratemaven.execution.options.ExecutionOptions;
import io.github.migratemaven.importing.ImportedHistory;
import io.github.migratemaven.report.MigrationFailure;
import io.github.migratemaven.testing.TestShadow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where a project says to Flyway what it is to do; Flyway itself is not run. */
class FlywaySettingsTest {
    @TempDir
    private Path directory;

    @BeforeEach
    void aScript() throws IOException {
        file("sql/V1__books.sql", "create table books (title text default '${greeting}');");
    }

    @Test
    void springBootsPropertiesCountWithTheirDashes() throws IOException {
        file("resources/application.properties", """
            spring.flyway.locations=filesystem:sql
            spring.flyway.default-schema=shop
            spring.flyway.table=our_history
            spring.flyway.placeholders.greeting=Hello
            """);

        ImportedHistory read = read(Map.of());

        assertThat(read.table()).isEqualTo("our_history");
        assertThat(read.scripts()).singleElement().satisfies(script -> assertThat(script.upgrade())
                .contains("create schema if not exists \"shop\"", "set local search_path = \"shop\", public")
                .contains("default 'Hello'"));
    }

    @Test
    void flywaysOwnFilesCountMoreAndTheCommandLineMost() throws IOException {
        file("resources/application.properties", "spring.flyway.locations=filesystem:nowhere");
        file("flyway.conf", """
            flyway.locations=filesystem:sql
            flyway.schemas=stock,shop
            flyway.placeholders.greeting=of the file
            """);

        assertThat(read(Map.of()).scripts().get(0).upgrade()).contains("search_path = \"stock\"", "'of the file'");
        assertThat(read(Map.of("flyway.placeholders.greeting", "typed"))
                        .scripts()
                        .get(0)
                        .upgrade())
                .contains("'typed'");
    }

    @Test
    void tomlIsReadAsFarAsItIsFlyways() throws IOException {
        file("flyway.toml", """
            id = "c0ffee"
            [environments.production]
            url = "jdbc:postgresql://production.invalid/shop"
            properties = { ssl = true }
            [[redgate.filters]]
            since = 2024-05-01T00:00:00Z
            [flyway]
            locations = [ # where they lie
              "filesystem:sql",   # all of them
            ]
            table = "our # history"
            [flyway.placeholders]
            greeting = "C:\\\\new \\"one\\""
            """);

        ImportedHistory read = read(Map.of());

        assertThat(read.table()).isEqualTo("our # history");
        assertThat(read.scripts().get(0).upgrade()).contains("default 'C:\\new \"one\"'");
    }

    @Test
    void whatOfFlywaysCannotBeReadIsNamedWithItsLine() throws IOException {
        file("flyway.toml", "[flyway]\nlocations = [\"filesystem:sql\"]\nplaceholders = { greeting = \"x\" }\n");

        assertThatExceptionOfType(MigrationFailure.class)
                .isThrownBy(() -> read(Map.of()))
                .withMessageContaining("flyway.toml:3: this is not understood as a setting of Flyway");
    }

    @Test
    void aLocationThatIsMissingOrHoldsNothingIsNamed() throws IOException {
        assertThatExceptionOfType(MigrationFailure.class)
                .isThrownBy(() -> read(Map.of("flyway.locations", "filesystem:sql,filesystem:gone")))
                .withMessage("The location filesystem:gone does not exist.");
        file("empty/README.txt", "");
        assertThatExceptionOfType(MigrationFailure.class)
                .isThrownBy(() -> read(Map.of("flyway.locations", "filesystem:empty")))
                .withMessageContaining("Flyway's locations hold no script");
    }

    @Test
    void aBaselineScriptIsNamedForTheScriptsThemselvesAreHere() throws IOException {
        file("sql/B1__up_to_books.sql", "create table books (title text);");

        ImportedHistory read =
                read(Map.of("flyway.locations", "filesystem:sql", "flyway.placeholders.greeting", "Hello"));

        assertThat(read.scripts()).hasSize(1);
        assertThat(read.notes())
                .singleElement()
                .asString()
                .contains("because it is a baseline script", "B1__up_to_books.sql");
    }

    @Test
    void aBaselineScriptAloneIsRefused() throws IOException {
        file("flyway.conf", "flyway.locations=filesystem:later");
        file("later/B10__all.sql", "create table books (title text);");
        file("later/V11__shelves.sql", "create table shelves (id int);");

        assertThatExceptionOfType(MigrationFailure.class)
                .isThrownBy(() -> read(Map.of()))
                .satisfies(failure -> assertThat(failure.problemAndAdvice())
                        .contains("B10__all.sql is a baseline script, and the scripts that it stands for are not there")
                        .contains("V10__..."));
    }

    private ImportedHistory read(Map<String, String> typed) {
        return ImportSources.of(
                        new ImportRequest(
                                "flyway",
                                directory,
                                List.of(directory.resolve("resources")),
                                List.of(),
                                Map.of(),
                                typed,
                                List::of,
                                ExecutionOptions.defaults()),
                        new TestShadow(18))
                .read();
    }

    private void file(String name, String text) throws IOException {
        Path file = directory.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
