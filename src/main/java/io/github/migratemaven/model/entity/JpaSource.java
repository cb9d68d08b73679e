package io.github.migratemaven.model.entity;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Where entities are found and how they are to be understood.
 *
 * @param classPath everything the entities and the JPA provider need: the project's class directories, then its
 *     dependencies
 * @param entityRoots those directories and jars of the class path that are searched for entities and for
 *     {@code META-INF/persistence.xml}
 * @param packages packages that entities are taken from, with the packages below them; empty for all
 * @param persistenceUnit the unit of {@code persistence.xml}; may be empty when that holds one unit or does not exist
 * @param properties for the JPA provider, as an application would set them
 * @param extensions PostgreSQL extensions whose types the entities use
 * @param surroundings what the application would find around itself
 */
public record JpaSource(
        List<Path> classPath,
        List<Path> entityRoots,
        Set<String> packages,
        Optional<String> persistenceUnit,
        Map<String, String> properties,
        Set<String> extensions,
        Surroundings surroundings) {

    public JpaSource {
        classPath = List.copyOf(classPath);
        entityRoots = List.copyOf(entityRoots);
        packages = Set.copyOf(packages);
        properties = Map.copyOf(properties);
        extensions = Set.copyOf(extensions);
    }

    /** The entities of class directories, with every other setting at its default. */
    public static JpaSource of(List<Path> classPath, List<Path> entityRoots) {
        return new JpaSource(
                classPath, entityRoots, Set.of(), Optional.empty(), Map.of(), Set.of(), Surroundings.none(Path.of("")));
    }
}
