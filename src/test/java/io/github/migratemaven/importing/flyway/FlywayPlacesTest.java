package io.github.migratemaven.importing.flyway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.migratemaven.importing.ImportedHistory;
import io.github.migratemaven.importing.ImportedScript;
import io.github.migratemaven.report.MigrationFailure;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Scripts on the class path, in all the places where Flyway finds them. */
class FlywayPlacesTest {
    private static final String BEAN = "class %s extends BaseJavaMigration {}";

    @TempDir
    private Path directory;

    @BeforeEach
    void aScript() throws IOException {
        file("src/main/resources/db/migration/V1__books.sql", "create table books (id int)");
    }

    @Test
    void aMigrationInJavaLiesAmongTheSourcesOfTheProgram() throws IOException {
        file("src/main/java/db/migration/V2__by_program.java", BEAN.formatted("V2__by_program"));
        file("src/main/java/db/migration/Helper.java", "class Helper {}");
        file("target/classes/db/migration/V2__by_program.class", "");
        file("target/classes/db/migration/V2__by_program$1.class", "");

        ImportedHistory read = read("classpath:db/migration", "target/classes");

        assertThat(messages(read)).containsExactly("Books", "By program");
        assertThat(read.notes()).singleElement().satisfies(note -> assertThat(note)
                .contains("it is in Java", "V2__by_program.java"));
    }

    @Test
    void aMigrationThatIsABeanOfAFrameworkLiesAnywhere() throws IOException {
        file("src/main/java/com/example/V3__as_a_bean.java", BEAN.formatted("V3__as_a_bean"));
        file("src/main/java/com/example/V4__of_something_else.java", "class V4__of_something_else {}");

        assertThat(messages(read("classpath:db/migration"))).containsExactly("Books", "As a bean");
    }

    @Test
    void scriptsLieInWhatTheProjectDependsOn() throws IOException {
        file("other-module/classes/db/migration/V2__of_a_module.sql", "create table of_a_module (id int)");
        Path archive = directory.resolve("library.jar");
        try (OutputStream file = Files.newOutputStream(archive);
                ZipOutputStream zip = new ZipOutputStream(file)) {
            for (String name : List.of(
                    "db/migration/sub/V3__of_a_library.sql",
                    "db/migration/V4__compiled.class",
                    "db/migrations/V5__of_another.sql",
                    "db/migration/../../../../V6__outside.sql")) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write("create table t (id int)".getBytes(StandardCharsets.UTF_8));
            }
        }

        file("target/flyway-import/library.jar/db/migration/V9__of_an_earlier_library.sql", "select 1");

        ImportedHistory read = read("classpath:/db/migration/", "other-module/classes", "library.jar");

        assertThat(messages(read)).containsExactly("Books", "Of a module", "Of a library", "Compiled");
        assertThat(read.scripts().get(2).origin()).contains("sub/V3__of_a_library.sql");
        assertThat(directory.resolveSibling("V6__outside.sql")).doesNotExist();
    }

    @Test
    void sourcesMayHaveAnyEncoding() throws IOException {
        Path program = directory.resolve("src/main/java/app/V2__Prices.java");
        Files.createDirectories(program.getParent());
        Files.writeString(
                program,
                "/** Präise. */ class V2__Prices extends org.flywaydb.core.api.migration.BaseJavaMigration {}",
                StandardCharsets.ISO_8859_1);

        assertThat(messages(read("classpath:db/migration"))).containsExactly("Books", "Prices");
    }

    @Test
    void aBrokenArchiveIsNamed() throws IOException {
        file("broken.jar", "this is none");

        assertThatExceptionOfType(MigrationFailure.class)
                .isThrownBy(() -> read("classpath:db/migration", "broken.jar"))
                .withMessageContaining("Flyway's scripts in " + directory.resolve("broken.jar") + " cannot be read");
    }

    private ImportedHistory read(String location, String... classPath) {
        FlywayPlaces places = new FlywayPlaces(
                directory,
                List.of(directory.resolve("src/main/resources"), directory.resolve("src/main/java")),
                List.of(classPath).stream().map(directory::resolve).toList());
        return new FlywayHistory(places, Map.of("flyway.locations", location), List::of).read();
    }

    private static List<String> messages(ImportedHistory history) {
        return history.scripts().stream().map(ImportedScript::message).toList();
    }

    private void file(String name, String text) throws IOException {
        Path file = directory.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
