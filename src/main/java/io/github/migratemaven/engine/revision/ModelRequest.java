package io.github.migratemaven.engine.revision;

import io.github.migratemaven.model.ReferenceTables;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Where the wanted schema is described.
 *
 * @param parts {@code jpa} and paths of SQL files or directories, in the order in which they are made real; empty to take
 *     what the project has
 * @param baseDirectory that relative paths start from
 * @param classPath the project's classes and everything they need
 * @param entityRoots directories and jars of the class path that hold entities
 * @param packages packages that entities are taken from; empty for all
 * @param persistenceUnit the unit of {@code persistence.xml}
 * @param properties for the JPA provider
 * @param extensions PostgreSQL extensions whose types the entities use
 * @param surroundings system properties, and environment variables as {@code env.NAME}
 * @param relatives the project's own other modules and artifacts on its class path, as {@code groupId:artifactId}
 * @param reference tables whose rows belong to it, besides those of CSV files
 */
public record ModelRequest(
        List<String> parts,
        Path baseDirectory,
        List<Path> classPath,
        List<Path> entityRoots,
        Set<String> packages,
        Optional<String> persistenceUnit,
        Map<String, String> properties,
        Set<String> extensions,
        Map<String, String> surroundings,
        Map<Path, String> relatives,
        ReferenceTables reference) {

    public ModelRequest {
        parts = List.copyOf(parts);
        classPath = List.copyOf(classPath);
        entityRoots = List.copyOf(entityRoots);
        packages = Set.copyOf(packages);
        properties = Map.copyOf(properties);
        extensions = Set.copyOf(extensions);
        surroundings = Map.copyOf(surroundings);
        relatives = Map.copyOf(relatives);
    }

    /** A request of somebody who knows nothing of what is around the project. */
    public ModelRequest(
            List<String> parts,
            Path baseDirectory,
            List<Path> classPath,
            List<Path> entityRoots,
            Set<String> packages,
            Optional<String> persistenceUnit,
            Map<String, String> properties,
            Set<String> extensions) {
        this(
                parts,
                baseDirectory,
                classPath,
                entityRoots,
                packages,
                persistenceUnit,
                properties,
                extensions,
                Map.of(),
                Map.of(),
                ReferenceTables.NONE);
    }
}
