package io.github.migratemaven.revision.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.migratemaven.report.MigrationFailure;
import io.github.migratemaven.revision.Revisions;
import io.github.migratemaven.revision.graph.RevisionGraph;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PlannerTest {
    private static final RevisionGraph LINE =
            RevisionGraph.of(List.of(Revisions.of("cc33", "bb22"), Revisions.of("aa11"), Revisions.of("bb22", "aa11")));
    private static final RevisionGraph FORK =
            RevisionGraph.of(List.of(Revisions.of("stem"), Revisions.of("left", "stem"), Revisions.of("rght", "stem")));

    @Test
    void upgradesToTheHeadParentsFirst() {
        assertThat(Planner.upgrade(LINE, Set.of("aa11"), "head").steps())
                .extracting(Step::describe)
                .containsExactly("aa11 -> bb22, Make bb22", "bb22 -> cc33, Make cc33");
    }

    @Test
    void downgradesToTheBaseLatestFirst() {
        assertThat(Planner.downgrade(LINE, Set.of("aa11", "bb22"), "base").steps())
                .extracting(Step::describe)
                .containsExactly("bb22 -> aa11, Make bb22", "aa11 -> , Make aa11");
    }

    @Test
    void countsStepsFromWhatIsApplied() {
        assertThat(Planner.upgrade(LINE, Set.of(), "+2").steps())
                .extracting(step -> step.revision().id())
                .containsExactly("aa11", "bb22");
        assertThat(Planner.downgrade(LINE, Set.of("aa11", "bb22"), "-1").steps())
                .extracting(step -> step.revision().id())
                .containsExactly("bb22");
    }

    @Test
    void saysHowManyStepsThereAre() {
        assertThatThrownBy(() -> Planner.downgrade(LINE, Set.of(), "-1"))
                .hasMessage("'-1' asks for 1 revision, and there is none in that direction.");
        assertThatThrownBy(() -> Planner.downgrade(LINE, Set.of("aa11"), "-3"))
                .hasMessage("'-3' asks for 3 revisions, and there is only 1 in that direction.");
        assertThatThrownBy(() -> Planner.downgrade(LINE, Set.of("aa11", "bb22"), "-3"))
                .hasMessage("'-3' asks for 3 revisions, and there are only 2 in that direction.");
    }

    @Test
    void refusesOneStepDownFromTwoHeadsAndNamesThem() {
        assertThatThrownBy(() -> Planner.downgrade(FORK, Set.of("stem", "left", "rght"), "-1"))
                .isInstanceOf(MigrationFailure.class)
                .hasMessageContaining("left, rght");
    }

    @Test
    void saysSoWhenTheTargetIsAppliedAlready() {
        Plan plan = Planner.upgrade(LINE, Set.of("aa11", "bb22"), "aa11");

        assertThat(plan.isEmpty()).isTrue();
        assertThat(plan.notes()).containsExactly("aa11 is applied already, below the current bb22.");
    }
}
