package io.github.migratemaven.plugin.maven;

import io.github.migratemaven.report.MigrationFailure;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.lifecycle.LifecycleExecutionException;
import org.apache.maven.lifecycle.LifecycleExecutor;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.descriptor.MojoDescriptor;

/**
 * Compiles the project as Maven's {@code @Execute(phase = PROCESS_CLASSES)} would, but when a goal asks for it: Maven
 * forks for that annotation before the goal can tell that it needs no classes, and a project that does not compile could
 * then not even be given a revision to fill by hand.
 */
public final class Compilation {
    private static final String PHASE = "process-classes";

    private final LifecycleExecutor lifecycle;
    private final MavenSession session;
    private final String otherwise;

    /** @param otherwise what to do where it fails and no classes are needed */
    public Compilation(LifecycleExecutor lifecycle, MavenSession session, String otherwise) {
        this.lifecycle = lifecycle;
        this.session = session;
        this.otherwise = otherwise;
    }

    /**
     * Runs the lifecycle of the session's current project up to {@code process-classes}, in a fork of its own.
     *
     * @param goal what asks for it; Maven's log names it
     * @throws MigrationFailure if a goal of the lifecycle fails
     */
    public void run(MojoExecution goal) {
        MojoDescriptor forking = goal.getMojoDescriptor().clone();
        forking.setExecutePhase(PHASE);
        MojoExecution execution = new MojoExecution(forking, goal.getExecutionId(), goal.getSource());
        try {
            lifecycle.calculateForkedExecutions(execution, session);
            lifecycle.executeForkedExecutions(execution, session);
        } catch (LifecycleExecutionException failed) {
            throw failure(reason(failed), failed);
        } catch (Exception unplanned) { // eight kinds: a plugin, a goal or a phase that cannot be found
            throw failure(String.valueOf(unplanned.getMessage()), unplanned);
        }
    }

    /** Maven's own message names the failed goal and repeats what that goal said. */
    private static String reason(LifecycleExecutionException failed) {
        return String.valueOf(failed.getMessage()).strip();
    }

    private MigrationFailure failure(String reason, Exception cause) {
        return MigrationFailure.failed(
                "The project could not be compiled, so its classes cannot be read. " + reason,
                "Fix what is reported there and run the goal again. " + otherwise,
                cause);
    }
}
