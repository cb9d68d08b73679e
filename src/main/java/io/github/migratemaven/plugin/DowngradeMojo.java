package io.github.migratemaven.plugin;

import io.github.migratemaven.engine.result.GoalResult;
import io.github.migratemaven.engine.upgrade.MoveRequest;
import io.github.migratemaven.engine.upgrade.ScriptRequest;
import io.github.migratemaven.plugin.base.MovingMojo;
import io.github.migratemaven.plugin.parameter.UserProperties;
import io.github.migratemaven.report.MigrationFailure;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.eclipse.aether.RepositorySystem;
import org.jspecify.annotations.Nullable;

/**
 * Takes revisions back, the newest first, down to the target. There is no default target.
 *
 * @since 0.1.0
 */
@Mojo(name = "downgrade", threadSafe = true)
public final class DowngradeMojo extends MovingMojo {

    /**
     * How far: {@code base} for everything, {@code -N}, a revision's id or the start of one (which stays applied), or
     * {@code label@base}. Short: {@code -Dtarget=}. Required.
     *
     * @since 0.1.0
     */
    @Parameter(property = "migrate.target")
    private @Nullable String target;

    /**
     * Prints what would run, in order, and changes nothing. Short: {@code -DdryRun}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "migrate.dryRun", defaultValue = "false")
    private boolean dryRun;

    /**
     * Shows the SQL of a dry run, and of a run why a revision was not sent as one message. Short: {@code -Dverbose}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "migrate.verbose", defaultValue = "false")
    private boolean verbose;

    /**
     * Prints a script for psql instead, for the range of revisions that the target names ({@code FROM:TO}); asks no
     * database. Standard output holds nothing but SQL under {@code -q}. Short: {@code -Dsql}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "migrate.sql", defaultValue = "false")
    private boolean sql;

    @Inject
    public DowngradeMojo(RepositorySystem repositorySystem, SettingsDecrypter settingsDecrypter) {
        super(repositorySystem, settingsDecrypter);
    }

    @Override
    protected GoalResult run() {
        UserProperties typed = typed();
        String destination = typed.text("target")
                .or(() -> Optional.ofNullable(target))
                .orElseThrow(() -> MigrationFailure.misconfigured(
                        "downgrade has no target.",
                        "Say how far: -Dtarget=-1 takes the last revision back, -Dtarget=<revision> all above it,"
                                + " -Dtarget=base all of them."));
        if (hasNoRevisions()) {
            return passOverWithoutRevisions();
        }
        if (typed.flag("sql", sql)) {
            return engine().downgradeScript(new ScriptRequest(destination, options()));
        }
        return interruptibleEngine()
                .downgrade(new MoveRequest(
                        destination, typed.flag("dryRun", dryRun), typed.flag("verbose", verbose), options()));
    }
}
