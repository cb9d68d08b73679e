package io.github.migratemaven.plugin;

import io.github.migratemaven.engine.result.GoalResult;
import io.github.migratemaven.engine.server.ServerResult;
import io.github.migratemaven.engine.server.StartRequest;
import io.github.migratemaven.engine.server.StartedServer;
import io.github.migratemaven.plugin.base.DatabaseMojo;
import java.util.Date;
import java.util.Optional;
import java.util.Properties;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.eclipse.aether.RepositorySystem;

/**
 * Starts the embedded database and leaves it running, and tells the build how to reach it by the project properties
 * {@code migrate.jdbc.url}, {@code migrate.jdbc.username}, {@code migrate.jdbc.password}, {@code migrate.jdbc.host},
 * {@code migrate.jdbc.port} and {@code migrate.jdbc.database}, which Failsafe can hand on as system properties. Where
 * {@code migrate.url} names a server, nothing is started and the properties name that server; of several, host and port
 * are the first one's. In a build, a module without revisions is passed over.
 *
 * @since 0.1.0
 */
@Mojo(name = "start", defaultPhase = LifecyclePhase.PRE_INTEGRATION_TEST, threadSafe = true)
public final class StartMojo extends DatabaseMojo {

    /**
     * Whether the embedded database keeps its data when this goal is bound to a phase. By default each build begins with
     * an empty one, so that tests never see what an earlier build has left; a server that {@code mvn migrate:start} has
     * left running, or that somebody is connected to, keeps its data in any case. A {@code start} that was typed never
     * empties anything.
     *
     * @since 0.1.0
     */
    @Parameter(property = "migrate.keepData", defaultValue = "false")
    private boolean keepData;

    @Inject
    public StartMojo(RepositorySystem repositorySystem, SettingsDecrypter settingsDecrypter) {
        super(repositorySystem, settingsDecrypter);
    }

    @Override
    protected GoalResult run() {
        if (hasNoRevisions() && !wasTypedForThisProject()) {
            return passOverWithoutRevisions();
        }
        StartedServer server =
                engine().start(new StartRequest(keepData || isTyped() ? Optional.empty() : Optional.of(thisBuild())));
        publish(server, project().getProperties());
        return server.result();
    }

    private String thisBuild() {
        Date begun = session().getStartTime();
        return begun == null ? "" : begun.toInstant().toString();
    }

    private static void publish(StartedServer server, Properties properties) {
        ServerResult result = server.result();
        result.url().ifPresent(url -> properties.setProperty("migrate.jdbc.url", url));
        result.username().ifPresent(username -> properties.setProperty("migrate.jdbc.username", username));
        properties.setProperty("migrate.jdbc.password", server.password());
        properties.setProperty("migrate.jdbc.host", server.host());
        result.port().ifPresent(port -> properties.setProperty("migrate.jdbc.port", String.valueOf(port)));
        properties.setProperty("migrate.jdbc.database", server.database());
    }
}
