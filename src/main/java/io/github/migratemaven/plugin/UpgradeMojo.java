package io.github.migratemaven.plugin;

import io.github.migratemaven.engine.result.GoalResult;
import io.github.migratemaven.engine.upgrade.MoveRequest;
import io.github.migratemaven.engine.upgrade.ScriptRequest;
import io.github.migratemaven.execution.options.ComparisonScope;
import io.github.migratemaven.execution.options.ExecutionOptions;
import io.github.migratemaven.plugin.base.MovingMojo;
import io.github.migratemaven.plugin.parameter.UserProperties;
import java.util.List;
import java.util.Set;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.eclipse.aether.RepositorySystem;
import org.jspecify.annotations.Nullable;

/**
 * Applies the revisions that the database lacks, each in a transaction of its own together with its record.
 *
 * @since 0.1.0
 */
@Mojo(name = "upgrade", defaultPhase = LifecyclePhase.PRE_INTEGRATION_TEST, threadSafe = true)
public final class UpgradeMojo extends MovingMojo {

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

    /**
     * Whether a database may be upgraded that has tables but no history.
     *
     * @since 0.1.0
     */
    @Parameter(property = "migrate.allowNonEmpty", defaultValue = "false")
    private boolean allowNonEmpty;

    /**
     * Refuses a database that differs from what its applied revisions build, whether there is something to apply or not.
     * Short: {@code -DcheckDrift}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "migrate.checkDrift", defaultValue = "false")
    private boolean checkDrift;

    /**
     * Schemas to compare; by default all.
     *
     * @since 0.1.0
     */
    @Parameter(property = "migrate.schemas")
    private @Nullable Set<String> schemas;

    /**
     * Names that are left out of comparisons, {@code *} standing for any text: {@code audit_*}, {@code reporting.*}. A
     * kind before a colon limits a pattern to objects of it: {@code owner:*,privileges:*,default privileges:*} where
     * owners and privileges are not the revisions' to say.
     *
     * @since 0.1.0
     */
    @Parameter(property = "migrate.exclude")
    private @Nullable List<String> exclude;

    @Inject
    public UpgradeMojo(RepositorySystem repositorySystem, SettingsDecrypter settingsDecrypter) {
        super(repositorySystem, settingsDecrypter);
    }

    @Override
    protected GoalResult run() {
        if (hasNoRevisions()) {
            return passOverWithoutRevisions();
        }
        UserProperties typed = typed();
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

    @Override
    protected ExecutionOptions options() {
        ExecutionOptions options = super.options();
        return options.withOverrides(options.overrides().withNonEmpty(allowNonEmpty))
                .withCheckDrift(typed().flag("checkDrift", checkDrift))
                .withScope(new ComparisonScope(
                        schemas == null ? Set.of() : schemas, exclude == null ? List.of() : exclude));
    }
}
