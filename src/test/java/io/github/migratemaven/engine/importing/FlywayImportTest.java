package io.github.migratemaven.engine.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.migratemaven.engine.Project;
import io.github.migratemaven.engine.exporting.ExportRequest;
import io.github.migratemaven.engine.exporting.ExportResult;
import io.github.migratemaven.engine.stamp.StampRequest;
import io.github.migratemaven.engine.stamp.StampResult;
import io.github.migratemaven.execution.options.ExecutionOptions;
import io.github.migratemaven.importing.ImportedHistory;
import io.github.migratemaven.importing.flyway.FlywayHistory;
import io.github.migratemaven.importing.flyway.FlywayPlaces;
import io.github.migratemaven.report.MigrationFailure;
import io.github.migratemaven.testing.Slow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A history in Flyway's own way, and Flyway itself beside it. */
class FlywayImportTest {
    @TempDir
    private Path directory;

    private Project project;

    @BeforeEach
    void aHistory() throws IOException {
        project = new Project(directory);
        script("V1__authors_and_books.sql", """
            -- ${greeting}, in a comment too
            create table authors (id serial primary key, name text not null, since timestamptz default now());
            create table books (id int primary key, author int references authors, title text default '${greeting}');
            insert into authors (name) values ('Herbert'), ('Le Guin');
            """);
        script("V1_1__rows_and_a_column.sql", """
            alter table books add pages int;
            insert into books values (1, 1, 'Dune', 412);
            update authors set name = 'Frank Herbert' where id = 1;
            """);
        script("V10__title_index.sql", "create index concurrently ix_title on books (title);");
        script("V2__genres.sql", """
            create type genre as enum ('novel', 'poem');
            alter table books add genre genre default 'novel';
            """);
        script("U2__genres.sql", "alter table books drop genre; drop type genre;");
        script("V3__shelves.sql", "create table shelves (id int primary key);");
        script("U3__shelves.sql", "select 1;");
        script("R__views.sql", "create or replace view titles as select title from books;");
        script("afterMigrate.sql", "create table if not exists of_a_callback (id int);");
        script(
                "sub/V4__more.sql",
                "create table more (id int generated always as identity, at timestamptz default now());\n"
                        + "insert into more default values;");
    }

    @Test
    void buildsWhatFlywayBuildsAndLeadsBack() throws IOException {
        ImportResult result = imported(Map.of());

        assertThat(result.revisions()).hasSize(7);
        assertThat(result.notes())
                .anyMatch(note -> note.contains("afterMigrate.sql has become the hook after-upgrade.sql"))
                .anyMatch(note -> note.contains("values of authors.since"))
                .anyMatch(note -> note.contains("undo script of Shelves does not lead back"))
                .hasSize(4);
        assertThat(project.files()).hasSize(8).contains("after-upgrade.sql");
        assertThat(project.upgrade("head").steps())
                .extracting(step -> step.message())
                .containsExactly(
                        "Authors and books", "Rows and a column", "Genres", "Shelves", "More", "Title index", "Views");
        assertThat(project.column("select title from titles")).containsExactly("Dune");
        assertThat(project.column("select column_default from information_schema.columns where table_name = 'books'"
                        + " and column_name = 'title'"))
                .containsExactly("'Hello'::text");
        assertThat(project.column("select relname from pg_class where relname = 'of_a_callback'"))
                .hasSize(1);
        project.run("drop table of_a_callback");
        project.downgrade("base");
        assertThat(project.column("select relname from pg_class c where relkind in ('r', 'v', 'i') and relname !~"
                        + " '^(migrate|pg|sql)_' and relnamespace = 'public'::regnamespace"))
                .isEmpty();
        Files.delete(project.revisions().resolve("after-upgrade.sql"));
        project.upgrade("+2");
        assertThat(project.column("select name from authors order by id")).containsExactly("Frank Herbert", "Le Guin");
        project.run("insert into books values (7, 2, 'The Dispossessed', 387)");
        project.downgrade("-1");
        assertThat(project.column("select title from books")).containsExactly("The Dispossessed");
    }

    @Test
    void aPlaceholderWithoutValueIsNamedWithItsLine() throws IOException {
        script("V11__with.sql", "select 1;\nselect '${unknown}';");

        refused("The placeholder unknown has no value", "V11__with.sql:2");
    }

    @Test
    void twoRepeatablesOfOneDescriptionAreAConflict() throws IOException {
        script("sub/R__views.sql", "select 1;");

        refused("are the same to it", "sub");
    }

    @Test
    void whatTheDatabaseSaysAgainstTheHistoryIsRefused() throws IOException {
        project.run("""
            create table flyway_schema_history (
              installed_rank int not null, version varchar(50), description varchar(200) not null,
              type varchar(20) not null, script varchar(1000) not null, checksum int,
              installed_by varchar(100) not null default 'me', installed_on timestamp default now(),
              execution_time int not null default 0, success boolean not null)
            """);
        record("1, '1', 'x', 'SQL', 'V1__authors_and_books.sql', 5, true");
        refused("V1__authors_and_books.sql was changed after Flyway had applied it", "checksum");
        record("1, '1', 'x', 'SQL', 'V1__authors_and_books.sql', null, false");
        refused("has a failed migration: V1__authors_and_books.sql");
        record("1, '1.0.5', 'x', 'SQL', 'V1_0_5__gone.sql', null, true");
        refused("The database has had V1_0_5__gone.sql from Flyway, and there is no such script any more");
        record("1, '2', 'x', 'SQL', 'V2__genres.sql', null, true");
        project.run("insert into flyway_schema_history (installed_rank, version, description, type, script, success)"
                + " values (2, '1', 'x', 'SQL', 'V1__authors_and_books.sql', true)");
        refused("V1__authors_and_books.sql was applied to the database after version 2, out of order");
    }

