package io.github.migratemaven.plugin.base;

import io.github.migratemaven.execution.options.ExecutionOptions;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.eclipse.aether.RepositorySystem;
import org.jspecify.annotations.Nullable;

/** What every goal shares that reads which revisions a database has applied. */
public abstract class VersionTableMojo extends DatabaseMojo {

    /**
     * Schema of the plugin's own two tables; by default the connection's current schema.
     *
     * @since 0.1.0
     */
    @Parameter(property = "migrate.versionTableSchema")
    private @Nullable String versionTableSchema;

    /**
     * Whether to show the statements of those who hold a lock in the way; they may hold data.
     *
     * @since 0.1.0
     */
    @Parameter(property = "migrate.showBlockingQueries", defaultValue = "false")
    private boolean showBlockingQueries;

    /**
     * Whether a connection pool in between is known to pool sessions, not transactions.
     *
     * @since 0.1.0
     */
    @Parameter(property = "migrate.allowProxy", defaultValue = "false")
    private boolean allowProxy;

    protected VersionTableMojo(RepositorySystem repositorySystem, SettingsDecrypter settingsDecrypter) {
        super(repositorySystem, settingsDecrypter);
    }

    /** How the database is worked on, as far as this goal offers to say it. */
    protected ExecutionOptions options() {
        ExecutionOptions defaults = ExecutionOptions.defaults();
        ExecutionOptions options = defaults.withLocks(defaults.locks().withShowQueries(showBlockingQueries))
                .withOverrides(defaults.overrides().withProxy(allowProxy));
        return versionTableSchema == null ? options : options.withVersionTableSchema(versionTableSchema);
    }
}
