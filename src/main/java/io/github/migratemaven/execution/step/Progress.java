package io.github.migratemaven.execution.step;

import io.github.migratemaven.execution.session.Session;
import io.github.migratemaven.revision.Direction;
import io.github.migratemaven.revision.plan.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How far a run has come, across lost connections; asked by other threads as well. */
public final class Progress {
    private final Direction direction;
    private final List<AppliedStep> done = new ArrayList<>();
    private @Nullable Step current;
    private int losses;

    public Progress(Direction direction) {
        this.direction = direction;
    }

    synchronized void begin(Step step) {
        if (current == null || !current.equals(step)) {
            losses = 0;
        }
        current = step;
    }

    synchronized void finish(AppliedStep step) {
        done.add(step);
        current = null;
        losses = 0;
    }

    /** A step that was finished is so no longer: the server that answers now does not have it. */
    synchronized void undo(Step step) {
        done.removeIf(lost -> lost.revision().equals(step.revision().id()));
    }

    synchronized Optional<Step> current() {
        return Optional.ofNullable(current);
    }

    /** Whether this run has finished the step before. */
    synchronized boolean hasDone(Step step) {
        return done.stream()
                .anyMatch(finished -> finished.revision().equals(step.revision().id()));
    }

    public synchronized List<AppliedStep> done() {
        return List.copyOf(done);
    }

    /** Counts one more lost connection without a finished step in between. */
    public synchronized int lossesInCurrent() {
        return ++losses;
    }

    /** For the middle of a sentence. */
    public synchronized String inCurrent() {
        return current().map(step -> " in " + step.revision().displayName()).orElse("");
    }

    /** What is true of the database now, in whole sentences. */
    public synchronized String standing() {
        return current().map(step -> finished() + " " + standingOf(step)).orElse(finished());
    }

    /** The same, where it is known how far the last transaction came. */
    public synchronized String standing(Session.Phase phase) {
        if (current == null || !current.script().transactional() || phase == Session.Phase.OPEN) {
            return standing();
        }
        String name = current.revision().displayName();
        return finished() + " "
                + (phase == Session.Phase.COMMITTED
                        ? name + " was committed too, and stays so."
                        : "Whether " + name + ", which was being committed, took place cannot be told until the server"
                                + " answers; the next run finds out.");
    }

    /** What was done and stays so, in a whole sentence. */
    public synchronized String finished() {
        String verb = direction == Direction.UPGRADE ? "applied" : "taken back";
        return switch (done.size()) {
            case 0 -> "No revision was " + verb + ".";
            case 1 -> "1 revision was " + verb + " and stays so: " + done.get(0).revision() + ".";
            default ->
                done.size() + " revisions were " + verb + " and stay so, the last one "
                        + done.get(done.size() - 1).revision() + ".";
        };
    }

    private String standingOf(Step step) {
        if (step.script().transactional()) {
            return "Of " + step.revision().displayName() + " nothing remains: it was rolled back.";
        }
        String goal = direction == Direction.UPGRADE ? "upgrade" : "downgrade";
        String parent = step.revision().parents().stream().findFirst().orElse("base");
        return "What " + step.revision().displayName() + " did so far stays and is recorded, since it says"
                + " transaction=off: migrate:" + goal + " resumes at the statement that was not finished"
                + (direction == Direction.UPGRADE ? ", migrate:downgrade -Dtarget=" + parent + " abandons it." : ".");
    }
}
