package io.github.migratemaven.engine.clean;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.migratemaven.engine.Project;
import io.github.migratemaven.engine.upgrade.MoveRequest;
import io.github.migratemaven.execution.options.EnvironmentRules;
import io.github.migratemaven.execution.options.ExecutionOptions;
import io.github.migratemaven.execution.options.Overrides;
import io.github.migratemaven.report.MigrationFailure;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On a server that the settings name, where what is dropped may be somebody's. */
class CleanGoalTest {
    @TempDir
    private Path directory;

    private Project project;

    @BeforeEach
    void aDatabaseOfEverything() {
        project = new Project(directory).with("a1", "", """
            create schema audit;
            create table audit.log (id bigint generated always as identity);
            create extension hstore;
            create type mood as enum ('glad', 'sad');
            create domain positive as int check (value > 0);
            create type pair as (one int, other hstore);
            create table shelf (id serial primary key, mood mood, tags hstore, size positive);
            create table part (id int, at date) partition by range (at);
            create table part_1 partition of part default;
            create view glad as select * from shelf where mood = 'glad';
            create materialized view counted as select count(*) from shelf;
            create function shelves() returns setof shelf language sql as 'select * from shelf';
            create procedure nothing() language sql as '';
            create aggregate total(int) (sfunc = int4pl, stype = int);
            create sequence free;
            create collation plain (locale = 'C');
            create publication news for table shelf;
            insert into shelf (mood) values ('glad');
            """, "");
    }

    @Test
    void refusesADatabaseThatHasNoName() {
        project.upgrade("head");

        assertThatExceptionOfType(MigrationFailure.class)
                .isThrownBy(() -> clean(Optional.empty(), Optional.of("test")))
                .withMessageContaining("is not embedded and has no name, so nothing tells whose it is");
        assertThat(project.column("select mood::text from shelf")).containsExactly("glad");
    }

    @Test
    void refusesADatabaseWithoutHistory() {
        project.run("create table of_somebody ()");

        assertThatExceptionOfType(MigrationFailure.class)
                .isThrownBy(() -> clean(Optional.of("test"), Optional.of("test")))
                .withMessageContaining("nothing tells whose it is");
    }

    @Test
    void namesWhatItWouldDropAndWantsTheNameRepeated() {
        upgradeAs("test");

        assertThatExceptionOfType(MigrationFailure.class)
                .isThrownBy(() -> clean(Optional.of("test"), Optional.of("staging")))
                .withMessageContaining("everything in the environment 'test'")
                .withMessageContaining("\n  extension: 1 (hstore)")
                .withMessageContaining("\n  table: 6 (")
                .satisfies(failure -> assertThat(failure.advice()).contains("-Dmigrate.confirmEnvironment=test"));
        assertThat(project.column("select mood::text from shelf")).containsExactly("glad");
    }

    @Test
    void leavesNothingInAConfirmedDatabase() {
        upgradeAs("test");

        CleanResult result = clean(Optional.empty(), Optional.of("test"));

        assertThat(result.dropped())
                .contains(new CleanResult.Dropped("table", "public.shelf"), new CleanResult.Dropped("schema", "audit"));
        assertThat(project.log()).anyMatch(line -> line.startsWith("WARN Dropping table: 6 ("));
        assertThat(project.column("select nspname from pg_namespace where nspname !~ '^pg_' order by 1"))
                .containsExactly("information_schema", "public");
        assertThat(project.column("select relname from pg_class where relnamespace = 'public'::regnamespace"))
                .isEmpty();
        assertThat(project.upgrade("head").current()).containsExactly("a1");
    }

    @Test
    void neverEmptiesAProtectedDatabase() {
        upgradeAs("production");

        assertThatExceptionOfType(MigrationFailure.class)
                .isThrownBy(() -> clean(Optional.empty(), Optional.of("production")))
                .withMessageContaining("it is never emptied");
    }

    @Test
    void dropsNothingWhereItCannotDropAll() {
        project.run("create operator public.=== (function = int4pl, leftarg = int, rightarg = int)");
        project.engine().upgrade(new MoveRequest("head", false, false, settings("test", true, "")));

        assertThatExceptionOfType(MigrationFailure.class)
                .isThrownBy(() -> clean(Optional.empty(), Optional.of("test")))
                .withMessageContaining("objects that this goal does not drop: operator public.===(integer,integer)");
        assertThat(project.column("select mood::text from shelf")).containsExactly("glad");
    }

    private void upgradeAs(String environment) {
        project.engine().upgrade(new MoveRequest("head", false, false, settings(environment, false, "")));
    }

    private CleanResult clean(Optional<String> environment, Optional<String> confirmed) {
        return project.engine().clean(new CleanRequest(settings(environment.orElse(""), false, confirmed.orElse(""))));
    }

    private static ExecutionOptions settings(String environment, boolean allowNonEmpty, String confirmed) {
        EnvironmentRules rules = EnvironmentRules.DEFAULT;
        if (!environment.isEmpty()) {
            rules = rules.withName(environment);
        }
        if (!confirmed.isEmpty()) {
            rules = rules.withConfirmed(confirmed);
        }
        return ExecutionOptions.defaults()
                .withEnvironment(rules)
                .withOverrides(Overrides.NONE.withNonEmpty(allowNonEmpty));
    }
}
