package io.github.migratemaven.engine.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.migratemaven.engine.Project;
import io.github.migratemaven.engine.drift.DriftRequest;
import io.github.migratemaven.engine.stamp.StampRequest;
import io.github.migratemaven.engine.stamp.StampResult;
import io.github.migratemaven.execution.options.ExecutionOptions;
import io.github.migratemaven.importing.liquibase.LiquibaseHistory;
import io.github.migratemaven.report.MigrationFailure;
import io.github.migratemaven.report.Status;
import io.github.migratemaven.testing.Slow;
import io.github.migratemaven.testing.TestShadow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A history in Liquibase's own forms, and Liquibase itself beside it. */
@Slow
class LiquibaseImportTest {
    @TempDir
    private Path directory;

    private Project project;

    @BeforeEach
    void aHistory() throws IOException {
        project = new Project(directory);
        changeLog("""
            <include file="db/books.yaml"/>
            <include file="db/rows.json"/>
            <include file="db/routines.sql"/>
            <changeSet id="old" author="ann">
              <preConditions onFail="MARK_RAN"><tableExists tableName="of_old"/></preConditions>
              <dropTable tableName="of_old"/>
            </changeSet>
            <changeSet id="test" author="ann" context="test">
              <insert tableName="authors"><column name="name" value="of the test ${left}"/></insert>
              <rollback>delete from authors where name like 'of the test%'</rollback>
            </changeSet>
            <changeSet id="oracle" author="ann" dbms="oracle"><sql>create table x (y number)</sql></changeSet>
            """);
        file("db/books.yaml", """
            databaseChangeLog:
            - changeSet:
                id: 1
                author: ann
                comment: Who writes
                changes:
                - createTable:
                    tableName: authors
                    columns:
                    - column: {name: id, type: bigint, autoIncrement: true, constraints: {primaryKey: true}}
                    - column: {name: name, type: varchar(100), constraints: {nullable: false}}
                    - column: {name: since, type: timestamp, defaultValueComputed: now()}
            - changeSet:
                id: 2
                author: ann
                changes:
                - loadData: {file: db/authors.csv, tableName: authors}
            """);
        file("db/authors.csv", "name\nHerbert\n\"O'Brien; Le Guin\"\n");
        file("db/rows.json", """
            {"databaseChangeLog": [{"changeSet": {"id": "3", "author": "bob", "changes": [
              {"addColumn": {"tableName": "authors", "columns": [
                {"column": {"name": "country", "type": "varchar(${length})", "value": "US"}}]}}]}}]}
            """);
        file("db/routines.sql", """
            --liquibase formatted sql
            --changeset bob:4 splitStatements:false runOnChange:true
            create or replace function twice(i int) returns int language plpgsql as $$
            begin return i * 2; end $$
            --rollback drop function twice;
            --changeset bob:5 runInTransaction:false
            create index concurrently ix_name on authors (name);
            """);
    }

    @Test
    void buildsWhatLiquibaseBuildsAndLeadsBack() {
        ImportResult result = imported(Map.of());

        assertThat(result.notes())
                .anyMatch(note -> note.contains("ann") && note.contains("its precondition does not hold"))
                .anyMatch(note -> note.contains("runOnChange"))
                .anyMatch(note -> note.contains("db/authors.csv"))
                .anyMatch(note -> note.contains("${left} has no value"))
                .anyMatch(note -> note.startsWith("1 change set was not carried over"))
                .anyMatch(note -> note.contains("values of authors.since"));
        assertThat(project.upgrade("head").steps())
                .extracting(step -> step.message())
                .containsExactly("ann:1", "ann:2", "bob:3", "bob:4", "bob:5", "ann:old", "ann:test");
        assertThat(project.column("select name || coalesce(country, '') || twice(2) from authors order by id"))
                .containsExactly("HerbertUS4", "O'Brien; Le GuinUS4", "of the test ${left}4");
        project.downgrade("-1");
        assertThat(project.column("select count(*) from authors")).containsExactly("2");
        project.downgrade("base");
        assertThat(project.column("select relname from pg_class where relkind = 'r' and relnamespace ="
                        + " 'public'::regnamespace and relname !~ '^migrate'"))
                .isEmpty();
        assertThat(project.upgrade("head").steps()).hasSize(7);
    }

