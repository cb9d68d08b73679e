package io.github.migratemaven.plugin.maven;

import io.github.migratemaven.report.MigrationFailure;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.MavenProject;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.RepositorySystemSession;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.collection.CollectRequest;
import org.eclipse.aether.graph.Dependency;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.resolution.DependencyRequest;
import org.eclipse.aether.resolution.DependencyResolutionException;

/** Another tool and what it needs, from the repositories of the project: fetched to be run, never shipped. */
public final class ToolLibraries {
    private final RepositorySystem repositorySystem;
    private final RepositorySystemSession session;
    private final List<RemoteRepository> repositories;

    public ToolLibraries(RepositorySystem repositorySystem, MavenSession session, MavenProject project) {
        this.repositorySystem = repositorySystem;
        this.session = session.getRepositorySession();
        this.repositories = List.copyOf(project.getRemoteProjectRepositories());
    }

    /**
     * The files of the artifacts and of all that they need at run time.
     *
     * @param coordinates each as {@code groupId:artifactId:version}
     */
    public List<Path> fetch(List<String> coordinates) {
        CollectRequest request = new CollectRequest();
        request.setRepositories(repositories);
        coordinates.forEach(each -> request.addDependency(new Dependency(new DefaultArtifact(each), "runtime")));
        try {
            return repositorySystem
                    .resolveDependencies(session, new DependencyRequest(request, null))
                    .getArtifactResults()
                    .stream()
                    .map(result -> result.getArtifact().getFile().toPath())
                    .toList();
        } catch (DependencyResolutionException e) {
            throw MigrationFailure.misconfigured(
                    String.join(", ", coordinates) + " could not be downloaded: " + e.getMessage(),
                    session.isOffline()
                            ? "Run the goal once without -o; afterwards they are in the local repository."
                            : "Check that Maven Central or a mirror of it is reachable, or name another version with"
                                    + " -Dmigrate.toolVersion=.",
                    e);
        }
    }
}
