package io.github.migratemaven.plugin.maven;

import io.github.migratemaven.report.MigrationFailure;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.apache.maven.RepositoryUtils;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Dependency;
import org.apache.maven.project.MavenProject;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.RepositorySystemSession;
import org.eclipse.aether.collection.CollectRequest;
import org.eclipse.aether.graph.DependencyNode;
import org.eclipse.aether.resolution.ArtifactResult;
import org.eclipse.aether.resolution.DependencyRequest;
import org.eclipse.aether.resolution.DependencyResolutionException;

/**
 * The project's classes and what they need at run time, resolved when it is asked for: goals that only move a database
 * must not wait for the dependencies of a project whose revisions are SQL.
 */
public final class ProjectClassPath implements Supplier<List<Path>> {
    private final RepositorySystem repositorySystem;
    private final RepositorySystemSession session;
    private final MavenProject project;

    public ProjectClassPath(RepositorySystem repositorySystem, MavenSession session, MavenProject project) {
        this.repositorySystem = repositorySystem;
        this.session = session.getRepositorySession();
        this.project = project;
    }

    @Override
    public List<Path> get() {
        List<Path> path = new ArrayList<>();
        path.add(Path.of(project.getBuild().getOutputDirectory()));
        try {
            repositorySystem
                    .resolveDependencies(
                            session, new DependencyRequest(request(), (node, parents) -> !isForTestsOnly(node)))
                    .getArtifactResults()
                    .stream()
                    .map(ArtifactResult::getArtifact)
                    .forEach(artifact -> path.add(artifact.getFile().toPath()));
        } catch (DependencyResolutionException e) {
            throw MigrationFailure.misconfigured(
                    "The project's dependencies, which a revision in Java may need, could not be resolved: "
                            + e.getMessage(),
                    "Nothing was run. Check that mvn dependency:resolve works, then run the goal again.",
                    e);
        }
        return path;
    }

    private CollectRequest request() {
        CollectRequest request = new CollectRequest();
        request.setRepositories(project.getRemoteProjectRepositories());
        project.getDependencies().forEach(dependency -> request.addDependency(resolvable(dependency)));
        if (project.getDependencyManagement() != null) {
            project.getDependencyManagement()
                    .getDependencies()
                    .forEach(dependency -> request.addManagedDependency(resolvable(dependency)));
        }
        return request;
    }

    private org.eclipse.aether.graph.Dependency resolvable(Dependency dependency) {
        return RepositoryUtils.toDependency(dependency, session.getArtifactTypeRegistry());
    }

    private static boolean isForTestsOnly(DependencyNode node) {
        return node.getDependency() != null && node.getDependency().getScope().equals("test");
    }
}