    @Slow
    @Test
    void aDatabaseOfFlywaysIsRecordedAsFarAsItHadComeAndMayGoBack() throws IOException {
        withoutScripts();
        script("V1__genres.sql", "begin;\ncreate type genre as enum ('novel', '${greeting}');\ncommit;");
        script("U1__genres.sql", "drop type genre;");
        script(
                "V2__books.sql",
                "create table books (id int primary key, genre genre); insert into books values (1, 'novel');");
        script("V2_1__index.sql", "create index concurrently ix_genre on books (genre);");
        new FlywayHistory(places(), settings(Map.of()), FlywayJars::find)
                .read()
                .original()
                .build(project.database());
        imported(Map.of());

        assertThat(project.current().lines())
                .anyMatch(line -> line.startsWith("Flyway had come to 2.1 (public.flyway_schema_history)"));
        StampResult stamped =
                project.engine().stamp(new StampRequest(List.of(), false, false, ExecutionOptions.defaults()));
        assertThat(stamped.proven()).isTrue();
        assertThat(stamped.added()).hasSize(3);
        assertThat(project.upgrade("head").steps()).isEmpty();
        assertThat(project.column("select count(*) from flyway_schema_history where success"))
                .containsExactly("3");

        Path target = directory.resolve("exported");
        ExportResult exported = project.engine()
                .export(new ExportRequest("flyway", target, FlywayJars::find, ExecutionOptions.defaults()));
        assertThat(exported.files()).contains("V1__genres.sql", "U1__genres.sql", "V3__index.sql.conf");
        assertThat(Files.readString(target.resolve("V3__index.sql.conf"))).isEqualTo("executeInTransaction=false\n");
        assertThat(Files.readString(target.resolve("V1__genres.sql")))
                .contains("create type genre as enum ('novel', 'Hello');")
                .doesNotContain("begin")
                .doesNotContain("commit");
    }

    @Slow
    @Test
    void aHistoryInASchemaAndATableOfItsOwnIsCarriedOverAndRecorded() throws IOException {
        withoutScripts();
        script("V1__books.sql", "create table books (id int primary key, kept text default '${flyway:table}');");
        script("R__titles.sql", "create or replace view titles as select kept from books;");
        Map<String, String> elsewhere = Map.of("flyway.schemas", "Stock", "flyway.table", "Our History");
        script("V2__rows.sql", "insert into books values (1);\ncreate type genre as enum ('a');");
        new FlywayHistory(places(), settings(elsewhere), FlywayJars::find)
                .read()
                .original()
                .build(project.database());
        imported(elsewhere);

        assertThat(project.current().lines())
                .anyMatch(line -> line.startsWith("Flyway had come to 2 (\"Stock\".\"Our History\")"));
        assertThatExceptionOfType(MigrationFailure.class)
                .isThrownBy(() -> project.upgrade("head"))
                .withMessageContaining("Another tool has applied revisions of these");
        StampResult stamped =
                project.engine().stamp(new StampRequest(List.of(), false, false, ExecutionOptions.defaults()));
        assertThat(stamped.proven()).isTrue();
        assertThat(stamped.added()).hasSize(3);
        project.run("drop table \"Stock\".\"Our History\"");
        project.downgrade("base");
        assertThat(project.column("select nspname from pg_namespace where nspname = 'Stock'"))
                .isEmpty();
        project.upgrade("head");
        assertThat(project.column("select kept from \"Stock\".titles")).containsExactly("Our History");
    }

    @Test
    void aMigrationInJavaIsNamedAndItsPlaceIsKept() throws IOException {
        script("V5__by_program.java", "class V5__by_program {}");

        ImportedHistory read = new FlywayHistory(places(), settings(Map.of()), FlywayJars::find).read();

        assertThat(read.scripts()).hasSize(8);
        assertThat(read.scripts().get(5).upgrade()).startsWith("-- NOT PROVEN: ");
        assertThat(read.notes()).anyMatch(note -> note.contains("it is in Java") && note.contains("V5__by_program"));
    }

    @Test
    void aTransactionThatEndsWithinAScriptIsNamed() throws IOException {
        script("V11__two.sql", "create table c1 (id int);\ncommit;\ncreate table c2 (id int);");

        refused("V11__two.sql:2: the script begins or ends a transaction: commit.");
    }

    private void withoutScripts() throws IOException {
        try (Stream<Path> files = Files.walk(directory.resolve("scripts"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.delete(file);
            }
        }
    }

    private void record(String row) {
        project.run("truncate flyway_schema_history; insert into flyway_schema_history"
                + " (installed_rank, version, description, type, script, checksum, success) values (" + row + ")");
    }

    private void refused(String... words) {
        assertThatExceptionOfType(MigrationFailure.class)
                .isThrownBy(() -> imported(Map.of()))
                .satisfies(failure -> assertThat(failure.problemAndAdvice()).contains(words));
        assertThat(Files.exists(project.revisions())).isFalse();
    }

    private void script(String name, String sql) throws IOException {
        Path file = directory.resolve("scripts").resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, sql);
    }

    private FlywayPlaces places() {
        return new FlywayPlaces(directory, List.of(), List.of());
    }

    private static Map<String, String> settings(Map<String, String> more) {
        Map<String, String> values = new HashMap<>(more);
        values.put("flyway.locations", "filesystem:scripts");
        values.put("flyway.placeholders.greeting", "Hello");
        return values;
    }

    private ImportResult imported(Map<String, String> more) {
        return project.engine()
                .importHistory(new ImportRequest(
                        "flyway",
                        directory,
                        List.of(),
                        List.of(),
                        Map.of(),
                        settings(more),
                        FlywayJars::find,
                        ExecutionOptions.defaults()));
    }
}
