package io.github.migratemaven.revision.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.migratemaven.report.MigrationFailure;
import io.github.migratemaven.revision.Revision;
import io.github.migratemaven.revision.Revisions;
import io.github.migratemaven.revision.plan.Planner;
import io.github.migratemaven.testing.Slow;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RevisionGraphTest {

    @Test
    void ordersEqualsByCreateDateThenById() {
        RevisionGraph graph = RevisionGraph.of(List.of(
                Revisions.created("zz1", "2026-01-01T00:00:00Z"),
                Revisions.created("bb1", "2026-01-02T00:00:00Z"),
                Revisions.created("aa1", "2026-01-02T00:00:00Z")));

        assertThat(graph.order()).extracting(Revision::id).containsExactly("zz1", "aa1", "bb1");
    }

    @Test
    void spreadsALabelDownAndBackToTheBranchPoint() {
        RevisionGraph graph = RevisionGraph.of(List.of(
                Revisions.of("stem"),
                Revisions.of("left1", "stem"),
                Revisions.of("left2", List.of("left1"), List.of(), List.of("west")),
                Revisions.of("left3", "left2"),
                Revisions.of("rght1", "stem")));

        assertThat(graph.labelsByRevision()).containsOnlyKeys("left1", "left2", "left3");
        assertThat(graph.branchPoints()).extracting(Revision::id).containsExactly("stem");
    }

    @Test
    void namesBothFilesOfADuplicateId() {
        Revision one = Revisions.of("aa11").withFile(Path.of("one.sql"));
        Revision two = Revisions.of("aa11").withFile(Path.of("two.sql"));

        assertRefused(List.of(one, two), "aa11", "one.sql", "two.sql");
    }

    @Test
    void namesTheFileWhoseParentIsMissing() {
        assertRefused(List.of(Revisions.of("bb22", "aa11").withFile(Path.of("b.sql"))), "b.sql", "aa11", "Revises");
        assertRefused(
                List.of(Revisions.of("bb22", List.of(), List.of("zz"), List.of())
                        .withFile(Path.of("b.sql"))),
                "b.sql",
                "zz",
                "Depends On");
    }

    @Test
    void namesTheRevisionsOfACycle() {
        assertRefused(List.of(Revisions.of("a1", "a1")), "a1", "self-loop");
        assertRefused(
                List.of(
                        Revisions.of("a1", "c1"),
                        Revisions.of("b1", "a1"),
                        Revisions.of("c1", "b1"),
                        Revisions.of("d1")),
                "a1 needs c1 needs b1 needs a1");
        assertRefused(
                List.of(Revisions.of("a1", List.of(), List.of("b1"), List.of()), Revisions.of("b1", "a1")),
                "a1 needs b1 needs a1",
                "depend on");
    }

    @Test
    void refusesALabelThatIsUsedTwiceOrIsAnId() {
        assertRefused(
                List.of(
                        Revisions.of("a1", List.of(), List.of(), List.of("west")),
                        Revisions.of("b1", List.of(), List.of(), List.of("west"))),
                "west",
                "a1",
                "b1");
        assertRefused(List.of(Revisions.of("a1", List.of(), List.of(), List.of("b1")), Revisions.of("b1")), "b1", "a1");
    }

    @Test
    void findsASquashedRevisionByTheIdsThatItReplaces() {
        RevisionGraph graph = RevisionGraph.of(
                List.of(Revisions.squashing("dd44", "aa11", "bb22", "cc33"), Revisions.of("ee55", "cc33")));

        assertThat(graph.parents("ee55")).extracting(Revision::id).containsExactly("dd44");
        assertThat(Planner.resolve(graph, Set.of(), "bb22"))
                .extracting(Revision::id)
                .containsExactly("dd44");
        assertRefused(List.of(Revisions.squashing("dd44", "aa11"), Revisions.of("aa11")), "aa11", "still there");
    }

    @Test
    void plansALineOfAnyLength() {
        List<Revision> revisions = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            revisions.add(i == 0 ? Revisions.of("r0") : Revisions.of("r" + i, "r" + (i - 1)));
        }
        RevisionGraph graph = RevisionGraph.of(revisions);

        assertThat(Planner.upgrade(graph, Set.of(), "head").steps()).hasSize(20_000);
    }

    @Slow
    @Test
    void loadsTheSameGraphFromALargeRandomHistory() {
        List<Revision> revisions = RandomGraphs.ofSize(new Random(7), 5_000);

        RevisionGraph graph = RevisionGraph.of(revisions);

        assertThat(graph.order()).containsExactlyInAnyOrderElementsOf(revisions);
        assertThat(Planner.upgrade(graph, Set.of(), "heads").steps()).hasSize(5_000);
    }

    private static void assertRefused(List<Revision> revisions, String... names) {
        assertThatThrownBy(() -> RevisionGraph.of(revisions))
                .isInstanceOf(MigrationFailure.class)
                .satisfies(failure -> assertThat(((MigrationFailure) failure).problemAndAdvice())
                        .contains(names));
    }
}
