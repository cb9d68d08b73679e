package io.github.migratemaven.revision.graph;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.migratemaven.report.MigrationFailure;
import io.github.migratemaven.revision.Revision;
import io.github.migratemaven.revision.Revisions;
import io.github.migratemaven.revision.plan.Rebase;
import io.github.migratemaven.revision.plan.Squash;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.statistics.Statistics;

/** What may be rebased or squashed keeps the order of everything else. */
class RewrittenGraphProperties {

    @Property
    void aRebasedLineStandsOnTheOtherAndKeepsItsOwnOrder(
            @ForAll("graphs") List<Revision> revisions,
            @ForAll @IntRange(max = 19) int mine,
            @ForAll @IntRange(max = 19) int onto) {
        RevisionGraph graph = RevisionGraph.of(revisions);
        String base = pick(graph, onto);
        Optional<Rebase> planned = planned(() ->
                Rebase.plan(graph, Optional.of(pick(graph, mine)), Optional.of(base), Set.of(), Optional.empty()));
        Optional<RevisionGraph> applied = planned.flatMap(rebase -> planned(() -> rebase.applyTo(graph)));
        Statistics.label("rebases").collect(applied.isPresent());
        if (applied.isEmpty()) {
            return;
        }
        RevisionGraph rebased = applied.get();
        Set<String> line = ids(planned.get().line());
        assertThat(ids(rebased.order())).isEqualTo(ids(graph.order()));
        for (Revision revision : graph.order()) {
            Set<String> before = new HashSet<>(graph.lineAncestors(List.of(revision.id())));
            Set<String> after = new HashSet<>(rebased.lineAncestors(List.of(revision.id())));
            if (line.contains(revision.id())) {
                assertThat(after).contains(base).containsAll(before);
            } else if (before.stream().noneMatch(line::contains)) {
                assertThat(after).isEqualTo(before);
            }
        }
    }

    @Property(tries = 3000)
    void aSquashedRangeIsNeededByAllThatNeededAPartOfIt(
            @ForAll("graphs") List<Revision> revisions,
            @ForAll @IntRange(max = 19) int first,
            @ForAll @IntRange(max = 19) int last) {
        RevisionGraph graph = RevisionGraph.of(revisions);
        Optional<Squash> planned = planned(() -> Squash.plan(graph, pick(graph, first) + ":" + pick(graph, last)));
        Statistics.label("squashes").collect(planned.isPresent());
        if (planned.isEmpty()) {
            return;
        }
        Squash squash = planned.get();
        Set<String> inside = ids(squash.range());
        Revision draft = Revisions.squashed("squashed", squash);
        RevisionGraph squashed = squash.applyTo(graph, draft);
        assertThat(squash.before()).noneMatch(revision -> inside.contains(revision.id()));
        for (Revision revision : graph.order()) {
            if (inside.contains(revision.id())) {
                assertThat(squashed.replacing(revision.id())).contains(draft);
                continue;
            }
            Set<String> before = new HashSet<>(graph.ancestors(List.of(revision.id())));
            boolean neededPart = before.removeAll(inside);
            Set<String> after = new HashSet<>(squashed.ancestors(List.of(revision.id())));
            assertThat(after.remove("squashed")).isEqualTo(neededPart);
            assertThat(after).isEqualTo(before);
        }
    }

    private interface Planning<T> {
        T plan();
    }

    private static <T> Optional<T> planned(Planning<T> planning) {
        try {
            return Optional.of(planning.plan());
        } catch (MigrationFailure refusal) {
            assertThat(refusal.advice()).isNotBlank();
            return Optional.empty();
        }
    }

    @Provide
    Arbitrary<List<Revision>> graphs() {
        return Arbitraries.randoms().map(RandomGraphs::upTo20);
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
