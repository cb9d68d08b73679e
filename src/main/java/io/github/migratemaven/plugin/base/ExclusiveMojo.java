package io.github.migratemaven.plugin.base;

import io.github.migratemaven.engine.MigrationEngine;
import io.github.migratemaven.execution.options.DurationText;
import io.github.migratemaven.execution.options.ExecutionOptions;
import io.github.migratemaven.execution.options.RunnerWait;
import io.github.migratemaven.execution.options.WhenLocked;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.eclipse.aether.RepositorySystem;

/** What every goal shares that changes a database, one runner at a time. */
public abstract class ExclusiveMojo extends EnvironmentMojo {

    /**
     * What to do while another runner is at work on the same database: {@code wait}, {@code skip} or {@code fail}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "migrate.whenLocked", defaultValue = "wait")
    private String whenLocked;

    /**
     * How long to wait for another runner: {@code 10m}, {@code 30s}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "migrate.wait", defaultValue = "10m")
    private String wait;

    protected ExclusiveMojo(RepositorySystem repositorySystem, SettingsDecrypter settingsDecrypter) {
        super(repositorySystem, settingsDecrypter);
    }

    /** They end in order when the virtual machine is told to end. */
    protected final MigrationEngine interruptibleEngine() {
        MigrationEngine engine = engine();
        interruption().stops(engine::stopRunning);
        return engine;
    }

    @Override
    protected ExecutionOptions options() {
        return super.options()
                .withRunnerWait(new RunnerWait(WhenLocked.parse(whenLocked), DurationText.parse("wait", wait)));
    }
}
