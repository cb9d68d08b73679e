package io.github.migratemaven.engine.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.migratemaven.engine.Project;
import io.github.migratemaven.execution.options.ExecutionOptions;
import io.github.migratemaven.report.MigrationFailure;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryGoalTest {
    @TempDir
    private Path directory;

    private Project project;

    @BeforeEach
    void twoLinesThatJoin() {
        project = new Project(directory)
                .withTable("root", "")
                .withTable("east", "root")
                .withTable("west", "root")
                .withTable("tip", "east, west");
    }

    @Test
    void drawsLinesAndMarksWhatIsApplied() {
        project.upgrade("east");

        assertThat(lines("", false))
                .containsExactly(
                        "*   2026-11-22  east, west -> tip (head) (mergepoint), Make tip",
                        "|\\",
                        "| * 2026-11-22  root -> west, Make west",
                        "* | 2026-11-22  root -> east (current), Make east",
                        "|/",
                        "*   2026-11-22  <base> -> root (branchpoint) (applied), Make root");
    }

    @Test
    void listsARangeWithBothEnds() {
        assertThat(lines("root:east", false))
                .containsExactly(
                        "2026-11-22  root -> east, Make east", "2026-11-22  <base> -> root (branchpoint), Make root");
        assertThat(lines("west:", false)).hasSize(2).first().asString().contains("-> tip");
        assertThat(lines(":root", false)).hasSize(1);
    }

    @Test
    void countsFromWhatIsApplied() {
        project.upgrade("east");

        assertThat(lines("-1:current", false)).hasSize(2);
        assertThat(lines("current:tip", false)).hasSize(2);
    }

    @Test
    void tellsWhenAndByWhomEachWasApplied() {
        project.upgrade("root");

        assertThat(lines(":root", true)).hasSize(3).element(2).asString().matches("    applied 20\\S+ by postgres");
    }

    @Test
    void refusesARangeInTheWrongDirection() {
        assertThatExceptionOfType(MigrationFailure.class)
                .isThrownBy(() -> lines("tip:root", false))
                .withMessageContaining("The range 'tip:root' is empty: tip does not lie below root");
    }

    private List<String> lines(String range, boolean verbose) {
        return project.engine()
                .history(new HistoryRequest(
                        Optional.of(range).filter(text -> !text.isEmpty()), verbose, ExecutionOptions.defaults()))
                .lines();
    }
}
