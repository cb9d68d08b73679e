package io.github.migratemaven.plugin.maven;

import io.github.migratemaven.engine.revision.ModelRequest;
import io.github.migratemaven.model.ReferenceTables;
import io.github.migratemaven.report.MigrationFailure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.FileSet;
import org.apache.maven.project.MavenProject;

/** What a project's model is read from, as Maven knows it: its classes, what they need, and what is around them. */
public final class ProjectModel {
    private final MavenSession session;
    private final MavenProject project;

    public ProjectModel(MavenSession session, MavenProject project) {
        this.session = session;
        this.project = project;
    }

    /**
     * The request for a model.
     *
     * @param entityArtifacts {@code groupId:artifactId} of those whose entities belong to the model
     * @throws MigrationFailure when one of them is not a dependency of the project
     */
    public ModelRequest request(
            List<String> parts,
            Set<String> packages,
            Set<String> entityArtifacts,
            Optional<String> persistenceUnit,
            Map<String, String> jpaProperties,
            Set<String> extensions,
            ReferenceTables reference) {
        Path classes = Path.of(project.getBuild().getOutputDirectory());
        List<Path> classPath = new ArrayList<>(List.of(classes));
        List<Path> entityRoots = new ArrayList<>(List.of(classes));
        Map<Path, String> relatives = new LinkedHashMap<>();
        Set<String> unknown = new TreeSet<>(entityArtifacts);
        for (Artifact artifact : project.getArtifacts()) {
            if (artifact.getFile() == null || !artifact.getArtifactHandler().isAddedToClasspath()) {
                continue;
            }
            Path file = artifact.getFile().toPath();
            String coordinates = artifact.getGroupId() + ":" + artifact.getArtifactId();
            classPath.add(file);
            if (unknown.remove(coordinates) || entityArtifacts.contains(coordinates)) {
                entityRoots.add(file);
            } else if (isOfTheSamePeople(artifact)) {
                relatives.put(file, coordinates);
            }
        }
        if (!unknown.isEmpty()) {
            throw MigrationFailure.misconfigured(
                    "entityArtifacts names " + String.join(", ", unknown) + ", which is no dependency of "
                            + project.getArtifactId() + ".",
                    "Add it to the dependencies, or correct the groupId:artifactId.");
        }
        return new ModelRequest(
                parts,
                project.getBasedir().toPath(),
                classPath,
                entityRoots,
                packages,
                persistenceUnit,
                jpaProperties,
                extensions,
                surroundings(),
                relatives,
                reference);
    }

    /** Directories that become the project's own classes: of resources, then of its program in whatever language. */
    public List<Path> sources() {
        Path main = project.getBasedir().toPath().resolve("src").resolve("main");
        return Stream.of(
                        project.getResources().stream()
                                .map(FileSet::getDirectory)
                                .map(Path::of),
                        project.getCompileSourceRoots().stream().map(Path::of),
                        Stream.of(main.resolve("kotlin"), main.resolve("groovy")))
                .flatMap(directories -> directories)
                .filter(Files::isDirectory)
                .distinct()
                .toList();
    }

    /** What the project needs at run time, without its own classes. */
    public List<Path> classPath() {
        return project.getArtifacts().stream()
                .filter(artifact -> artifact.getFile() != null
                        && artifact.getArtifactHandler().isAddedToClasspath())
                .map(artifact -> artifact.getFile().toPath())
                .toList();
    }

    private boolean isOfTheSamePeople(Artifact artifact) {
        return artifact.getGroupId().equals(project.getGroupId())
                || session.getProjects().stream()
                        .anyMatch(module -> module.getGroupId().equals(artifact.getGroupId())
                                && module.getArtifactId().equals(artifact.getArtifactId()));
    }

    /** System properties with those of the command line, and environment variables as {@code env.NAME}. */
    public Map<String, String> surroundings() {
        Map<String, String> properties = new HashMap<>();
        session.getSystemProperties()
                .stringPropertyNames()
                .forEach(name ->
                        properties.put(name, session.getSystemProperties().getProperty(name)));
        session.getUserProperties()
                .stringPropertyNames()
                .forEach(
                        name -> properties.put(name, session.getUserProperties().getProperty(name)));
        return properties;
    }
}
