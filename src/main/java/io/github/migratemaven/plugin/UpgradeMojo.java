package io.github.migratemaven.plugin;

import io.github.migratemaven.engine.result.GoalResult;
import io.github.migratemaven.engine.upgrade.MoveRequest;
import io.github.migratemaven.engine.upgrade.ScriptRequest;
import io.github.migratemaven.plugin.base.RunningMojo;
import io.github.migratemaven.plugin.parameter.TypedProperties;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.eclipse.aether.RepositorySystem;

/**
 * Applies the revisions that the database lacks, each in a transaction of its own together with its record.
 *
 * @since 0.1.0
 */
@Mojo(name = "upgrade", defaultPhase = LifecyclePhase.PRE_INTEGRATION_TEST, threadSafe = true)
public final class UpgradeMojo extends RunningMojo {

    /**
     * How far: {@code head}, {@code heads}, a revision's id or the start of one, a branch label, {@code +N} or
     * {@code label@+N}. Short: {@code -Dtarget=}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "migrate.target", defaultValue = "head")
    private String target;

    /**
     * Prints what would run, in order, and changes nothing. Short: {@code -DdryRun}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "migrate.dryRun", defaultValue = "false")
    private boolean dryRun;

    /**
     * Shows the SQL of a dry run. Short: {@code -Dverbose}.
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
    public UpgradeMojo(RepositorySystem repositorySystem, SettingsDecrypter settingsDecrypter) {
        super(repositorySystem, settingsDecrypter);
    }

    @Override
    protected GoalResult run() {
        if (hasNoRevisions()) {
            return passOverWithoutRevisions();
        }
        TypedProperties typed = typed();
        if (typed.flag("sql", sql)) {
            return engine().upgradeScript(new ScriptRequest(typed.text("target").orElse(target), options()));
        }
        return interruptibleEngine()
                .upgrade(new MoveRequest(
                        typed.text("target").orElse(target),
                        typed.flag("dryRun", dryRun),
                        typed.flag("verbose", verbose),
                        options()));
    }
}
