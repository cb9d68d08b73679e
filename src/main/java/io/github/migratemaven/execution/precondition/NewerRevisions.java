package io.github.migratemaven.execution.precondition;

import io.github.migratemaven.execution.options.DriftComparison;
import io.github.migratemaven.execution.script.ScriptRules;
import io.github.migratemaven.execution.session.SessionFacts;
import io.github.migratemaven.report.MigrationFailure;
import io.github.migratemaven.report.Reporter;
import io.github.migratemaven.revision.Direction;
import io.github.migratemaven.revision.Revision;
import io.github.migratemaven.revision.graph.RevisionGraph;
import io.github.migratemaven.revision.plan.Plan;
import io.github.migratemaven.revision.plan.Step;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Revisions that were generated for a newer PostgreSQL than the server's. They may use nothing of what is new, and then
 * nothing is wrong with them; so they are tried on an empty database of the server's version before they are refused.
 */
public final class NewerRevisions {
    private final Optional<DriftComparison> comparison;
    private final SessionFacts server;
    private final Reporter reporter;

    public NewerRevisions(Optional<DriftComparison> comparison, SessionFacts server, Reporter reporter) {
        this.comparison = comparison;
        this.server = server;
        this.reporter = reporter;
    }

    /** @throws MigrationFailure if one of the plan does not run on the server's version, or that cannot be tried */
    public void check(RevisionGraph graph, Set<String> applied, Plan plan) {
        if (plan.direction() == Direction.DOWNGRADE) {
            return;
        }
        List<Revision> newer =
                plan.steps().stream().map(Step::revision).filter(this::isNewer).toList();
        if (newer.isEmpty()) {
            return;
        }
        int major = server.majorVersion();
        Revision first = newer.get(0);
        String problem = ScriptRules.sourceName(first) + " was generated for PostgreSQL "
                + first.generatedFor().orElse("") + ", but the server runs " + server.serverVersionText();
        reporter.info(problem + "; trying it on an empty database of PostgreSQL " + major);
        Set<String> wanted = new HashSet<>(applied);
        plan.steps().forEach(step -> wanted.add(step.revision().id()));
        Optional<String> hindrance = comparison.isEmpty()
                ? Optional.of("Nothing here can try it.")
                : comparison.get().hindrance(graph, wanted, major);
        hindrance.ifPresent(reason -> {
            throw MigrationFailure.refused(
                    problem + ".\n" + reason,
                    "While no database has it and no file follows it, generate it anew for the server with"
                            + " mvn migrate:revision -Dreplace -Dmigrate.postgresVersion=" + major
                            + "; the property in the POM keeps it so."
                            + "\n"
                            + "Otherwise, if you are sure that the file runs there as it is, delete its header line"
                            + " \"Generated For\", which changes no checksum.");
        });
    }

    private boolean isNewer(Revision revision) {
        return revision.generatedFor()
                .map(Integer::valueOf)
                .filter(major -> major > server.majorVersion())
                .isPresent();
    }
}