    /** The settings of liquibase.properties over those of Spring Boot, and the command line's over both. */
    @Test
    void anotherSchemaContextsAndLabelsComeFromWhereverLiquibaseIsTold() throws IOException {
        file("application.properties", """
            spring.liquibase.change-log=classpath:/db/nowhere.xml
            spring.liquibase.default-schema=stock
            spring.liquibase.parameters.length=7
            """);
        Files.writeString(directory.resolve("liquibase.properties"), """
            changelog-file=db/labelled.sql
            label-filter=first or second
            contextFilter=prod
            """);
        file("db/labelled.sql", """
            --liquibase formatted sql
            --changeset ann:1 labels:first
            create table books (id int primary key, title varchar(${length}));
            --rollback drop table books;
            --changeset ann:2 labels:second context:prod
            insert into books values (1, 'Dune');
            --changeset ann:3 labels:second context:test
            insert into books values (2, 'Test');
            --changeset ann:4 labels:third
            create table third (id int);
            """);
        Map<String, String> typed = Map.of("liquibase.databaseChangeLogTableName", "WHAT_WAS_DONE");
        ImportResult result = project.engine().importHistory(request(typed));

        assertThat(result.revisions()).hasSize(2);
        assertThat(result.notes()).anyMatch(note -> note.startsWith("2 change sets were not carried over"));
        project.upgrade("head");
        assertThat(project.column("select title from stock.books")).containsExactly("Dune");
        assertThat(project.column("select format_type(atttypid, atttypmod) from pg_attribute where attname = 'title'"))
                .containsExactly("character varying(7)");
        project.downgrade("base");
        assertThat(project.column("select relname from pg_class where relname in ('books', 'third')"))
                .isEmpty();
    }

    @Test
    void contextsChoose() {
        assertThat(imported(Map.of("liquibase.contexts", "prod")).revisions()).hasSize(6);
    }

    @Test
    void aDatabaseOfLiquibasesIsRecordedAsFarAsItHadCome() {
        Map<String, String> values = values(Map.of());
        List<Path> sources = List.of(directory.resolve("src/main/resources"));
        new LiquibaseHistory(new TestShadow(18), values, sources, LiquibaseJars::find)
                .read()
                .original()
                .build(project.database());
        project.run("""
            alter table databasechangelog rename to "What was Done";
            alter table databasechangeloglock rename to only_one;
            update only_one set locked = true, lockedby = 'build-7 (10.0.0.7)', lockgranted = '2026-01-02 03:04:05';
            """);
        values.put("liquibase.databaseChangeLogTableName", "What was Done");
        imported(values);
        assertThatExceptionOfType(MigrationFailure.class)
                .isThrownBy(this::stamp)
                .withMessage("Liquibase is at work on the database: its lock is held by build-7 (10.0.0.7) since"
                        + " 2026-01-02 03:04:05 (public.only_one).");
        assertThat(project.current().lines())
                .anyMatch(line -> line.contains(
                        "its lock is held by build-7 (10.0.0.7) since 2026-01-02 03:04:05 (public.only_one)"));
        project.run("update only_one set locked = false");

        assertThat(project.current().lines())
                .anyMatch(line -> line.startsWith("Liquibase had come to test::ann::db/main.xml"));
        StampResult stamped = stamp();
        assertThat(stamped.proven()).isTrue();
        assertThat(stamped.added()).hasSize(7);
        assertThat(project.column("select count(*) from \"What was Done\"")).containsExactly("7");
        assertThat(project.engine()
                        .drift(new DriftRequest(ExecutionOptions.defaults()))
                        .status())
                .isEqualTo(Status.OK);
    }

