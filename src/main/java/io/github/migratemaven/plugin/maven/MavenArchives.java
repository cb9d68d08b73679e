package io.github.migratemaven.plugin.maven;

import io.github.migratemaven.report.MigrationFailure;
import io.github.migratemaven.shadow.BinaryArchives;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.MavenProject;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.RepositorySystemSession;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.resolution.ArtifactRequest;
import org.eclipse.aether.resolution.ArtifactResolutionException;

/** PostgreSQL's binaries, and what draws, from the repositories of the project, kept in the local one. */
public final class MavenArchives implements BinaryArchives {
    private final RepositorySystem repositorySystem;
    private final RepositorySystemSession session;
    private final List<RemoteRepository> repositories;

    public MavenArchives(RepositorySystem repositorySystem, MavenSession session, MavenProject project) {
        this.repositorySystem = repositorySystem;
        this.session = session.getRepositorySession();
        this.repositories = List.copyOf(project.getRemoteProjectRepositories());
    }

    @Override
    public Path fetch(String groupId, String artifactId, String version) {
        DefaultArtifact artifact = new DefaultArtifact(groupId, artifactId, "jar", version);
        try {
            return repositorySystem
                    .resolveArtifact(session, new ArtifactRequest(artifact, repositories, null))
                    .getArtifact()
                    .getFile()
                    .toPath();
        } catch (ArtifactResolutionException e) {
            throw MigrationFailure.misconfigured(
                    what(groupId) + " could not be downloaded: " + e.getMessage(),
                    session.isOffline()
                            ? "Run the goal once without -o; afterwards they are in the local repository."
                            : "Check that Maven Central or a mirror of it is reachable"
                                    + (isPostgres(groupId)
                                            ? ", or name a server with migrate.url and migrate.shadowUrl."
                                            : "."),
                    e);
        }
    }

    private static String what(String groupId) {
        return isPostgres(groupId) ? "PostgreSQL's binaries" : "Eclipse ELK, which draws the schema,";
    }

    private static boolean isPostgres(String groupId) {
        return groupId.startsWith("io.zonky.");
    }
}
