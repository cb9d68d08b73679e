package io.github.migratemaven.engine;

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
 */
public record ModelRequest(
        List<String> parts,
        Path baseDirectory,
        List<Path> classPath,
        List<Path> entityRoots,
        Set<String> packages,
        Optional<String> persistenceUnit,
        Map<String, String> properties,
        Set<String> extensions) {

    public ModelRequest {
        parts = List.copyOf(parts);
        classPath = List.copyOf(classPath);
        entityRoots = List.copyOf(entityRoots);
        packages = Set.copyOf(packages);
        properties = Map.copyOf(properties);
        extensions = Set.copyOf(extensions);
    }
}
