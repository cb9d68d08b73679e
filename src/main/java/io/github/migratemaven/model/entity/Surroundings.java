package io.github.migratemaven.model.entity;

import java.nio.file.Path;
import java.util.Map;

/**
 * What an application would find around itself.
 *
 * @param directory of the project, in which it is started during development
 * @param properties system properties, and environment variables as {@code env.NAME}
 * @param relatives modules and artifacts of the project's own people on its class path, with their coordinates
 *     {@code groupId:artifactId}: entities in them are likely to be meant
 */
public record Surroundings(Path directory, Map<String, String> properties, Map<Path, String> relatives) {
    public Surroundings {
        properties = Map.copyOf(properties);
        relatives = Map.copyOf(relatives);
    }

    /** No property, and nobody around. */
    public static Surroundings none(Path directory) {
        return new Surroundings(directory, Map.of(), Map.of());
    }
}
