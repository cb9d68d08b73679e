package io.github.migratemaven.plugin.base;

import io.github.migratemaven.execution.options.DurationText;
import io.github.migratemaven.execution.options.ExecutionOptions;
import io.github.migratemaven.execution.options.UnknownOutcome;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.eclipse.aether.RepositorySystem;

/** What the goals share that run revisions. */
public abstract class MovingMojo extends GuardedMojo {

    /**
     * How long a statement queues for a lock that somebody else holds, before the whole transaction is rolled back and
     * tried again: {@code 3s}, {@code 500ms}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "migrate.lockTimeout", defaultValue = "3s")
    private String lockTimeout;

    /**
     * Takes a generated revision that no run in a shadow database has proven: {@code revision} keeps its file, marked NOT
     * PROVEN, and {@code upgrade} and {@code downgrade} run it. Short: {@code -DacceptUnproven}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "migrate.acceptUnproven", defaultValue = "false")
    private boolean acceptUnproven;

    /**
     * What an interrupted statement came to of which nothing in the database tells: {@code ask} stops,
     * {@code repeat} runs it again, {@code done} takes it as done.
     *
     * @since 0.1.0
     */
    @Parameter(property = "migrate.unknownOutcome", defaultValue = "ask")
    private String unknownOutcome;

    protected MovingMojo(RepositorySystem repositorySystem, SettingsDecrypter settingsDecrypter) {
        super(repositorySystem, settingsDecrypter);
    }

    @Override
    protected ExecutionOptions options() {
        ExecutionOptions options = super.options();
        return options.withLocks(options.locks().withTimeout(DurationText.parse("lockTimeout", lockTimeout)))
                .withOverrides(options.overrides()
                        .withUnproven(typed().flag("acceptUnproven", acceptUnproven))
                        .withUnknownOutcome(UnknownOutcome.parse(unknownOutcome)));
    }
}
