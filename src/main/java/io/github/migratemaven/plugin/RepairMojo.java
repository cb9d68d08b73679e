package io.github.migratemaven.plugin;

import io.github.migratemaven.engine.repair.RepairRequest;
import io.github.migratemaven.engine.result.GoalResult;
import io.github.migratemaven.plugin.base.LockingMojo;
import io.github.migratemaven.plugin.parameter.UserProperties;
import io.github.migratemaven.report.MigrationFailure;
import java.util.List;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.eclipse.aether.RepositorySystem;
import org.jspecify.annotations.Nullable;

/**
 * Takes the present files of applied revisions for what was applied, after they were edited on purpose. Touches no other
 * revision than those named.
 *
 * @since 0.1.0
 */
@Mojo(name = "repair", threadSafe = true)
public final class RepairMojo extends LockingMojo {

    /**
     * The revisions whose files were edited. Short: {@code -Drevisions=}. Required.
     *
     * @since 0.1.0
     */
    @Parameter(property = "migrate.revisions")
    private @Nullable List<String> revisions;

    /**
     * Why, for whoever reads the history of the database. Short: {@code -Dreason=}. Required.
     *
     * @since 0.1.0
     */
    @Parameter(property = "migrate.reason")
    private @Nullable String reason;

    @Inject
    public RepairMojo(RepositorySystem repositorySystem, SettingsDecrypter settingsDecrypter) {
        super(repositorySystem, settingsDecrypter);
    }

    @Override
    protected GoalResult run() {
        UserProperties typed = typed();
        List<String> named = typed.list("revisions", revisions == null ? List.of() : revisions);
        Optional<String> why = typed.text("reason").or(() -> Optional.ofNullable(reason));
        if (named.isEmpty() || why.isEmpty()) {
            throw MigrationFailure.misconfigured(
                    "repair has no revisions or no reason.",
                    "Name both: -Drevisions=b7d3c606877e -Dreason=\"Comment moved into the statement\".");
        }
        if (hasNoRevisions()) {
            return passOverWithoutRevisions();
        }
        return interruptibleEngine().repair(new RepairRequest(named, why.get(), options()));
    }
}
