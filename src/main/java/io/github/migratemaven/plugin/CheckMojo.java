package io.github.migratemaven.plugin;

import io.github.migratemaven.engine.check.CheckRequest;
import io.github.migratemaven.engine.check.LintParameters;
import io.github.migratemaven.engine.check.Part;
import io.github.migratemaven.engine.result.GoalResult;
import io.github.migratemaven.engine.result.ReportRequest;
import io.github.migratemaven.execution.options.EnvironmentRules;
import io.github.migratemaven.execution.options.ExecutionOptions;
import io.github.migratemaven.finding.Severity;
import io.github.migratemaven.plugin.base.ModelMojo;
import io.github.migratemaven.plugin.parameter.UserProperties;
import io.github.migratemaven.report.MigrationFailure;
import java.io.File;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.inject.Inject;
import org.apache.maven.lifecycle.LifecycleExecutor;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.eclipse.aether.RepositorySystem;
import org.jspecify.annotations.Nullable;

/**
 * Fails the build where something is wrong with the revisions: they do not build a schema from an empty database, have
 * several heads, or are marked NOT PROVEN; the model has changes that no revision makes; a downgrade does not undo its
 * upgrade. Needs no database, and remembers in the build directory what it has proven. With {@code -DcheckDatabase} it also
 * asks the configured database whether applied revisions were edited, whether it is ahead, and whether it has drifted.
 *
 * @since 0.1.0
 */
@Mojo(
        name = "check",
        defaultPhase = LifecyclePhase.VERIFY,
        requiresDependencyResolution = ResolutionScope.TEST,
        threadSafe = true)
public final class CheckMojo extends ModelMojo {

    /**
     * What is not looked at: {@code history}, {@code model}, {@code downgrades}, {@code lint}, {@code database}, with
     * commas between several.
     *
     * @since 0.1.0
     */
    @Parameter(property = "migrate.skipChecks")
    private @Nullable List<String> skipChecks;

    /**
     * A git ref: only the revisions that it lacks, or has otherwise, are walked up, down and up, and linted. By default the remote's
     * main branch ({@code origin/HEAD}), where git knows it, else the upstream of the branch that is checked out; without
     * either, or outside of git, all revisions are walked. Short: {@code -Dsince=}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "migrate.since")
    private @Nullable String since;

    /**
     * A revision: only those that it does not come after are walked up, down and up, and linted; {@code base} for all. Short:
     * {@code -DsinceRevision=}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "migrate.sinceRevision")
    private @Nullable String sinceRevision;

    /**
     * Whether the configured database is asked too. Short: {@code -DcheckDatabase}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "migrate.checkDatabase", defaultValue = "false")
    private boolean checkDatabase;

    /**
     * What lint's rules weigh: {@code drop-column:error,stats-lost:off}, with {@code error}, {@code warning}, {@code note}
     * or {@code off} behind each rule.
     *
     * @since 0.1.0
     */
    @Parameter(property = "migrate.rules")
    private @Nullable List<String> rules;

    /**
     * A file with the sizes of the tables in production, as {@code migrate:sizes} writes it; asked where the database is
     * not.
     *
     * @since 0.1.0
     */
    @Parameter(property = "migrate.sizes", defaultValue = "${project.basedir}/migrate-sizes.tsv")
    private File sizes;

    /**
     * Whether what is only good to know is shown too; reports always hold it. Short: {@code -Dnotes}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "migrate.notes", defaultValue = "false")
    private boolean notes;

    /**
     * What weighs so much fails the build: {@code error}, {@code warning} or {@code note}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "migrate.failOn", defaultValue = "error")
    private String failOn;

    /**
     * Forms in which what was found is written into files: {@code text}, {@code junit}, {@code sarif}, {@code github},
     * {@code gitlab}, {@code markdown}, with commas between several.
     *
     * @since 0.1.0
     */
    @Parameter(property = "migrate.reports")
    private @Nullable List<String> reports;

    /**
     * Directory that receives them.
     *
     * @since 0.1.0
     */
    @Parameter(property = "migrate.reportsDirectory", defaultValue = "${project.build.directory}/migrate-reports")
    private File reportsDirectory;

    /**
     * Name of the database that is meant, such as {@code staging}. A database that has no name yet is given it; one
     * that has another is left alone.
     *
     * @since 0.1.0
     */
    @Parameter(property = "migrate.environment")
    private @Nullable String environment;

    /**
     * Name of the protected database in which something is to be taken back nevertheless.
     *
     * @since 0.1.0
     */
    @Parameter(property = "migrate.confirmEnvironment")
    private @Nullable String confirmEnvironment;

    @Inject
    public CheckMojo(
            RepositorySystem repositorySystem, SettingsDecrypter settingsDecrypter, LifecycleExecutor lifecycle) {
        super(repositorySystem, settingsDecrypter, lifecycle);
    }

    @Override
    protected GoalResult run() {
        if (hasNoRevisions()) {
            return passOverWithoutRevisions();
        }
        UserProperties typed = typed();
        Set<Part> skipped = Part.named(skipChecks == null ? List.of() : skipChecks);
        CheckRequest request = new CheckRequest(
                skipped,
                typed.text("since").or(() -> Optional.ofNullable(since)),
                typed.text("sinceRevision").or(() -> Optional.ofNullable(sinceRevision)),
                typed.flag("checkDatabase", checkDatabase),
                new LintParameters(rules == null ? List.of() : rules, sizes.toPath(), typed.flag("notes", notes)),
                severity(),
                model(),
                new ReportRequest(
                        ReportRequest.formats(reports == null ? List.of() : reports),
                        reportsDirectory.toPath(),
                        project().getBasedir().toPath().resolve("pom.xml"),
                        mojoExecution()
                                .getMojoDescriptor()
                                .getPluginDescriptor()
                                .getVersion()),
                options());
        if (isTyped() && !skipped.contains(Part.MODEL)) {
            compileWhereNeeded("To check the revisions without the model: -Dmigrate.skipChecks=model.");
        }
        return engine().check(request);
    }

    private Severity severity() {
        return Severity.named(failOn)
                .orElseThrow(() -> MigrationFailure.misconfigured(
                        "migrate.failOn is '" + failOn + "'.", "Choose one of error, warning, note."));
    }

    @Override
    protected ExecutionOptions options() {
        ExecutionOptions options = super.options();
        EnvironmentRules rules = options.environment();
        rules = environment == null ? rules : rules.withName(environment);
        return options.withEnvironment(confirmEnvironment == null ? rules : rules.withConfirmed(confirmEnvironment));
    }
}
