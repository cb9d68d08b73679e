package io.github.migratemaven.plugin;

import io.github.migratemaven.engine.lint.LintRequest;
import io.github.migratemaven.engine.result.GoalResult;
import io.github.migratemaven.engine.result.ReportRequest;
import io.github.migratemaven.finding.Severity;
import io.github.migratemaven.plugin.base.DatabaseMojo;
import io.github.migratemaven.plugin.parameter.UserProperties;
import io.github.migratemaven.report.MigrationFailure;
import java.io.File;
import java.util.List;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.eclipse.aether.RepositorySystem;
import org.jspecify.annotations.Nullable;

/**
 * Tells what revisions will do to a database that people use: runs each statement in a shadow database, measures what it
 * locks, rewrites and reads there, and fails the build where a rule finds that others would have to wait, rows get lost, or
 * programs that are still running fail. Says how to write the statement instead. Needs no database.
 *
 * @since 0.1.0
 */
@Mojo(name = "lint", threadSafe = true)
public final class LintMojo extends DatabaseMojo {

    /**
     * Revisions to look at, as {@code upgrade} names them; by default those that {@code migrate.since} says. Short:
     * {@code -Dtarget=}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "migrate.target")
    private @Nullable List<String> target;

    /**
     * A git ref: only the revisions that it lacks, or has otherwise, are looked at. By default the remote's main branch
     * ({@code origin/HEAD}), where git knows it, else the upstream of the branch that is checked out; without either, or
     * outside of git, all revisions. Short: {@code -Dsince=}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "migrate.since")
    private @Nullable String since;

    /**
     * A revision: only those that it does not come after are looked at; {@code base} for all. Short:
     * {@code -DsinceRevision=}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "migrate.sinceRevision")
    private @Nullable String sinceRevision;

    /**
     * Whether the configured database is asked for the sizes of its tables and for its version; it is only read. Short:
     * {@code -DcheckDatabase}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "migrate.checkDatabase", defaultValue = "false")
    private boolean checkDatabase;

    /**
     * A file with the sizes of the tables in production, as {@code migrate:sizes} writes it; asked where the database is
     * not.
     *
     * @since 0.1.0
     */
    @Parameter(property = "migrate.sizes", defaultValue = "${project.basedir}/migrate-sizes.tsv")
    private File sizes;

    /**
     * What rules weigh: {@code drop-column:error,stats-lost:off}, with {@code error}, {@code warning}, {@code note} or
     * {@code off} behind each rule.
     *
     * @since 0.1.0
     */
    @Parameter(property = "migrate.rules")
    private @Nullable List<String> rules;

    /**
     * Whether notes are shown too; reports always hold them. Short: {@code -Dnotes}.
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

    @Inject
    public LintMojo(RepositorySystem repositorySystem, SettingsDecrypter settingsDecrypter) {
        super(repositorySystem, settingsDecrypter);
    }

    @Override
    protected GoalResult run() {
        if (hasNoRevisions()) {
            return passOverWithoutRevisions();
        }
        UserProperties typed = typed();
        return engine().lint(new LintRequest(
                typed.list("target", target == null ? List.of() : target),
                typed.text("since").or(() -> Optional.ofNullable(since)),
                typed.text("sinceRevision").or(() -> Optional.ofNullable(sinceRevision)),
                typed.flag("checkDatabase", checkDatabase),
                sizes.toPath(),
                rules == null ? List.of() : rules,
                typed.flag("notes", notes),
                severity(),
                new ReportRequest(
                        ReportRequest.formats(reports == null ? List.of() : reports),
                        reportsDirectory.toPath(),
                        project().getBasedir().toPath().resolve("pom.xml"),
                        mojoExecution()
                                .getMojoDescriptor()
                                .getPluginDescriptor()
                                .getVersion())));
    }

    private Severity severity() {
        return Severity.named(failOn)
                .orElseThrow(() -> MigrationFailure.misconfigured(
                        "migrate.failOn is '" + failOn + "'.", "Choose one of error, warning, note."));
    }
}
