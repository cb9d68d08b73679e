package io.github.migratemaven.plugin;

import io.github.migratemaven.engine.result.GoalResult;
import io.github.migratemaven.engine.sizes.SizesRequest;
import io.github.migratemaven.plugin.base.DatabaseMojo;
import java.io.File;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.eclipse.aether.RepositorySystem;

/**
 * Writes how large the tables of the database are into a file, by which {@code lint} weighs what it finds: names, numbers of rows
 * and bytes, no data. Meant for production, where it only reads the catalog; the file is meant to be committed.
 *
 * @since 0.1.0
 */
@Mojo(name = "sizes", threadSafe = true)
public final class SizesMojo extends DatabaseMojo {

    /**
     * The file.
     *
     * @since 0.1.0
     */
    @Parameter(property = "migrate.sizes", defaultValue = "${project.basedir}/migrate-sizes.tsv")
    private File sizes;

    @Inject
    public SizesMojo(RepositorySystem repositorySystem, SettingsDecrypter settingsDecrypter) {
        super(repositorySystem, settingsDecrypter);
    }

    @Override
    protected GoalResult run() {
        return hasNoRevisions() ? passOverWithoutRevisions() : engine().sizes(new SizesRequest(sizes.toPath()));
    }
}
