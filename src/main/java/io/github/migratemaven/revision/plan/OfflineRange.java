package io.github.migratemaven.revision.plan;

import io.github.migratemaven.report.MigrationFailure;
import io.github.migratemaven.revision.Revision;
import io.github.migratemaven.revision.graph.RevisionGraph;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * From where to where a script leads that is written without a look at a database.
 *
 * @param start ids of everything applied at its start
 * @param end the target as the user wrote it
 */
public record OfflineRange(RevisionGraph graph, Set<String> start, String end, String text) {

    static OfflineRange parse(RevisionGraph graph, String text) {
        int colon = text.indexOf(':');
        if (colon < 0 || colon != text.lastIndexOf(':')) {
            throw MigrationFailure.misconfigured(
                    "'" + text + "' is no range, and a script cannot look at what is applied.",
                    "Give both ends: -Dtarget=FROM:TO, each a revision, head or base, such as -Dtarget=head:base.");
        }
        String from = text.substring(0, colon).strip();
        List<String> ids = from.isEmpty()
                ? List.of()
                : Planner.resolve(graph, Set.of(), from).stream()
                        .map(Revision::id)
                        .toList();
        String to = text.substring(colon + 1).strip();
        return new OfflineRange(graph, Set.copyOf(graph.ancestors(ids)), to.isEmpty() ? "heads" : to, text);
    }

    Plan upgrade() {
        Set<String> reached = new HashSet<>(graph.ancestors(
                Planner.resolve(graph, start, end).stream().map(Revision::id).toList()));
        if (!reached.containsAll(start)) {
            throw wrongWay("above");
        }
        return Planner.upgrade(graph, start, end);
    }

    Plan downgrade() {
        Plan plan = Planner.downgrade(graph, start, end);
        if (plan.isEmpty() && !start.isEmpty()) {
            throw wrongWay("below");
        }
        return plan;
    }

    private MigrationFailure wrongWay(String side) {
        return MigrationFailure.refused(
                "The range '" + text + "' leads nowhere: " + end + " does not lie " + side + " "
                        + String.join(", ", graph.headRows(start)) + ".",
                "Write it as FROM:TO, in the direction of the goal.");
    }
}
