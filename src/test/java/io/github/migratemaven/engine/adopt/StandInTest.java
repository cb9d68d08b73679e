package io.github.migratemaven.engine.adopt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.migratemaven.engine.MigrationEngine;
import io.github.migratemaven.engine.Project;
import io.github.migratemaven.engine.check.CheckRequest;
import io.github.migratemaven.engine.check.CheckResult;
import io.github.migratemaven.engine.check.LintParameters;
import io.github.migratemaven.engine.check.Part;
import io.github.migratemaven.engine.drift.DriftRequest;
import io.github.migratemaven.engine.result.ReportRequest;
import io.github.migratemaven.engine.revision.ModelRequest;
import io.github.migratemaven.engine.upgrade.MoveRequest;
import io.github.migratemaven.execution.options.ExecutionOptions;
import io.github.migratemaven.finding.Severity;
import io.github.migratemaven.report.MigrationFailure;
import io.github.migratemaven.report.Reporter;
import io.github.migratemaven.report.Status;
import io.github.migratemaven.shadow.StandIns;
import io.github.migratemaven.testing.Slow;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A database with extensions that no embedded server has files for. */
class StandInTest {
    @TempDir
    private Path directory;

    @Slow
    @Test
    void whatNeedsNothingOfAnExtensionIsProvenBesideAnEmptyOne() {
        Project project = new Project(directory);
        project.run("""
            create table books (id int primary key, title text);
            insert into books values (1, 'Dune');
            create table maps (id int);
            insert into pg_extension (oid, extname, extowner, extnamespace, extrelocatable, extversion)
            values (99001, 'no_such_clock', 10, 'pg_catalog'::regnamespace, false, '1'),
              (99002, 'no-such-shapes', 10, 'public'::regnamespace, false, '2.1');
            insert into pg_depend values ('pg_class'::regclass, 'maps'::regclass, 0, 'pg_extension'::regclass, 99002, 0, 'n');
            """);
        assertThatExceptionOfType(MigrationFailure.class)
                .isThrownBy(() -> adopt(project.engineWith(StandIns.NONE)))
                .satisfies(failure -> assertThat(failure.problemAndAdvice())
                        .contains("-DstubExtensions=pg_catalog.no_such_clock:1\n"));
        MigrationEngine engine =
                project.engineWith(StandIns.parse(List.of("pg_catalog.no_such_clock:1", " no-such-shapes:2.1 ")));

        assertThatExceptionOfType(MigrationFailure.class)
                .isThrownBy(() -> adopt(engine))
                .satisfies(failure -> assertThat(failure.problemAndAdvice())
                        .contains("extension no-such-shapes, needed by table public.maps", "-Dmigrate.shadowUrl=")
                        .doesNotContain("stubExtensions", "no_such_clock"));
        assertThat(Files.exists(project.revisions())).isFalse();

        project.run("drop table maps");
        AdoptResult result = adopt(engine);

        assertThat(project.text(String.valueOf(result.file().getFileName())))
                .contains(
                        "-- migrate:upgrade\n-- Tried with an empty stand-in for extension no-such-shapes"
                                + " (migrate.stubExtensions): nothing was tried of what it creates.\n-- Tried",
                        "create extension no_such_clock version '1';",
                        "create extension \"no-such-shapes\" with schema public version '2.1';",
                        "create table books",
                        "drop extension no_such_clock;");
        assertThat(project.rows()).containsExactly(result.revision());
        assertThat(engine.drift(new DriftRequest(ExecutionOptions.defaults())).status())
                .isEqualTo(Status.OK);
        project.run("alter table books add pages int");
        assertThat(engine.drift(new DriftRequest(ExecutionOptions.defaults())).lines())
                .anyMatch(line -> line.contains("pages"))
                .noneMatch(line -> line.contains("no_such"));
        assertThatExceptionOfType(MigrationFailure.class)
                .isThrownBy(
                        () -> project.engineWith(StandIns.NONE).drift(new DriftRequest(ExecutionOptions.defaults())))
                .satisfies(failure -> assertThat(failure.problemAndAdvice())
                        .contains("The shadow's server has no files for extension", "-DstubExtensions=no"));
        assertThatExceptionOfType(MigrationFailure.class)
                .isThrownBy(() -> project.engine().drift(new DriftRequest(ExecutionOptions.defaults())))
                .satisfies(failure -> assertThat(failure.problemAndAdvice())
                        .contains("The server that migrate.shadowUrl names has no files for extension")
                        .doesNotContain("stubExtensions"));
    }

