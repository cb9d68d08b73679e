package io.github.migratemaven.plugin;

import io.github.migratemaven.engine.bundle.BundleLayout;
import io.github.migratemaven.engine.bundle.BundleRequest;
import io.github.migratemaven.engine.bundle.ContainerImage;
import io.github.migratemaven.engine.result.GoalResult;
import io.github.migratemaven.plugin.base.DatabaseMojo;
import java.nio.file.Path;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProjectHelper;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.eclipse.aether.RepositorySystem;
import org.jspecify.annotations.Nullable;

/**
 * Makes one runnable archive of the revisions, {@code target/<artifactId>-<version>-migrations.jar}, which brings a database
 * up to date where there is no Maven: {@code java -jar shop-1.0-migrations.jar upgrade}. It is attached to the build with the
 * classifier {@code migrations}. Asks no database.
 *
 * @since 0.1.0
 */
@Mojo(name = "bundle", defaultPhase = LifecyclePhase.PACKAGE, threadSafe = true)
public final class BundleMojo extends DatabaseMojo {
    private static final String CLASSIFIER = "migrations";

    private final MavenProjectHelper helper;

    /**
     * {@code jar} for one archive; {@code directory} for the program as an archive and the revisions beside it, which become
     * two layers of a container image. A directory is not attached to the build. Short: {@code -Dlayout=}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "migrate.layout", defaultValue = "jar")
    private String layout;

    /**
     * The Java release from which on revisions in Java are to run; the rest of a bundle runs on Java 17.
     *
     * @since 0.1.0
     */
    @Parameter(property = "migrate.oldestJava", defaultValue = "17")
    private int oldestJava;

    /**
     * Writes manifests for Kubernetes too, into {@code target/<artifactId>-<version>-migrations-manifests}: a job, the same as a
     * hook of Helm and of Argo CD, and an init container that waits. Short: {@code -Dmanifests}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "migrate.manifests", defaultValue = "false")
    private boolean manifests;

    /**
     * The container image that the manifests name. Default: {@code <artifactId>-migrations:<version>}, in small letters and with
     * hyphens and underscores for what an image's name and tag cannot hold.
     *
     * @since 0.1.0
     */
    @Parameter(property = "migrate.image")
    private @Nullable String image;

    /**
     * Writes a launcher beside the archive, {@code target/<artifactId>-<version>-migrations.sh} and {@code .cmd} for Windows, and
     * the classes that its starts share ({@code .jsa}): a start takes half of the processor time then. The classes are those of the Java that runs the build,
     * and of this place; {@code *-migrations.sh share-classes} writes them anew in another. Short: {@code -Dcds}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "migrate.cds", defaultValue = "false")
    private boolean cds;

    @Inject
    public BundleMojo(
            RepositorySystem repositorySystem, SettingsDecrypter settingsDecrypter, MavenProjectHelper helper) {
        super(repositorySystem, settingsDecrypter);
        this.helper = helper;
    }

    @Override
    protected GoalResult run() {
        if (hasNoRevisions()) {
            return passOverWithoutRevisions();
        }
        BundleLayout form = BundleLayout.parse(typed().text("layout").orElse(layout));
        Path target = Path.of(
                project().getBuild().getDirectory(),
                project().getArtifactId() + "-" + project().getVersion() + "-" + CLASSIFIER
                        + (form == BundleLayout.JAR ? ".jar" : ""));
        GoalResult result = engine().bundle(new BundleRequest(
                project().getArtifactId(),
                project().getVersion(),
                mojoExecution().getVersion(),
                oldestJava,
                form,
                target,
                typed().flag("manifests", manifests) ? Optional.of(image()) : Optional.empty(),
                typed().flag("cds", cds) ? Optional.of(javaHome()) : Optional.empty()));
        if (form == BundleLayout.JAR) {
            helper.attachArtifact(project(), "jar", CLASSIFIER, target.toFile());
        }
        return result;
    }

    private ContainerImage image() {
        return Optional.ofNullable(image)
                .map(ContainerImage::named)
                .orElseGet(() ->
                        ContainerImage.of(project().getArtifactId(), project().getVersion()));
    }

    private Path javaHome() {
        return Path.of(session().getSystemProperties().getProperty("java.home"));
    }
}
