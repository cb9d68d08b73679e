package io.github.migratemaven.plugin;

import io.github.migratemaven.engine.result.GoalResult;
import io.github.migratemaven.engine.stamp.StampRequest;
import io.github.migratemaven.execution.options.ComparisonScope;
import io.github.migratemaven.execution.options.ExecutionOptions;
import io.github.migratemaven.plugin.base.GuardedMojo;
import io.github.migratemaven.plugin.parameter.UserProperties;
import java.util.List;
import java.util.Set;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.eclipse.aether.RepositorySystem;
import org.jspecify.annotations.Nullable;

/**
 * Records revisions as applied without running them, after a comparison has shown that the database is at them.
 *
 * @since 0.1.0
 */
@Mojo(name = "stamp", threadSafe = true)
public final class StampMojo extends GuardedMojo {

    /**
     * The revisions the database is at: ids, {@code head}, {@code heads} or {@code base}, separated by commas. Short:
     * {@code -Dtarget=}, or {@code -Drevisions=}. Required, unless revisions were imported from another tool whose history
     * the database has: then as far as that tool had come.
     *
     * @since 0.1.0
     */
    @Parameter(property = "migrate.target")
    private @Nullable List<String> target;

    /**
     * Forgets first everything that is recorded, revisions that this checkout does not have too. Short: {@code -Dpurge}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "migrate.purge", defaultValue = "false")
    private boolean purge;

    /**
     * Records it without the proof. Short: {@code -Dforce}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "migrate.force", defaultValue = "false")
    private boolean force;

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
    public StampMojo(RepositorySystem repositorySystem, SettingsDecrypter settingsDecrypter) {
        super(repositorySystem, settingsDecrypter);
    }

    @Override
    protected GoalResult run() {
        UserProperties typed = typed();
        List<String> targets = typed.list("target", target == null ? List.of() : target);
        if (hasNoRevisions()) {
            return passOverWithoutRevisions();
        }
        return interruptibleEngine()
                .stamp(new StampRequest(targets, typed.flag("purge", purge), typed.flag("force", force), options()));
    }

    @Override
    protected ExecutionOptions options() {
        return super.options()
                .withScope(new ComparisonScope(
                        schemas == null ? Set.of() : schemas, exclude == null ? List.of() : exclude));
    }
}
