package io.github.migratemaven.model.settings;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/** Reads a properties file, in which {@code #---} or {@code !---} begins a further document as in Spring Boot. */
final class PropertiesFile {
    private PropertiesFile() {}

    static List<Document> read(String name, String text) throws IOException {
        List<Document> documents = new ArrayList<>();
        for (String part : text.split("(?m)^[#!]---\\s*$", -1)) {
            Properties properties = new Properties();
            try {
                properties.load(new StringReader(part));
            } catch (IllegalArgumentException e) {
                throw new IOException(e.getMessage(), e);
            }
            Map<String, String> values = new LinkedHashMap<>();
            properties.stringPropertyNames().forEach(key -> values.put(key, properties.getProperty(key)));
            documents.add(new Document(name, values));
        }
        return documents;
    }
}
