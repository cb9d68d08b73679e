package io.github.migratemaven.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.migratemaven.report.MigrationFailure;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RebaseGoalTest {
    @TempDir
    private Path directory;

    private Project project;

    @BeforeEach
    void twoPeopleAddedRevisionsInParallel() {
        project = new Project(directory)
                .withTable("root", "")
                .withTable("theirs1", "root")
                .withTable("theirs2", "theirs1")
                .withTable("mine1", "root")
                .withTable("mine2", "mine1");
    }

    @Test
    void putsTheNamedLineOnTopOfTheOtherHeadAndChangesOneLineOfOneFile() {
        project.upgrade("theirs2");
        String before = project.text("mine1.sql");

        RebaseResult result = rebase("mine2", "");

        assertThat(result.line()).containsExactly("mine1", "mine2");
        assertThat(result.onto()).isEqualTo("theirs2");
        assertThat(result.lines())
                .containsExactly(
                        "mine1.sql: Revises root -> theirs2",
                        "2 revisions stand on theirs2 now: mine1, mine2. Apply with mvn migrate:upgrade.");
        assertThat(project.text("mine1.sql")).isEqualTo(before.replace("Revises: root", "Revises: theirs2"));
        assertThat(project.files()).containsExactly("mine1.sql", "mine2.sql", "root.sql", "theirs1.sql", "theirs2.sql");
        assertThat(project.upgrade("head").current()).containsExactly("mine2");
    }

    @Test
    void findsTheLineOfWhichNothingIsApplied() {
        project.upgrade("theirs1");

        assertThat(rebase("", "").line()).containsExactly("mine1", "mine2");
    }

    @Test
    void asksWhichLineMovesWhereNoneIsApplied() {
        assertThatExceptionOfType(MigrationFailure.class)
                .isThrownBy(() -> rebase("", ""))
                .withMessageContaining("There are several heads: mine2, theirs2; none of these lines is applied")
                .satisfies(failure -> assertThat(failure.advice()).contains("-Dtarget=theirs2"));
    }

    @Test
    void refusesALineThatTheDatabaseHasApplied() {
        project.upgrade("mine1");

        assertThatExceptionOfType(MigrationFailure.class)
                .isThrownBy(() -> rebase("mine2", ""))
                .withMessage("The database has applied mine1, so that line is no longer to be moved.")
                .satisfies(
                        failure -> assertThat(failure.advice()).contains("mvn migrate:downgrade -Dtarget=mine2@base"));
        assertThat(project.text("mine1.sql")).contains("Revises: root\n");

        project.downgrade("mine2@base");
        assertThat(rebase("mine2", "").onto()).isEqualTo("theirs2");
    }

    @Test
    void refusesALineThatDoesNotBuildOnTopAndChangesNothing() {
        project.with("mine2", "mine1", "create table theirs2 (id int);", "drop table theirs2;");

        assertThatExceptionOfType(MigrationFailure.class)
                .isThrownBy(() -> rebase("mine1", ""))
                .withMessageContaining("On top of theirs2 the line does not build; nothing was changed.")
                .withMessageContaining("mine2.sql:7: relation \"theirs2\" already exists");
        assertThat(project.text("mine1.sql")).contains("Revises: root\n");
    }

    @Test
    void leavesOutAMergeOfWhatLiesBelowAnyway() {
        project.withTable("mine3", "mine2, theirs1").withTable("mine4", "mine3");
        project.upgrade("theirs2");

        RebaseResult result = rebase("mine4", "theirs2");

        assertThat(result.lines())
                .contains("mine1.sql: Revises root -> theirs2", "mine3.sql: Revises mine2, theirs1 -> mine2");
        assertThat(project.upgrade("head").current()).containsExactly("mine4");
    }

    @Test
    void saysThatTheLineStandsThereAlready() {
        assertThatExceptionOfType(MigrationFailure.class)
                .isThrownBy(() -> rebase("mine2", "root"))
                .withMessage("The line of mine2 stands on root already.");
        assertThatExceptionOfType(MigrationFailure.class)
                .isThrownBy(() -> rebase("root", "mine2"))
                .withMessage("root lies below mine2 already.");
    }

    private RebaseResult rebase(String line, String onto) {
        return project.engine()
                .rebase(new RebaseRequest(
                        Optional.of(line).filter(text -> !text.isEmpty()),
                        Optional.of(onto).filter(text -> !text.isEmpty()),
                        RunSettings.defaults()));
    }
}