    private StampResult stamp() {
        return project.engine().stamp(new StampRequest(List.of(), false, false, ExecutionOptions.defaults()));
    }

    @Test
    void whatTheDatabaseSaysAgainstTheHistoryIsRefused() {
        project.run("""
            create table databasechangelog (id text, author text, filename text, dateexecuted timestamp,
              orderexecuted int, exectype text, md5sum text);
            insert into databasechangelog values
              ('1', 'ann', 'db/books.yaml', now(), 1, 'EXECUTED', '9:00000000000000000000000000000000')
            """);
        refused(Map.of(), "The change set db/books.yaml::1::ann was changed after Liquibase had run it");
        project.run("update databasechangelog set md5sum = null, id = 'gone'");
        refused(Map.of(), "The database has had the change set db/books.yaml::gone::ann", "no such change set");
    }

    @Test
    void whatLiquibaseRefusesIsRefused() throws IOException {
        refused(Map.of("liquibase.changeLogFile", "db/none.xml"), "db/none.xml");
        changeLog("<include file=\"db/missing.xml\"/>");
        refused(Map.of(), "db/missing.xml");
        changeLog("""
            <changeSet id="1" author="ann"><sql>select 1</sql></changeSet>
            <changeSet id="1" author="ann"><sql>select 2</sql></changeSet>
            """);
        refused(Map.of(), "duplicate identifiers");
        changeLog("<changeSet id=\"1\" author=\"ann\"><sql>create table t (a ${type})</sql></changeSet>");
        refused(Map.of(), "A placeholder has no value: type", "-Dliquibase.parameters.type=VALUE");
        changeLog("""
            <changeSet id="1" author="ann"><createTable tableName="${my}t"><column name="a" type="int"/></createTable>
            </changeSet>
            """);
        refused(Map.of(), "A placeholder has no value: my");
        changeLog("<changeSet id=\"1\" author=\"ann\" dbms=\"oracle\"><sql>select 1 from dual</sql></changeSet>");
        refused(Map.of(), "none that runs on PostgreSQL");
        changeLog("<changeSet id=\"1\" author=\"ann\"><executeCommand executable=\"touch\"/></changeSet>");
        refused(Map.of(), "runs a program of the operating system");
    }

    private void changeLog(String changeSets) throws IOException {
        file("db/main.xml", """
            <databaseChangeLog xmlns="http://www.liquibase.org/xml/ns/dbchangelog"
                xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
                xsi:schemaLocation="http://www.liquibase.org/xml/ns/dbchangelog
                    http://www.liquibase.org/xml/ns/dbchangelog/dbchangelog-latest.xsd">
            """ + changeSets + "</databaseChangeLog>");
    }

    private void refused(Map<String, String> more, String... words) {
        assertThatExceptionOfType(MigrationFailure.class)
                .isThrownBy(() -> imported(more))
                .satisfies(failure -> assertThat(failure.problemAndAdvice()).contains(words));
        assertThat(Files.exists(project.revisions())).isFalse();
    }

    private void file(String name, String text) throws IOException {
        Path file = directory.resolve("src/main/resources").resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private static Map<String, String> values(Map<String, String> more) {
        Map<String, String> values = new HashMap<>();
        values.put("liquibase.changeLogFile", "db/main.xml");
        values.put("liquibase.parameters.length", "2");
        values.putAll(more);
        return values;
    }

    private ImportResult imported(Map<String, String> more) {
        return project.engine().importHistory(request(values(more)));
    }

    private ImportRequest request(Map<String, String> values) {
        return new ImportRequest(
                "liquibase",
                directory,
                List.of(directory.resolve("src/main/resources")),
                List.of(),
                Map.of(),
                values,
                LiquibaseJars::find,
                ExecutionOptions.defaults());
    }
}
