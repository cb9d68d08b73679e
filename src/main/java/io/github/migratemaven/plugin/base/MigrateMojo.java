package io.github.migratemaven.plugin.base;

import io.github.migratemaven.engine.result.FailedResult;
import io.github.migratemaven.engine.result.GoalResult;
import io.github.migratemaven.engine.result.SkippedResult;
import io.github.migratemaven.execution.options.Interruption;
import io.github.migratemaven.plugin.output.GoalLog;
import io.github.migratemaven.plugin.output.OneDocument;
import io.github.migratemaven.plugin.output.ResultOutput;
import io.github.migratemaven.plugin.parameter.CommandLine;
import io.github.migratemaven.plugin.parameter.UnknownParameters;
import io.github.migratemaven.plugin.parameter.UserProperties;
import io.github.migratemaven.report.MigrationFailure;
import io.github.migratemaven.report.Printable;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/**
 * What every goal shares: its skip switch, its result's form and place, and how failures reach Maven. Every goal requires
 * a project: one that does not, Maven runs at a reactor's root alone, where it would find no revisions and succeed.
 */
public abstract class MigrateMojo extends AbstractMojo {
    private static final String BUG = "This is a bug in the plugin; please report it with the output of mvn -e.";

    @Parameter(defaultValue = "${session}", readonly = true, required = true)
    private MavenSession session;

    @Parameter(defaultValue = "${project}", readonly = true, required = true)
    private MavenProject project;

    @Parameter(defaultValue = "${mojoExecution}", readonly = true, required = true)
    private MojoExecution mojoExecution;

    /**
     * Passes the goal over.
     *
     * @since 0.1.0
     */
    @Parameter(property = "migrate.skip", defaultValue = "false")
    private boolean skip;

    /**
     * Form of the result: {@code text} goes to Maven's log; {@code json} to standard output, bare and also under
     * {@code -q}, so that a script can read it. Standard output takes one result: of a single goal, and of the only module
     * that has revisions; the plugin's other lines go to standard error then. Maven itself still writes there: its own lines
     * unless it runs with {@code -q}, and of a failure the lines marked {@code [ERROR]} in any case. So a script that wants
     * to read a failure too names a file with {@code migrate.outputFile}. {@code report} also knows {@code mermaid},
     * {@code dot} and {@code markdown}: the schema itself in that notation. Short: {@code -Dformat=}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "migrate.format", defaultValue = "text")
    private String format;

    /**
     * File that receives the result, in the form that {@code migrate.format} names, instead of standard output. A relative
     * path is one file in each module.
     *
     * @since 0.1.0
     */
    @Parameter(property = "migrate.outputFile")
    private @Nullable File outputFile;

    /**
     * Directory of the revision files.
     *
     * @since 0.1.0
     */
    @Parameter(property = "migrate.directory", defaultValue = "${basedir}/src/main/resources/db/revisions")
    private File directory;

    private final Interruption interruption = new Interruption();

    /** Does the goal's work; what a user must act on is thrown as {@link MigrationFailure}. */
    protected abstract GoalResult run();

    @Override
    public final void execute() throws MojoExecutionException, MojoFailureException {
        if (skip) {
            getLog().info("migrate:" + goal() + " skipped (migrate.skip).");
            return;
        }
        try {
            ResultOutput output = ResultOutput.of(
                    format(),
                    documents(),
                    Optional.ofNullable(outputFile).map(File::toPath),
                    reporter(),
                    new OneDocument(session, project, commandLine()));
            output.requirePlace(!hasNoRevisions());
            GoalResult result = runReported(output);
            output.write(result);
            if (result.failure().isPresent()) {
                throw result.failure().get();
            }
        } catch (MigrationFailure failure) {
            if (interruption.came()) {
                reporter().error(failure.problemAndAdvice());
            }
            throwToMaven(failure);
        } catch (RuntimeException defect) {
            throw new MojoExecutionException(
                    Printable.of(internalError(defect)) + System.lineSeparator() + BUG, Printable.of(defect));
        } finally {
            interruption.close();
        }
    }

    private String internalError(RuntimeException defect) {
        return "migrate:" + goal() + " failed with an internal error: " + defect;
    }

    private GoalResult runReported(ResultOutput output) {
        try {
            new UnknownParameters(commandLine(), reporter())
                    .check(session.getUserProperties(), project.getProperties());
            return run();
        } catch (MigrationFailure failure) {
            output.writeForScripts(FailedResult.of(goal(), failure));
            throw failure;
        } catch (RuntimeException defect) {
            output.writeForScripts(
                    FailedResult.of(goal(), MigrationFailure.failed(internalError(defect), BUG, defect)));
            throw defect;
        }
    }

    /**
     * An expected failure is the user's to act on; a wrong setting or a defect is an error of the execution. What led to
     * it is suppressed, not the cause, because Maven appends the message of every cause to the one that says what to do.
     */
    private static void throwToMaven(MigrationFailure failure) throws MojoExecutionException, MojoFailureException {
        String text = Printable.of(failure.problemAndAdvice());
        if (failure.isMisconfigured()) {
            MojoExecutionException error = new MojoExecutionException(text);
            error.addSuppressed(Printable.of(failure));
            throw error;
        }
        MojoFailureException expected = new MojoFailureException(text);
        expected.addSuppressed(Printable.of(failure));
        throw expected;
    }

    /** Formats besides text and JSON, in which the result of this goal is a text of its own. */
    protected List<String> documents() {
        return List.of();
    }

    protected final String format() {
        return typed().text("format").orElse(format);
    }

    protected final Interruption interruption() {
        return interruption;
    }

    protected final boolean isSkipped() {
        return skip;
    }

    public final String goal() {
        return mojoExecution.getGoal();
    }

    protected final MavenSession session() {
        return session;
    }

    protected final MavenProject project() {
        return project;
    }

    public final MojoExecution mojoExecution() {
        return mojoExecution;
    }

    protected final GoalLog reporter() {
        return new GoalLog(getLog(), !format().equals("text") && outputFile == null);
    }

    protected final UserProperties typed() {
        return new UserProperties(session.getUserProperties(), commandLine());
    }

    private CommandLine commandLine() {
        return CommandLine.of(session, mojoExecution);
    }

    protected final Path revisionsDirectory() {
        return directory.toPath();
    }

    protected final boolean hasNoRevisions() {
        return !directory.isDirectory();
    }

    /** Whether there is nothing here but modules, one of which may own a schema. */
    protected final boolean groupsModules() {
        return project().getPackaging().equals("pom") && !project().getModules().isEmpty();
    }

    /**
     * A module without revisions does not concern the plugin while a whole build runs; somebody who types a goal for
     * this very project, though, means a directory that is not there.
     */
    protected final SkippedResult passOverWithoutRevisions() {
        if (wasTypedForThisProject()) {
            throw MigrationFailure.refused(
                    "There is no directory of revisions: " + directory + ".",
                    "Write the first revision with mvn migrate:revision -Dmessage=\"First commit\", or name the"
                            + " directory with -Dmigrate.directory=.");
        }
        return SkippedResult.because(goal(), "no revisions in " + directory);
    }

    /** Whether somebody typed the goal, rather than bound it to a phase. */
    protected final boolean isTyped() {
        return commandLine().isTyped();
    }

    /** Whether somebody typed the goal, and for a single project. */
    protected final boolean wasTypedForThisProject() {
        return isTyped() && session.getProjects().size() == 1;
    }
}
