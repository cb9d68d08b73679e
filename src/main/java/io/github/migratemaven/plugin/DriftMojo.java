package io.github.migratemaven.plugin;

import io.github.migratemaven.engine.drift.DriftRequest;
import io.github.migratemaven.engine.result.GoalResult;
import io.github.migratemaven.execution.options.ComparisonScope;
import io.github.migratemaven.execution.options.ExecutionOptions;
import io.github.migratemaven.plugin.base.EnvironmentMojo;
import java.util.List;
import java.util.Set;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.eclipse.aether.RepositorySystem;
import org.jspecify.annotations.Nullable;

/**
 * Compares the database with what its applied revisions build, and fails when somebody has changed it by hand. Writes
 * nothing to it; an owner counts where it is another role than the one that most objects belong to.
 *
 * @since 0.1.0
 */
@Mojo(name = "drift", threadSafe = true)
public final class DriftMojo extends EnvironmentMojo {

    /**
     * Name of the protected database in which something is to be taken back nevertheless.
     *
     * @since 0.1.0
     */
    @Parameter(property = "migrate.confirmEnvironment")
    private @Nullable String confirmEnvironment;

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
    public DriftMojo(RepositorySystem repositorySystem, SettingsDecrypter settingsDecrypter) {
        super(repositorySystem, settingsDecrypter);
    }

    @Override
    protected GoalResult run() {
        return hasNoRevisions() ? passOverWithoutRevisions() : engine().drift(new DriftRequest(options()));
    }

    @Override
    protected ExecutionOptions options() {
        ExecutionOptions options = super.options()
                .withScope(new ComparisonScope(
                        schemas == null ? Set.of() : schemas, exclude == null ? List.of() : exclude));
        return confirmEnvironment == null
                ? options
                : options.withEnvironment(options.environment().withConfirmed(confirmEnvironment));
    }
}