    /** As pg_cron has its tables of jobs: they come with the extension, and nothing else needs it. */
    @Slow
    @Test
    void anExtensionsOwnTablesNeedNothing() {
        Project project = new Project(directory);
        project.run("""
            create table books (id int primary key, title text);
            create schema clock;
            create table clock.jobs (id bigserial primary key, note text not null default 'none', check (id > 0));
            create index on clock.jobs (note);
            insert into pg_extension (oid, extname, extowner, extnamespace, extrelocatable, extversion)
            values (99001, 'no_such_clock', 10, 'pg_catalog'::regnamespace, false, '1');
            insert into pg_depend values
              ('pg_class'::regclass, 'clock.jobs'::regclass, 0, 'pg_extension'::regclass, 99001, 0, 'e'),
              ('pg_class'::regclass, 'clock.jobs_id_seq'::regclass, 0, 'pg_extension'::regclass, 99001, 0, 'e'),
              ('pg_namespace'::regclass, 'clock'::regnamespace, 0, 'pg_extension'::regclass, 99001, 0, 'e');
            """);
        MigrationEngine engine = project.engineWith(StandIns.parse(List.of("pg_catalog.no_such_clock:1")));

        AdoptResult result = adopt(engine);

        assertThat(project.text(String.valueOf(result.file().getFileName())))
                .contains("create extension no_such_clock version '1';", "create table books")
                .doesNotContain("jobs");
        assertThat(engine.drift(new DriftRequest(ExecutionOptions.defaults())).status())
                .isEqualTo(Status.OK);
    }

    /** A check remembers what it has proven. */
    @Slow
    @Test
    void whatIsProvenBesideAStandInIsNotProvenWithoutIt() {
        Project project = new Project(directory)
                .with("c1", "", "create extension no_such_clock;", "drop extension no_such_clock;");

        assertThat(check(project.engineWith(StandIns.parse(List.of("no_such_clock"))))
                        .failure())
                .isEmpty();
        assertThat(check(project.engineWith(StandIns.NONE)).failure()).isPresent();
    }

    /** What was in it before stays. */
    @Slow
    @Test
    void anEmbeddedDatabaseHasThemToo() {
        new Project(directory)
                .with("b1", "", "create table books (id int);\ninsert into books values (1);", "drop table books;")
                .with("c1", "b1", "create extension no_such_clock version '1.4';", "drop extension no_such_clock;");
        MigrationEngine without = Project.embeddedEngine(directory, Reporter.silent());
        assertThat(without.upgrade(to("b1")).current()).containsExactly("b1");
        assertThatExceptionOfType(MigrationFailure.class)
                .isThrownBy(() -> without.upgrade(to("head")))
                .withMessageContaining("no_such_clock");
        MigrationEngine with =
                Project.embeddedEngine(directory, Reporter.silent(), StandIns.parse(List.of("no_such_clock:1.4")));

        assertThat(with.upgrade(to("head")).steps()).hasSize(1);
        assertThat(with.drift(new DriftRequest(ExecutionOptions.defaults())).status())
                .isEqualTo(Status.OK);
        assertThat(with.downgrade(to("b1")).current()).containsExactly("b1");
    }

    private static MoveRequest to(String target) {
        return new MoveRequest(target, false, false, ExecutionOptions.defaults());
    }

    @Test
    void aNameThatIsNoneIsRefused() {
        assertThatExceptionOfType(MigrationFailure.class)
                .isThrownBy(() -> StandIns.parse(List.of("../evil")))
                .withMessage("migrate.stubExtensions names '../evil'.");
    }

    private CheckResult check(MigrationEngine engine) {
        return engine.check(new CheckRequest(
                Set.of(Part.MODEL, Part.LINT),
                Optional.empty(),
                Optional.empty(),
                false,
                new LintParameters(List.of(), directory.resolve("migrate-sizes.tsv"), true),
                Severity.ERROR,
                noModel(),
                new ReportRequest(List.of(), directory.resolve("reports"), directory.resolve("pom.xml"), "1.2.3"),
                ExecutionOptions.defaults()));
    }

    private AdoptResult adopt(MigrationEngine engine) {
        return engine.adopt(
                new AdoptRequest("First commit", Optional.empty(), List.of(), noModel(), ExecutionOptions.defaults()));
    }

    private ModelRequest noModel() {
        return new ModelRequest(
                List.of(), directory, List.of(), List.of(), Set.of(), Optional.empty(), Map.of(), Set.of());
    }
}
