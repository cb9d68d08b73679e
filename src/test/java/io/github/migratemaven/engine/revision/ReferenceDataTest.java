package io.github.migratemaven.engine.revision;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.migratemaven.engine.Project;
import io.github.migratemaven.execution.options.ExecutionOptions;
import io.github.migratemaven.model.ReferenceTables;
import io.github.migratemaven.report.MigrationFailure;
import io.github.migratemaven.testing.Slow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReferenceDataTest {
    private static final String SCHEMA = """
        create table continents (code text primary key, name text not null unique);
        create table "Countries" (
            code text primary key,
            continent text not null references continents,
            name text not null,
            part_of text references "Countries",
            size numeric(12, 2),
            tags text[] not null default '{}',
            facts json,
            seen timestamptz not null default now()
        );
        """;

    @TempDir
    private Path directory;

    private Project project;
    private ReferenceTables reference = ReferenceTables.NONE;
    private int count;

    @BeforeEach
    void aModelOfTwoTables() throws IOException {
        project = new Project(directory);
        write("schema.sql", SCHEMA);
        write("continents.csv", "code,name\neu,Europe\nas,Asia\n");
        write("Countries.csv", """
            code,continent,name,part_of,size,tags,facts
            ax,eu,"Åland, the ""islands""\",fi,13324.00,{},
            fi,eu,Finland,,338145,"{nordic,'s}","{""capital"": ""Helsinki""}\"
            jp,as,日本,,377975.24,{a},
            """);
    }

    private void write(String file, String text) throws IOException {
        Files.createDirectories(directory.resolve("model"));
        Files.writeString(directory.resolve("model").resolve(file), text);
    }

    private RevisionResult generate() {
        count++;
        return project.engine()
                .revision(new RevisionRequest(
                        "Change " + count,
                        false,
                        "sql",
                        Optional.of("rev" + count),
                        Optional.empty(),
                        false,
                        List.of(),
                        List.of(),
                        new ModelRequest(
                                List.of("model"),
                                directory,
                                List.of(),
                                List.of(),
                                Set.of(),
                                Optional.empty(),
                                Map.of(),
                                Set.of(),
                                Map.of(),
                                Map.of(),
                                reference),
                        List.of(),
                        false,
                        "",
                        false,
                        ExecutionOptions.defaults(),
                        Optional.empty()));
    }

    private String text(RevisionResult result) throws IOException {
        return Files.readString(result.file().orElseThrow());
    }

    private List<String> countries() {
        return project.column(
                "select concat_ws('|', code, name, part_of, size, tags, facts) from \"Countries\" order by code");
    }

    private static final List<String> FIRST = List.of(
            "ax|Åland, the \"islands\"|fi|13324.00|{}",
            "fi|Finland|338145.00|{nordic,'s}|{\"capital\": \"Helsinki\"}",
            "jp|日本|377975.24|{a}");

    @Slow
    @Test
    void rowsComeWithTheirTablesAndGoWithThem() {
        RevisionResult result = generate();

        assertThat(result.changes())
                .contains(
                        "Detected added rows of table 'continents': 2", "Detected added rows of table 'Countries': 3");
        project.upgrade("head");
        assertThat(countries()).isEqualTo(FIRST);
        assertThat(generate().file()).isEmpty();
        project.downgrade("base");
        assertThat(project.column("select to_regclass('continents')")).containsExactly((String) null);
    }

    @Test
    void changedAndAddedRowsAreWrittenInBothDirections() throws IOException {
        generate();
        project.upgrade("head");
        write("continents.csv", "code,name\neu,Europa\nas,Asia\naf,Africa\n");
        write("Countries.csv", """
            code,continent,name,part_of,size,tags,facts
            ax,eu,"Åland, the ""islands""\",fi,13324.0,{},
            fi,eu,Suomi,,338145.00,"{nordic,'s}","{""capital"": ""Helsinki""}\"
            jp,as,日本,,377975.24,{a},
            ke,af,Kenya,,,{},null
            """);

        RevisionResult result = generate();

        assertThat(result.changes())
                .containsExactly(
                        "Detected added rows of table 'continents': 1",
                        "Detected changed rows of table 'continents': 1",
                        "Detected added rows of table 'Countries': 1",
                        "Detected changed rows of table 'Countries': 1");
        assertThat(text(result))
                .contains(
                        "insert into continents (code, name) values\n    ('af', 'Africa');",
                        "update \"Countries\" set name = 'Suomi' where code = 'fi';",
                        "update \"Countries\" set name = 'Finland' where code = 'fi';",
                        "delete from \"Countries\" where code in ('ke');")
                .doesNotContain("13324", "seen");
        project.upgrade("head");
        assertThat(countries())
                .containsExactly(
                        FIRST.get(0),
                        "fi|Suomi|338145.00|{nordic,'s}|{\"capital\": \"Helsinki\"}",
                        FIRST.get(2),
                        "ke|Kenya|{}|null");
        project.downgrade("-1");
        assertThat(countries()).isEqualTo(FIRST);
        assertThat(project.column("select name from continents order by 1")).containsExactly("Asia", "Europe");
    }

    @Slow
    @Test
    void rowsAreDeletedOnlyWhenAsked() throws IOException {
        generate();
        project.upgrade("head");
        write("continents.csv", "code,name\neu,Europe\n");
        write("Countries.csv", "code,continent,name\nfi,eu,Finland\n");

        RevisionResult kept = generate();

        assertThat(kept.file()).isEmpty();
        assertThat(project.log())
                .contains("WARN Table continents has 1 row that the model lacks, and keeps it. To delete such rows, add"
                        + " -Dmigrate.referenceDeletes=true");
        reference = new ReferenceTables(Map.of(), true);
        RevisionResult deleted = generate();
        assertThat(deleted.changes())
                .containsExactly(
                        "Detected removed rows of table 'continents': 1",
                        "Detected removed rows of table 'Countries': 2");
        project.upgrade("head");
        assertThat(countries()).containsExactly(FIRST.get(1));
        project.downgrade("-1");
        assertThat(countries()).isEqualTo(FIRST);
    }

    @Slow
    @Test
    void aColumnAndItsValuesComeInOneRevision() throws IOException {
        generate();
        project.upgrade("head");
        write("schema.sql", SCHEMA.replace("name text not null unique", "name text not null unique, letters int"));
        write("continents.csv", "code,name,letters\neu,Europe,6\nas,Asia,4\n");

        assertThat(generate().file()).isPresent();

        project.upgrade("head");
        assertThat(project.column("select letters from continents order by code"))
                .containsExactly("4", "6");
        project.downgrade("-1");
        project.upgrade("head");
        assertThat(project.column("select letters from continents order by code"))
                .containsExactly("4", "6");
    }

    @Slow
    @Test
    void rowsInPartitionsAreSeen() throws IOException {
        write("schema.sql", SCHEMA + """
            create table towns (code text primary key, name text) partition by list (code);
            create table towns_all partition of towns default;
            """);
        write("towns.csv", "code,name\nh,Helsinki\n");
        generate();
        write("towns.csv", "code,name\nh,Helsingfors\n");

        assertThat(generate().changes()).containsExactly("Detected changed rows of table 'towns': 1");

        project.upgrade("head");
        assertThat(project.column("select name from towns")).containsExactly("Helsingfors");
    }

    @Slow
    @Test
    void rowsOfSqlFilesCountWhereTheTableIsNamed() throws IOException {
        Files.delete(directory.resolve("model/Countries.csv"));
        Files.delete(directory.resolve("model/continents.csv"));
        write("schema.sql", SCHEMA + "insert into continents values ('eu', 'Europe');");
        assertThat(generate().changes()).noneMatch(line -> line.contains("rows"));
        reference = new ReferenceTables(Map.of("continents", List.of()), false);

        assertThat(generate().changes()).containsExactly("Detected added rows of table 'continents': 1");
    }

    @Slow
    @Test
    void aTableIsNamedWithItsSchemaUnlessThatIsTheUsualOne() throws IOException {
        write("schema.sql", SCHEMA + "create schema shop; create table shop.continents (code text primary key);");
        write("shop.continents.csv", "code\neu\n");

        assertThat(generate().changes())
                .contains(
                        "Detected added rows of table 'continents': 2",
                        "Detected added rows of table 'shop.continents': 1");
    }

    @Slow
    @Test
    void aTriggerThatChangesTheRowsIsFoundByTheProof() throws IOException {
        write("schema.sql", SCHEMA + """
            create function shout() returns trigger language plpgsql as $$
            begin new.name := upper(new.name); return new; end $$;
            create trigger shout before update on continents for each row execute function shout();
            """);
        generate();
        project.upgrade("head");
        write("continents.csv", "code,name\neu,Europa\nas,Asia\n");

        assertThatExceptionOfType(MigrationFailure.class)
                .isThrownBy(this::generate)
                .withMessageContaining(
                        "rows are still not those of the model: Detected changed rows of table" + " 'continents': 1");
    }

    @Slow
    @Test
    void whatCannotBeComparedIsRefused() throws IOException {
        write("towns.csv", "code\nx\n");
        assertThatExceptionOfType(MigrationFailure.class)
                .isThrownBy(this::generate)
                .withMessageContaining("towns.csv cannot be loaded into towns")
                .withMessageContaining("relation \"towns\" does not exist");
        write("schema.sql", SCHEMA + "create table towns (code text);");
        assertThatExceptionOfType(MigrationFailure.class)
                .isThrownBy(this::generate)
                .withMessageContaining("Table towns has no primary key");
        write("schema.sql", SCHEMA + "create table towns (id serial primary key, code text);");
        assertThatExceptionOfType(MigrationFailure.class)
                .isThrownBy(this::generate)
                .withMessageContaining("The CSV file of table towns lacks a column of the primary key (id)");
        write("schema.sql", SCHEMA + "create table towns (id int primary key);");
        write(
                "towns.csv",
                "id\n"
                        + IntStream.rangeClosed(1, 10_001)
                                .mapToObj(String::valueOf)
                                .collect(joining("\n")));
        assertThatExceptionOfType(MigrationFailure.class)
                .isThrownBy(this::generate)
                .satisfies(failure -> assertThat(failure.problemAndAdvice())
                        .contains("Table towns of the model has more than 10000 rows")
                        .contains("Load them by a revision with COPY, and leave the table out."));
        Files.delete(directory.resolve("model/towns.csv"));
        reference = new ReferenceTables(Map.of("villages", List.of()), false);
        assertThatExceptionOfType(MigrationFailure.class)
                .isThrownBy(this::generate)
                .withMessageContaining("The model has no table villages");
        assertThat(Files.exists(project.revisions())).isFalse();
    }
}
