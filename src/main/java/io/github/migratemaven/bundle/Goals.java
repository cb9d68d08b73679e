package io.github.migratemaven.bundle;

import io.github.migratemaven.engine.context.GoalContext;
import io.github.migratemaven.engine.current.CurrentGoal;
import io.github.migratemaven.engine.current.CurrentRequest;
import io.github.migratemaven.engine.current.CurrentResult;
import io.github.migratemaven.engine.drift.DriftGoal;
import io.github.migratemaven.engine.drift.DriftRequest;
import io.github.migratemaven.engine.history.HistoryGoal;
import io.github.migratemaven.engine.history.HistoryRequest;
import io.github.migratemaven.engine.repair.RepairGoal;
import io.github.migratemaven.engine.repair.RepairRequest;
import io.github.migratemaven.engine.result.GoalResult;
import io.github.migratemaven.engine.show.HeadsGoal;
import io.github.migratemaven.engine.show.ShowGoal;
import io.github.migratemaven.engine.show.ShowRequest;
import io.github.migratemaven.engine.stamp.StampGoal;
import io.github.migratemaven.engine.stamp.StampRequest;
import io.github.migratemaven.engine.upgrade.MoveGoal;
import io.github.migratemaven.engine.upgrade.MoveRequest;
import io.github.migratemaven.engine.upgrade.ScriptGoal;
import io.github.migratemaven.engine.upgrade.ScriptRequest;
import io.github.migratemaven.execution.options.DurationText;
import io.github.migratemaven.execution.options.Interruption;
import io.github.migratemaven.report.MigrationFailure;
import io.github.migratemaven.report.Reporter;
import io.github.migratemaven.revision.Direction;
import java.time.Duration;
import java.util.List;

/** The engine's goals as the commands of a bundle. */
final class Goals {
    private final BundledRevisions bundle;
    private final Choices choices;
    private final Reporter reporter;
    private final Interruption interruption;

    Goals(BundledRevisions bundle, Choices choices, Reporter reporter, Interruption interruption) {
        this.bundle = bundle;
        this.choices = choices;
        this.reporter = reporter;
        this.interruption = interruption;
    }

    /** Does what the command says; what a user must act on is thrown as {@link MigrationFailure}. */
    GoalResult run(Command command) {
        return switch (command) {
            case UPGRADE -> move(Direction.UPGRADE, text("target", "head"));
            case DOWNGRADE -> move(Direction.DOWNGRADE, downgradeTarget());
            case CURRENT -> current(context(reporter), arguments().flag("checkHeads"));
            case HISTORY ->
                new HistoryGoal(context(reporter))
                        .run(new HistoryRequest(
                                arguments().text("range"), arguments().flag("verbose"), choices.options()));
            case HEADS -> new HeadsGoal(context(reporter)).run();
            case SHOW -> new ShowGoal(context(reporter)).run(new ShowRequest(revisions("heads")));
            case STAMP -> stamp();
            case DRIFT -> new DriftGoal(context(reporter)).run(new DriftRequest(choices.options()));
            case CHECK_HEAD -> atHead(current(context(reporter), true));
            case SQL ->
                new ScriptGoal(
                                context(reporter),
                                arguments().flag("downgrade") ? Direction.DOWNGRADE : Direction.UPGRADE)
                        .run(new ScriptRequest(
                                text("target", arguments().flag("downgrade") ? "head:base" : "base:head"),
                                choices.options()));
            case REPAIR -> repair();
            case WAIT -> waitForHead();
        };
    }

    private Arguments arguments() {
        return choices.arguments();
    }

    private String text(String parameter, String otherwise) {
        return arguments().text(parameter).orElse(otherwise);
    }

    private List<String> revisions(String otherwise) {
        List<String> named = arguments().list("revisions");
        return named.isEmpty() ? List.of(otherwise) : named;
    }

    private GoalContext context(Reporter lines) {
        return new GoalContext(choices.project(bundle.place()), lines, bundle.directory(), bundle.java());
    }

    /** Ends in order when the virtual machine is told to end. */
    private GoalContext interruptible() {
        GoalContext context = context(reporter);
        interruption.stops(context.cancellation()::request);
        return context;
    }

    private GoalResult move(Direction direction, String target) {
        return new MoveGoal(interruptible(), direction)
                .run(new MoveRequest(
                        target, arguments().flag("dryRun"), arguments().flag("verbose"), choices.options()));
    }

    private String downgradeTarget() {
        return arguments()
                .text("target")
                .orElseThrow(() -> MigrationFailure.misconfigured(
                        "downgrade has no target.",
                        "Say how far: --target=-1 takes the last revision back, --target=<revision> all above it,"
                                + " --target=base all of them."));
    }

    private GoalResult stamp() {
        List<String> targets = arguments().list("target");
        if (targets.isEmpty()) {
            throw MigrationFailure.misconfigured(
                    "stamp has no target.", "Name the revision that the database is at: --target=head.");
        }
        return new StampGoal(interruptible())
                .run(new StampRequest(
                        targets, arguments().flag("purge"), arguments().flag("force"), choices.options()));
    }

    private GoalResult repair() {
        List<String> revisions = arguments().list("revisions");
        if (revisions.isEmpty() || arguments().text("reason").isEmpty()) {
            throw MigrationFailure.misconfigured(
                    "repair has no revisions or no reason.",
                    "Name both: --revisions=b7d3c606877e --reason=\"Comment moved into the statement\".");
        }
        return new RepairGoal(interruptible()).run(new RepairRequest(revisions, text("reason", ""), choices.options()));
    }

    private CurrentResult current(GoalContext context, boolean headsRequired) {
        return new CurrentGoal(context)
                .run(new CurrentRequest(arguments().flag("verbose"), headsRequired, choices.options()));
    }

    private HeadRequirement requirement() {
        return new HeadRequirement(arguments().flag("allowAhead"));
    }

    private GoalResult atHead(CurrentResult state) {
        requirement().hindrance(state).ifPresent(hindrance -> {
            throw hindrance;
        });
        return state;
    }

    private GoalResult waitForHead() {
        GoalContext silent = context(Reporter.silent());
        Duration atMost = DurationText.parse("timeout", text("timeout", "5m"));
        Duration interval = DurationText.parse("interval", text("interval", "1s"));
        return new Waiting(() -> current(silent, false), requirement(), reporter).until(atMost, interval);
    }
}
