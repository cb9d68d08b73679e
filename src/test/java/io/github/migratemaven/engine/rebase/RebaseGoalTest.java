package io.github.migratemaven.engine.rebase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.migratemaven.engine.Project;
import io.github.migratemaven.execution.options.ExecutionOptions;
import io.github.migratemaven.report.MigrationFailure;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
    void findsTheLineThatNoRemoteBranchHolds() throws Exception {
        publish("root.sql", "theirs1.sql", "theirs2.sql");
        git("add", "revisions/mine1.sql");
        git("commit", "-qm", "Mine");

        assertThat(rebase("", "").line()).containsExactly("mine1", "mine2");
        assertThat(project.log()).noneMatch(line -> line.contains("Others may have"));
    }

    @Test
    void doesNotTakeALineForOwnThatIsOnlyPartlyUnpublished() throws Exception {
        publish("root.sql", "theirs1.sql", "mine1.sql");

        assertThatExceptionOfType(MigrationFailure.class)
                .isThrownBy(() -> rebase("", ""))
                .withMessage("""
                    There are several heads, and others have something of each line:
                      mine1, mine2 (partly published)
                      theirs1, theirs2 (partly published)\
                    """)
                .satisfies(failure -> assertThat(failure.advice()).contains("-Dtarget=mine2 or -Dtarget=theirs2."));
        assertThat(project.text("mine1.sql")).contains("Revises: root\n");
    }

    @Test
    void doesNotTakeForOwnWhatWasPublishedOnAnotherBranch() throws Exception {
        publish("root.sql", "theirs1.sql", "theirs2.sql", "mine1.sql", "mine2.sql");
        git("checkout", "-q", "--orphan", "picked");
        git("commit", "-qm", "The same files by another commit");

        assertThatExceptionOfType(MigrationFailure.class)
                .isThrownBy(() -> rebase("", ""))
                .withMessageContaining("mine1, mine2 (published)")
                .satisfies(failure -> assertThat(failure.advice()).startsWith("Join them with mvn migrate:merge. "));
    }

    @Test
    void warnsWhereANamedLineIsPublished() throws Exception {
        publish("root.sql", "theirs1.sql", "theirs2.sql", "mine1.sql", "mine2.sql");

        rebase("mine2", "");

        assertThat(project.log()).anyMatch(line -> line.startsWith("WARN Others may have mine1, mine2"));
    }

    @Test
    void listsTheLinesWhereGitCannotTell() {
        assertThatExceptionOfType(MigrationFailure.class)
                .isThrownBy(() -> rebase("", ""))
                .withMessage("""
                    There are several heads, and no git repository with a remote branch tells which line is yours:
                      mine1, mine2
                      theirs1, theirs2\
                    """)
                .satisfies(failure -> assertThat(failure.advice()).contains("-Dtarget=mine2 or -Dtarget=theirs2."));
    }

    /** As a clone sees it whose remote has these files. */
    private void publish(String... files) throws Exception {
        git("init", "-q", "-b", "main");
        for (String file : files) {
            git("add", "revisions/" + file);
        }
        git("commit", "-qm", "Published");
        git("update-ref", "refs/remotes/origin/main", "HEAD");
    }

    private void git(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("git", "-c", "user.name=A", "-c", "user.email=a@example.com"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .directory(directory.toFile())
                .inheritIO()
                .start();
        assertThat(process.waitFor()).as(String.join(" ", command)).isZero();
    }

    @Test
    void refusesALineThatTheDatabaseHasApplied() {
        project.upgrade("mine1");

        assertThatExceptionOfType(MigrationFailure.class)
                .isThrownBy(() -> rebase("mine2", ""))
                .withMessage("The database has applied mine1, so that line can no longer be moved.")
                .satisfies(
                        failure -> assertThat(failure.advice()).contains("mvn migrate:downgrade -Dtarget=mine1@root "));
        assertThat(project.text("mine1.sql")).contains("Revises: root\n");

        project.downgrade("mine1@root");
        assertThat(project.rows()).as("what others have stays").containsExactly("root");
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
    void takesBackNothingOfOthersWhereALineHasMergedThem() {
        project.withTable("mine3", "mine2, theirs1").withTable("mine4", "mine3");
        project.upgrade("mine4");

        assertThatExceptionOfType(MigrationFailure.class)
                .isThrownBy(() -> rebase("mine4", "theirs2"))
                .satisfies(
                        failure -> assertThat(failure.advice()).contains("mvn migrate:downgrade -Dtarget=mine1@root "));

        project.downgrade("mine1@root");
        assertThat(project.rows()).containsExactly("root", "theirs1");
        assertThat(rebase("mine4", "theirs2").onto()).isEqualTo("theirs2");
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
                        ExecutionOptions.defaults()));
    }
}
