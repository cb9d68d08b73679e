package io.github.migratemaven.engine.adopt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.migratemaven.engine.Project;
import io.github.migratemaven.engine.revision.ModelRequest;
import io.github.migratemaven.execution.options.ComparisonScope;
import io.github.migratemaven.execution.options.ExecutionOptions;
import io.github.migratemaven.report.MigrationFailure;
import io.github.migratemaven.testing.Slow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A database that somebody has made without revisions. */
class AdoptGoalTest {
    private static final String LIVE = """
        create type genre as enum ('novel', 'poem');
        create table countries (
          code char(2) primary key, name text not null,
          capital_of char(2) references countries);
        create table publishers (
          id bigint generated always as identity primary key,
          country char(2) not null references countries, name text not null);
        create table books (
          id int primary key, title text not null, genre genre not null default 'novel', price numeric(10, 2),
          check (price > 0));
        create index ix_title on books (lower(title));
        create view cheap as select title from books where price in (1, 2);
        create function shelves() returns int language sql as 'select 3';
        comment on table books is 'All of them';
        create table flyway_schema_history (
          installed_rank int not null, version varchar(50), success boolean not null,
          constraint flyway_schema_history_pk primary key (installed_rank));
        create index flyway_schema_history_s_idx on flyway_schema_history (success);
        insert into countries values ('nl', 'The Netherlands', 'be'), ('be', 'België', null);
        insert into publishers (country, name) values ('nl', 'O''Reilly'), ('be', 'Elsewhere');
        insert into books values (1, 'Dune', default, 2);
        """;

    @TempDir
    private Path directory;

    private Project project;

    @BeforeEach
    void aLiveDatabase() {
        project = new Project(directory);
    }

    @Test
    void theFirstRevisionIsTheDatabaseAndTheModelsOtherOpinionIsPending() throws IOException {
        project.run(LIVE);
        Files.writeString(
                directory.resolve("schema.sql"),
                LIVE.lines()
                                .takeWhile(line -> !line.startsWith("create table flyway"))
                                .reduce("", (all, line) -> all + line + "\n")
                        + "alter table books add pages int;");

        AdoptResult result = adopt("schema.sql");

        assertThat(project.rows()).containsExactly(result.revision());
        assertThat(project.column("select detail from migrate_event where kind = 'stamp'"))
                .containsExactly("proven");
        assertThat(result.pending()).containsExactly("Detected added column 'books.pages'");
        assertThat(project.upgrade("head").steps()).isEmpty();
        assertThat(project.text(String.valueOf(result.file().getFileName())))
                .doesNotContain("flyway")
                .doesNotContain("insert");
        assertThat(project.column("select title from books")).containsExactly("Dune");
    }

    @Slow
    @Test
    void rowsOfNamedTablesAreInTheRevisionAfterWhatTheyPointTo() {
        project.run(LIVE);

        AdoptResult result = adopt("", "publishers", "countries");

        assertThat(result.rows()).isEqualTo(Map.of("publishers", 2, "countries", 2));
        Project fresh = new Project(directory);
        fresh.upgrade("head");
        assertThat(fresh.column("select name from countries order by code"))
                .containsExactly("België", "The Netherlands");
        fresh.run("insert into publishers (country, name) values ('be', 'New')");
        assertThat(fresh.column("select id || name from publishers order by id"))
                .containsExactly("1O'Reilly", "2Elsewhere", "3New");
        assertThat(fresh.column("select title from books")).isEmpty();
        assertThat(fresh.downgrade("base").current()).isEmpty();
    }

    @Slow
    @Test
    void grantsToOthersAndOwnersOfTheirOwnAreKept() {
        project.run(LIVE + """
            do $$ begin create role adopt_reader; exception when duplicate_object then null; end $$;
            grant select on books to adopt_reader;
            alter table countries owner to adopt_reader;
            """);

        AdoptResult result = adopt("");

        assertThat(project.text(String.valueOf(result.file().getFileName())))
                .contains("grant select on table books to adopt_reader")
                .contains("alter table countries owner to adopt_reader");
    }

    @Slow
    @Test
    void aHistoryIsNotBegunTwice() {
        project.run(LIVE);
        adopt("");

        assertThatExceptionOfType(MigrationFailure.class)
                .isThrownBy(() -> adopt(""))
                .withMessageContaining("There are revisions already");
        assertThat(project.files()).hasSize(1);
    }

    @Test
    void anEmptyDatabaseIsNoBeginning() {
        assertThatExceptionOfType(MigrationFailure.class)
                .isThrownBy(() -> adopt(""))
                .withMessageContaining("holds nothing");
        assertThat(Files.exists(project.revisions())).isFalse();
    }

    @Slow
    @Test
    void rowsThatAreTooManyOrTooLargeAreCountedAndRefusedBeforeTheyAreRead() {
        project.run("create table many (id int); insert into many select generate_series(1, 1000000);"
                + "create table wide (id int, picture text);"
                + " insert into wide select n, repeat('x', 1048576) from generate_series(1, 30) n");

        assertThatExceptionOfType(MigrationFailure.class)
                .isThrownBy(() -> adopt("", "many"))
                .satisfies(failure -> assertThat(failure.problemAndAdvice())
                        .contains("many has 1000000 rows, and migrate.rows writes at most 50000 rows into a revision.")
                        .contains("-Drows=", "COPY"));
        assertThatExceptionOfType(MigrationFailure.class)
                .isThrownBy(() -> adopt("", "wide"))
                .withMessageContaining("wide has 30 rows of together 30 MB");
        assertThat(Files.exists(project.revisions())).isFalse();
    }

