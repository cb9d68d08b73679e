package io.github.migratemaven.revision.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.migratemaven.report.MigrationFailure;
import io.github.migratemaven.revision.Revision;
import io.github.migratemaven.revision.Revisions;
import io.github.migratemaven.revision.plan.Plan;
import io.github.migratemaven.revision.plan.Planner;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class ResolverTest {
    private final RevisionGraph graph = RevisionGraph.of(List.of(
            Revisions.of("stem1"),
            Revisions.of("left1", "stem1"),
            Revisions.of("left2", "left1"),
            Revisions.of("rght1", "stem1"),
            Revisions.of("rght2", "rght1")));

    @Test
    void aCountFromSeveralHeadsNamesEachLineThatMayBeMeant() {
        Function<String, Plan> downgrade =
                target -> Planner.downgrade(graph, Set.of("stem1", "left1", "left2", "rght1", "rght2"), target);

        List<String> choices = choices(downgrade, "-1");

        assertThat(choices).containsExactly("left2@-1", "rght2@-1");
        assertThat(ids(downgrade.apply(choices.get(0)))).containsExactly("left2");
        assertThat(ids(downgrade.apply(choices.get(1)))).containsExactly("rght2");
    }

    @Test
    void aCountOverABranchNamesEachWayThatMayBeMeant() {
        Function<String, Plan> upgrade = target -> Planner.upgrade(graph, Set.of("stem1"), target);

        List<String> choices = choices(upgrade, "+1");

        assertThat(choices).containsExactly("left1@+1", "rght1@+1");
        assertThat(ids(upgrade.apply(choices.get(1)))).containsExactly("rght1");
    }

    @Test
    void aCountFromARevisionStillCountsFromIt() {
        Function<String, Plan> upgrade = target -> Planner.upgrade(graph, Set.of(), target);

        List<String> choices = choices(upgrade, "stem1+2");

        assertThat(choices).containsExactly("left1@stem1+2", "rght1@stem1+2");
        assertThat(ids(upgrade.apply(choices.get(0)))).containsExactly("stem1", "left1", "left2");
    }

    /** The first word of each line of the advice after the first. */
    private static List<String> choices(Function<String, Plan> plan, String target) {
        MigrationFailure failure = catchThrowableOfType(MigrationFailure.class, () -> plan.apply(target));
        return failure.advice()
                .lines()
                .skip(1)
                .map(line -> line.split(" ", 2)[0])
                .toList();
    }

    private static List<String> ids(Plan plan) {
        return plan.steps().stream()
                .map(step -> step.revision())
                .map(Revision::id)
                .toList();
    }
}
