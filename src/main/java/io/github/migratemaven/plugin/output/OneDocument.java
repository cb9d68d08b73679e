package io.github.migratemaven.plugin.output;

import io.github.migratemaven.engine.result.GoalResult;
import io.github.migratemaven.engine.result.SkippedResult;
import io.github.migratemaven.plugin.parameter.CommandLine;
import io.github.migratemaven.report.MigrationFailure;
import java.util.List;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.MavenProject;
import org.eclipse.aether.SessionData;

/**
 * Keeps standard output to one JSON document where goals are typed, also for several modules: two in a row are none. In a
 * build it belongs to Maven's log anyway.
 */
public final class OneDocument {
    private static final String KEY = OneDocument.class.getName();
    private static final String ADVICE =
            "Give each module a file of its own with -Dmigrate.outputFile=target/result.json, or run one goal for one"
                    + " module with -pl.";

    private final MavenSession session;
    private final MavenProject project;
    private final CommandLine commandLine;

    public OneDocument(MavenSession session, MavenProject project, CommandLine commandLine) {
        this.session = session;
        this.project = project;
        this.commandLine = commandLine;
    }

    /**
     * Called before the goal does anything.
     *
     * @param hasWork whether it will have more to tell than that it was passed over
     * @throws MigrationFailure if this goal would be the second to print
     */
    void requireFree(boolean hasWork) {
        if (!commandLine.isTyped()) {
            return;
        }
        if (commandLine.goals().size() > 1) {
            throw MigrationFailure.misconfigured(
                    "Standard output takes one JSON result, and "
                            + commandLine.goals().size() + " goals were typed.",
                    "Type them one after the other. A file (-Dmigrate.outputFile=target/result.json) takes one result too:"
                            + " that of the last goal.");
        }
        if (hasWork && isReactor() && data().get(KEY) != null) {
            throw MigrationFailure.misconfigured(
                    "Standard output holds the JSON result of the module " + data().get(KEY) + " already.", ADVICE);
        }
    }

    /** Whether the result is the one to print. A module without work is only told of where no other has any. */
    boolean takes(GoalResult result) {
        if (!isReactor() || !commandLine.isTyped()) {
            return true;
        }
        if (result instanceof SkippedResult && !isLast()) {
            return false;
        }
        return data().set(KEY, null, project.getArtifactId());
    }

    private boolean isReactor() {
        return session.getProjects() != null && session.getProjects().size() > 1;
    }

    private boolean isLast() {
        List<MavenProject> projects = session.getProjects();
        return project.equals(projects.get(projects.size() - 1));
    }

    private SessionData data() {
        return session.getRepositorySession().getData();
    }
}