    @Slow
    @Test
    void aTableThatIsNotThereIsNamed() {
        project.run(LIVE);

        assertThatExceptionOfType(MigrationFailure.class)
                .isThrownBy(() -> adopt("", "continents"))
                .withMessageContaining("migrate.rows names continents");
        assertThat(project.column("select relname from pg_class where relname like 'migrate\\_%'"))
                .isEmpty();
        assertThat(Files.exists(project.revisions())).isFalse();
    }

    @Test
    void extensionsThatTheShadowLacksAreAllNamed() {
        project.run("""
            create table books (id int);
            insert into pg_extension (oid, extname, extowner, extnamespace, extrelocatable, extversion)
            select o, n, 10, 'public'::regnamespace, false, '1'
            from (values (99001, 'no_such_clock'), (99002, 'no_such_shapes')) as missing (o, n);
            insert into pg_depend values ('pg_class'::regclass, 'books'::regclass, 0, 'pg_extension'::regclass, 99002, 0, 'n');
            """);

        assertThatExceptionOfType(MigrationFailure.class)
                .isThrownBy(() -> adopt(""))
                .satisfies(failure -> assertThat(failure.problemAndAdvice())
                        .contains(
                                "extension no_such_clock, which nothing else needs",
                                "extension no_such_shapes, needed by table public.books",
                                "-Dmigrate.exclude=extension:no_such_clock,extension:no_such_shapes")
                        .as("only embedded servers have stand-ins")
                        .doesNotContain("stubExtensions"));
        assertThat(Files.exists(project.revisions())).isFalse();
    }

    @Slow
    @Test
    void anExtensionThatIsLeftOutKeepsNothingElseFromBeingWritten() {
        project.run("""
            create table books (id int);
            insert into pg_extension (oid, extname, extowner, extnamespace, extrelocatable, extversion)
            values (99001, 'no_such_clock', 10, 'public'::regnamespace, false, '1');
            """);

        AdoptResult result = adopt(ExecutionOptions.defaults()
                .withScope(new ComparisonScope(Set.of(), List.of("extension:no_such_clock"))));

        assertThat(project.text(String.valueOf(result.file().getFileName())))
                .contains("create table books")
                .doesNotContain("no_such_clock");
        assertThat(project.rows()).containsExactly(result.revision());
    }

    @Slow
    @Test
    void aForeignServerIsWrittenAndNeverConnectedTo() {
        project.run("""
            create extension file_fdw;
            create server elsewhere foreign data wrapper file_fdw;
            create foreign table prices (id int, price numeric) server elsewhere
              options (filename '/no/such/file.csv', format 'csv');
            create view cheap as select id from prices where price < 1;
            """);

        AdoptResult result = adopt("");

        assertThat(project.text(String.valueOf(result.file().getFileName())))
                .contains("create server elsewhere", "create foreign table prices", "/no/such/file.csv");
        assertThat(project.rows()).containsExactly(result.revision());
    }

    @Test
    void whereNamesLeadElsewhereThanToPublicNothingIsWritten() {
        project.run("create schema authorization current_user; create table orders (id int);"
                + " create table public.books (id int)");

        assertThatExceptionOfType(MigrationFailure.class)
                .isThrownBy(() -> adopt(""))
                .withMessageContaining("Names without a schema lead to the schema");
        assertThat(Files.exists(project.revisions())).isFalse();
    }

    /** It may read all, and not write the history: the file is there, and the message says so. */
    @Test
    void aRoleThatMayOnlyReadIsToldWhatIsWrittenAndWhatToDo() throws IOException {
        project.run("create table books (id int); revoke create on schema public from public");
        project.run("create role only_reads login; grant select on books to only_reads");
        try {
            assertThatExceptionOfType(MigrationFailure.class)
                    .isThrownBy(() -> project.engineAs("only_reads").adopt(request("", ExecutionOptions.defaults())))
                    .satisfies(failure -> assertThat(failure.problemAndAdvice())
                            .contains("Recording the stamp: ERROR: permission denied for schema public")
                            .contains(
                                    "The role may not write the history. Log in as the role that upgrades this database.")
                            .contains(
                                    "The revision is written: ", "mvn migrate:stamp -Dtarget=head; or delete the file")
                            .doesNotContain("set role"));
            assertThat(project.files()).hasSize(1);
        } finally {
            project.run("drop owned by only_reads; drop role only_reads");
        }
    }

    private AdoptResult adopt(ExecutionOptions options) {
        return adopt("", options);
    }

    private AdoptResult adopt(String model, String... rows) {
        return adopt(model, ExecutionOptions.defaults(), rows);
    }

    private AdoptResult adopt(String model, ExecutionOptions options, String... rows) {
        return project.engine().adopt(request(model, options, rows));
    }

    private AdoptRequest request(String model, ExecutionOptions options, String... rows) {
        return new AdoptRequest(
                "First commit",
                Optional.empty(),
                List.of(rows),
                new ModelRequest(
                        model.isEmpty() ? List.of() : List.of(model),
                        directory,
                        List.of(),
                        List.of(),
                        Set.of(),
                        Optional.empty(),
                        Map.of(),
                        Set.of()),
                options);
    }
}
