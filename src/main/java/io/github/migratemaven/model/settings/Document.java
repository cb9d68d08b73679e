package io.github.migratemaven.model.settings;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One document of a file of settings; YAML files, and Spring Boot's properties files, may hold several.
 *
 * @param file as a person knows it
 * @param values by their dotted names, as written
 */
record Document(String file, Map<String, String> values) {
    Document {
        values = new LinkedHashMap<>(values);
    }
}
