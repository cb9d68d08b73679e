package io.github.migratemaven.model.provider;

import java.net.URL;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A persistence unit, in the words of the Jakarta Persistence specification.
 *
 * @param name its name
 * @param origin where it is declared, or where its entities were looked for, for a person
 * @param provider class name of the provider it asks for
 * @param classes names of entities, embeddables, converters and mapped superclasses
 * @param mappingFiles resource names of {@code orm.xml} and its like
 * @param rootUrl where it was found
 * @param properties for the provider
 */
public record PersistenceUnit(
        String name,
        String origin,
        Optional<String> provider,
        List<String> classes,
        List<String> mappingFiles,
        URL rootUrl,
        Map<String, String> properties) {

    public PersistenceUnit withClasses(List<String> others) {
        return new PersistenceUnit(name, origin, provider, others, mappingFiles, rootUrl, properties);
    }
}
