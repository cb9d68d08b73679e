package io.github.migratemaven.engine.run;

import io.github.migratemaven.execution.DryRun;
import io.github.migratemaven.execution.MigrationOutcome;
import io.github.migratemaven.execution.Migrator;
import io.github.migratemaven.execution.options.Cancellation;
import io.github.migratemaven.report.MigrationFailure;
import io.github.migratemaven.report.Reporter;
import io.github.migratemaven.revision.Direction;
import io.github.migratemaven.revision.graph.RevisionGraph;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Brings a database to where the files are now, also where that leads through what they were. */
final class RevisionFollower {
    private final Supplier<RevisionGraph> files;
    private final Migrator migrator;
    private final Reporter reporter;
    private final Cancellation cancellation;
    private final List<String> applied = new ArrayList<>();
    private final List<String> takenBack = new ArrayList<>();
    private String told = "";

    RevisionFollower(Supplier<RevisionGraph> files, Migrator migrator, Reporter reporter, Cancellation cancellation) {
        this.files = files;
        this.migrator = migrator;
        this.reporter = reporter;
        this.cancellation = cancellation;
    }

    /** Takes back what was applied in another form, and applies what is missing; reports a failure, and lives on. */
    void follow() {
        try {
            int before = applied.size() + takenBack.size();
            RevisionGraph graph = files.get();
            takeBackOutdated(graph);
            MigrationOutcome outcome = migrator.upgrade(graph, "heads");
            outcome.steps().forEach(step -> applied.add(step.revision()));
            if (applied.size() + takenBack.size() > before) {
                told = "";
            }
            tell("The database is at " + (outcome.to().isEmpty() ? "base" : String.join(", ", outcome.to())) + ".");
        } catch (MigrationFailure failure) {
            told = "";
            reporter.warn(failure.problemAndAdvice());
            if (!cancellation.requested()) {
                reporter.info("Waiting for the files to change");
            }
        }
    }

    private void tell(String standing) {
        if (!standing.equals(told)) {
            told = standing;
            reporter.info(standing + " Waiting for the files to change; Ctrl-C ends it");
        }
    }

    private void takeBackOutdated(RevisionGraph graph) {
        Outdated outdated = Outdated.of(graph, migrator.state(graph));
        while (!outdated.isEmpty()) {
            RevisionGraph others = outdated.others();
            String target = outdated.below();
            requireNoOther(outdated, migrator.dryRun(others, Direction.DOWNGRADE, target));
            int before = takenBack.size();
            takeBack(others, target);
            if (takenBack.size() == before) {
                return;
            }
            outdated = Outdated.of(graph, migrator.state(graph));
        }
    }

    private void takeBack(RevisionGraph others, String target) {
        try {
            migrator.downgrade(others, target).steps().forEach(step -> takenBack.add(step.revision()));
        } catch (MigrationFailure failure) {
            throw failure.adding(
                    "What was recorded as it was applied takes a revision back, not what its file says now:"
                            + " make the database fit, or begin with an empty one: mvn migrate:run -Dfresh.");
        }
    }

    private static void requireNoOther(Outdated outdated, DryRun downgrade) {
        downgrade.plan().steps().stream()
                .map(step -> step.revision().id())
                .filter(id -> !outdated.ids().contains(id))
                .findFirst()
                .ifPresent(other -> {
                    throw MigrationFailure.refused(
                            "The revision " + outdated.rows().get(0).id()
                                    + " has changed since it was applied, and cannot be taken back without " + other
                                    + ".",
                            "Undo the change, or take both back with mvn migrate:downgrade, or begin with an empty"
                                    + " database: mvn migrate:run -Dfresh.");
                });
    }

    List<String> applied() {
        return applied;
    }

    List<String> takenBack() {
        return takenBack;
    }
}
