package io.github.migratemaven.engine.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.github.migratemaven.engine.Project;
import io.github.migratemaven.engine.result.ResultJson;
import io.github.migratemaven.engine.upgrade.MoveRequest;
import io.github.migratemaven.execution.options.ComparisonScope;
import io.github.migratemaven.execution.options.ExecutionOptions;
import io.github.migratemaven.report.MigrationFailure;
import io.github.migratemaven.report.Status;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DriftGoalTest {
    private static final String STATE_OF_DATABASE =
            "select oid || ' ' || relname || ' ' || xmin from pg_class where oid > 16383 union all select id || ' ' ||"
                    + " xmin from migrate_revision union all select number || kind from migrate_event order by 1";

    @TempDir
    private Path directory;

    private Project project;

    @BeforeEach
    void createProject() {
        project = new Project(directory).withTable("books", "").withTable("authors", "books");
    }

    @Test
    void aDatabaseAtAnOlderRevisionIsComparedWithThatAndLeftUntouched() {
        project.upgrade("books");
        List<String> before = project.column(STATE_OF_DATABASE);

        DriftResult result = project.engine().drift(new DriftRequest(ExecutionOptions.defaults()));

        assertThat(result.status()).isEqualTo(Status.OK);
        assertThat(result.failure()).isEmpty();
        assertThat(result.lines())
                .singleElement()
                .asString()
                .startsWith("No difference: ")
                .endsWith("(books).");
        assertThat(project.column(STATE_OF_DATABASE)).isEqualTo(before);
    }

    @Test
    void aDatabaseWithoutHistoryIsComparedWithNothing() {
        assertThat(project.engine()
                        .drift(new DriftRequest(ExecutionOptions.defaults()))
                        .differences())
                .isEmpty();
        assertThat(project.column("select relname from pg_class where relname like 'migrate%'"))
                .isEmpty();
    }

    @Test
    void whatAHookMayHaveMadeIsToldApartInWords() {
        project.withFile("after-upgrade.sql", "create table upgrade_log ();");
        project.upgrade("head");

        DriftResult result = project.engine().drift(new DriftRequest(ExecutionOptions.defaults()));

        assertThat(result.differences())
                .extracting(DriftResult.Difference::name)
                .containsExactly("upgrade_log");
        assertThat(result.failure().orElseThrow().problemAndAdvice())
                .contains("What a hook has made (after-upgrade.sql)", "-Dmigrate.exclude=");
        assertThat(new ResultJson().write(result)).doesNotContain("hook");
    }

    @Test
    void handMadeChangesAreNamedAndFailTheGoal() {
        project.upgrade("head");
        changeByHand();

        DriftResult result = project.engine().drift(new DriftRequest(ExecutionOptions.defaults()));

        assertThat(result.status()).isEqualTo(Status.DRIFT);
        assertThat(result.current()).containsExactly("authors");
        assertThat(result.differences())
                .extracting(DriftResult.Difference::description)
                .containsExactlyInAnyOrder(
                        "Missing in the database: table 'authors'",
                        "Not in the revisions: column 'books.isbn'",
                        "Not in the revisions: table 'migrate_events_of_mine'");
        assertThat(result.failure().orElseThrow())
                .hasMessageContaining("differs")
                .hasMessageContaining("3 differences");
        assertThat(new ResultJson().write(result))
                .contains("\"status\" : \"drift\"", "\"Not in the revisions: column 'books.isbn'\"");
        assertThat(result.differences())
                .extracting(DriftResult.Difference::kind, DriftResult.Difference::name, DriftResult.Difference::what)
                .containsExactlyInAnyOrder(
                        tuple("table", "authors", "missing"),
                        tuple("column", "books.isbn", "surplus"),
                        tuple("table", "migrate_events_of_mine", "surplus"));
    }

    @Test
    void aDifferenceTellsWhatIsExpectedAndWhatWasFound() {
        project.upgrade("head");
        project.run("alter table books alter id type bigint");

        assertThat(project.engine()
                        .drift(new DriftRequest(ExecutionOptions.defaults()))
                        .differences())
                .filteredOn(difference -> difference.name().equals("books.id"))
                .singleElement()
                .satisfies(difference -> {
                    assertThat(difference.what()).isEqualTo("different");
                    assertThat(difference.expected()).containsEntry("dataType", "integer");
                    assertThat(difference.found()).containsEntry("dataType", "bigint");
                });
    }

    @Test
    void whatIsExcludedDoesNotCount() {
        project.upgrade("head");
        project.run("create schema reporting; create table reporting.monthly (a int); create view audit_v as select 1");

        assertThat(project.engine()
                        .drift(new DriftRequest(settings(Optional.empty(), false, List.of("reporting*", "audit_*"))))
                        .differences())
                .isEmpty();
    }

    @Test
    void aSchemaMadeForTheVersionTablesIsNoDifference() {
        ExecutionOptions settings = settings(Optional.of("bookkeeping"), false, List.of());
        project.engine().upgrade(new MoveRequest("head", false, false, settings));
        assertThat(project.engine().drift(new DriftRequest(settings)).differences())
                .isEmpty();

        project.run("create table bookkeeping.surprise ()");
        assertThat(project.engine().drift(new DriftRequest(settings)).differences())
                .extracting(DriftResult.Difference::description)
                .containsExactly("Not in the revisions: table 'bookkeeping.surprise'");
    }

    @Test
    void anUpgradeThatChecksForDriftRefusesBeforeAnythingIsChanged() {
        project.upgrade("books");
        project.run("alter table books add isbn text");
        List<String> before = project.column(STATE_OF_DATABASE);
        MoveRequest request = new MoveRequest("head", false, false, settings(Optional.empty(), true, List.of()));

        assertThatExceptionOfType(MigrationFailure.class)
                .isThrownBy(() -> project.engine().upgrade(request))
                .satisfies(failure -> assertThat(failure.status()).isEqualTo(Status.DRIFT))
                .withMessageContaining("Not in the revisions: column 'books.isbn'");
        assertThat(project.column(STATE_OF_DATABASE)).isEqualTo(before);

        project.run("alter table books drop isbn");
        assertThat(project.engine().upgrade(request).current()).containsExactly("authors");
    }

    @Test
    void aCheckoutWithOtherRevisionsThanTheAppliedOnesIsRefused() {
        project.upgrade("head");
        project.with("authors", "books", "create table authors (id bigint);", "drop table authors;");

        assertThatExceptionOfType(MigrationFailure.class)
                .isThrownBy(() -> project.engine().drift(new DriftRequest(ExecutionOptions.defaults())))
                .withMessageContaining("was edited after it was applied");
    }

    private void changeByHand() {
        project.run("alter table books add isbn text; drop table authors; create table migrate_events_of_mine ()");
    }

    private static ExecutionOptions settings(
            Optional<String> versionTableSchema, boolean checkDrift, List<String> exclude) {
        ExecutionOptions options = ExecutionOptions.defaults()
                .withScope(new ComparisonScope(Set.of(), exclude))
                .withCheckDrift(checkDrift);
        return versionTableSchema.map(options::withVersionTableSchema).orElse(options);
    }
}
