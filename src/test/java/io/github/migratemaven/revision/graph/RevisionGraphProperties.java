package io.github.migratemaven.revision.graph;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.migratemaven.report.MigrationFailure;
import io.github.migratemaven.revision.Revision;
import io.github.migratemaven.revision.plan.Planner;
import io.github.migratemaven.revision.plan.Stamp;
import io.github.migratemaven.revision.plan.Step;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class RevisionGraphProperties {

    @Property
    void orderDoesNotDependOnTheOrderOfFiles(@ForAll("graphs") List<Revision> revisions, @ForAll Random random) {
        List<Revision> shuffled = new ArrayList<>(revisions);
        Collections.shuffle(shuffled, random);

        assertThat(RevisionGraph.of(shuffled).order())
                .isEqualTo(RevisionGraph.of(revisions).order());
    }

    @Property
    void noPlanRunsARevisionBeforeWhatItNeeds(
            @ForAll("graphs") List<Revision> revisions,
            @ForAll @IntRange(max = 19) int start,
            @ForAll @IntRange(max = 19) int end) {
        RevisionGraph graph = RevisionGraph.of(revisions);
        Set<String> applied = new LinkedHashSet<>(graph.ancestors(List.of(pick(graph, start))));

        for (Step step : Planner.upgrade(graph, applied, pick(graph, end)).steps()) {
            assertThat(applied).containsAll(graph.requirements(step.revision().id()));
            assertThat(applied.add(step.revision().id())).isTrue();
        }
        assertThat(applied).contains(pick(graph, end));
    }

    @Property
    void noPlanTakesARevisionBackThatAnotherNeeds(
            @ForAll("graphs") List<Revision> revisions, @ForAll @IntRange(max = 19) int target) {
        RevisionGraph graph = RevisionGraph.of(revisions);
        Set<String> applied = ids(graph.order());

        for (Step step : Planner.downgrade(graph, applied, pick(graph, target)).steps()) {
            assertThat(applied.remove(step.revision().id())).isTrue();
            assertThat(applied).noneMatch(id -> graph.requirements(id)
                    .contains(step.revision().id()));
        }
        assertThat(applied).contains(pick(graph, target));
        assertThat(graph.children(pick(graph, target))).noneMatch(child -> applied.contains(child.id()));
    }

    @Property
    void anUpgradeTakenBackIsUndone(
            @ForAll("graphs") List<Revision> revisions, @ForAll @IntRange(max = 19) int target) {
        RevisionGraph graph = RevisionGraph.of(revisions);
        List<Step> up = Planner.upgrade(graph, Set.of(), pick(graph, target)).steps();
        Set<String> applied = new HashSet<>();
        up.forEach(step -> applied.add(step.revision().id()));

        List<Step> down = Planner.downgrade(graph, applied, "base").steps();

        List<Revision> reversed =
                new ArrayList<>(up.stream().map(Step::revision).toList());
        Collections.reverse(reversed);
        assertThat(down).extracting(Step::revision).isEqualTo(reversed);
    }

    @Property
    void rowsStandForAllThatIsApplied(
            @ForAll("graphs") List<Revision> revisions, @ForAll @IntRange(max = 19) int target) {
        RevisionGraph graph = RevisionGraph.of(revisions);
        Set<String> applied = graph.ancestors(List.of(pick(graph, target)));

        assertThat(graph.headRows(applied)).containsExactly(pick(graph, target));
        assertThat(graph.ancestors(graph.headRows(ids(graph.order())))).isEqualTo(ids(graph.order()));
    }

    @Property
    void aStampLeavesTheRowsThatARunWouldLeave(
            @ForAll("graphs") List<Revision> revisions,
            @ForAll @IntRange(max = 19) int start,
            @ForAll @IntRange(max = 19) int target) {
        RevisionGraph graph = RevisionGraph.of(revisions);
        Set<String> before = graph.ancestors(List.of(pick(graph, start)));
        Set<String> run = new HashSet<>(before);
        Planner.upgrade(graph, before, pick(graph, target))
                .steps()
                .forEach(step -> run.add(step.revision().id()));
        Planner.downgrade(graph, run, pick(graph, target))
                .steps()
                .forEach(step -> run.remove(step.revision().id()));

        Stamp stamp = Planner.stamp(graph, before, List.of(pick(graph, target)), false);

        assertThat(stamp.applied()).isEqualTo(run);
    }

    @Property
    void takingALineBackLeavesEverySiblingApplied(
            @ForAll("graphs") List<Revision> revisions, @ForAll @IntRange(max = 19) int member) {
        RevisionGraph graph = RevisionGraph.of(revisions);
        Set<String> line = graph.line(pick(graph, member));
        Set<String> applied = ids(graph.order());

        Set<String> back = new HashSet<>();
        Planner.downgrade(graph, applied, pick(graph, member) + "@base")
                .steps()
                .forEach(step -> back.add(step.revision().id()));

        Set<String> siblings = new HashSet<>(back);
        siblings.removeAll(line);
        Set<String> ofTheLine = new HashSet<>(back);
        ofTheLine.retainAll(line);
        Set<String> left = new HashSet<>(applied);
        left.removeAll(back);
        assertThat(graph.descendants(ofTheLine)).containsAll(siblings);
        assertThat(left).allSatisfy(id -> assertThat(left).containsAll(graph.requirements(id)));
        assertThat(left).allSatisfy(id -> assertThat(line.contains(id) && isNeededBySiblings(graph, left, line, id))
                .isEqualTo(line.contains(id)));
    }

    @Property
    void everyTargetEndsInAPlanOrInARefusal(
            @ForAll("graphs") List<Revision> revisions,
            @ForAll("targets") String target,
            @ForAll @IntRange(max = 19) int start) {
        RevisionGraph graph = RevisionGraph.of(revisions);
        Set<String> applied = graph.ancestors(List.of(pick(graph, start)));
        List<Runnable> commands = List.of(
                () -> Planner.upgrade(graph, applied, target),
                () -> Planner.downgrade(graph, applied, target),
                () -> Planner.stamp(graph, applied, List.of(target), false),
                () -> RevisionRange.newestFirst(graph, applied, target + ":" + target),
                () -> RevisionRange.newestFirst(graph, applied, target),
                () -> Planner.upgradeRange(graph, target),
                () -> Planner.downgradeRange(graph, target + ":base"));
        for (Runnable command : commands) {
            try {
                command.run();
            } catch (MigrationFailure refusal) {
                assertThat(refusal.problemAndAdvice()).isNotBlank();
                assertThat(refusal.advice()).isNotBlank();
            }
        }
    }

    @Provide
    Arbitrary<List<Revision>> graphs() {
        return Arbitraries.randoms().map(RandomGraphs::upTo20);
    }

    @Provide
    Arbitrary<String> targets() {
        return Arbitraries.of(
                        "head", "heads", "base", "current", "r1", "r10", "line0", "line1", "@", "+1", "-1", "+2", "-3",
                        ":", "x")
                .list()
                .ofMinSize(1)
                .ofMaxSize(4)
                .map(parts -> String.join("", parts));
    }

    private static boolean isNeededBySiblings(RevisionGraph graph, Set<String> left, Set<String> line, String id) {
        return left.stream()
                .anyMatch(other -> !line.contains(other)
                        && graph.lineAncestors(List.of(other)).contains(id));
    }

    private static String pick(RevisionGraph graph, int index) {
        return graph.order().get(index % graph.order().size()).id();
    }

    private static Set<String> ids(List<Revision> revisions) {
        Set<String> ids = new TreeSet<>();
        revisions.forEach(revision -> ids.add(revision.id()));
        return ids;
    }
}
