package io.github.migratemaven.revision.graph;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.migratemaven.report.MigrationFailure;
import io.github.migratemaven.revision.Revision;
import io.github.migratemaven.revision.plan.Planner;
import io.github.migratemaven.revision.plan.Rebase;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Who follows what a refused rebase advises, again and again, can rebase, and loses nothing that others have. */
class RebaseAdviceProperties {
    private static final Pattern COMMAND = Pattern.compile("migrate:downgrade -Dtarget=(\\S+)");

    @Property
    void takesBackTheLineAloneUntilItCanMove(
            @ForAll("graphs") List<Revision> revisions,
            @ForAll @IntRange(max = 19) int member,
            @ForAll @IntRange(max = 19) int onto,
            @ForAll @IntRange(max = 19) int first,
            @ForAll @IntRange(max = 19) int second) {
        RevisionGraph graph = RevisionGraph.of(revisions);
        Set<String> line = new HashSet<>(graph.lineAncestors(graph.lineDescendants(List.of(pick(graph, member)))));
        line.removeAll(graph.lineAncestors(List.of(pick(graph, onto))));
        Set<String> withTheLine = graph.descendants(line);
        Set<String> applied = new HashSet<>(graph.ancestors(List.of(pick(graph, first), pick(graph, second))));

        Optional<String> advised = advised(graph, pick(graph, member), pick(graph, onto), applied);
        while (advised.isPresent()) {
            Set<String> back = new HashSet<>();
            Planner.downgrade(graph, applied, advised.get())
                    .steps()
                    .forEach(step -> back.add(step.revision().id()));

            assertThat(back).isNotEmpty();
            assertThat(withTheLine).containsAll(back);
            applied.removeAll(back);
            advised = advised(graph, pick(graph, member), pick(graph, onto), applied);
        }
    }

    private static Optional<String> advised(RevisionGraph graph, String member, String onto, Set<String> applied) {
        try {
            Rebase.plan(graph, Optional.of(member), Optional.of(onto), applied, Optional.empty());
            return Optional.empty();
        } catch (MigrationFailure refused) {
            Matcher command = COMMAND.matcher(refused.advice());
            return command.find() ? Optional.of(command.group(1)) : Optional.empty();
        }
    }

    @Provide
    Arbitrary<List<Revision>> graphs() {
        return Arbitraries.randoms().map(RandomGraphs::upTo20);
    }

    private static String pick(RevisionGraph graph, int index) {
        return graph.order().get(index % graph.order().size()).id();
    }
}
