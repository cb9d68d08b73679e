package io.github.migratemaven.model.settings;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads a YAML file with the project's own SnakeYAML, which is what its framework reads it with: Spring Boot, Quarkus and
 * Micronaut all refuse or pass over YAML without it.
 */
final class YamlFile {
    private YamlFile() {}

    static List<Document> read(String name, String text, ClassLoader project) throws IOException {
        List<Document> documents = new ArrayList<>();
        for (Object root : parse(text, project)) {
            Map<String, String> values = new LinkedHashMap<>();
            flatten("", root, values);
            documents.add(new Document(name, values));
        }
        return documents;
    }

    private static Iterable<?> parse(String text, ClassLoader project) throws IOException {
        try {
            Object parser = parser(project);
            List<@Nullable Object> roots = new ArrayList<>();
            Object all = parser.getClass().getMethod("loadAll", String.class).invoke(parser, text);
            ((Iterable<?>) all).forEach(roots::add);
            return roots;
        } catch (ClassNotFoundException e) {
            throw new IOException("SnakeYAML is not on the project's class path", e);
        } catch (InvocationTargetException e) {
            throw new IOException(String.valueOf(e.getCause()), e);
        } catch (ReflectiveOperationException e) {
            throw new IOException("the project's SnakeYAML is of an unknown kind: " + e, e);
        } catch (RuntimeException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    /** With plain values only, no instances of classes that the text names. */
    private static Object parser(ClassLoader project) throws ReflectiveOperationException {
        Class<?> yaml = Class.forName("org.yaml.snakeyaml.Yaml", true, project);
        Class<?> constructor = Class.forName("org.yaml.snakeyaml.constructor.SafeConstructor", true, project);
        Class<?> base = Class.forName("org.yaml.snakeyaml.constructor.BaseConstructor", true, project);
        Object safe;
        try {
            Class<?> options = Class.forName("org.yaml.snakeyaml.LoaderOptions", true, project);
            safe = constructor
                    .getConstructor(options)
                    .newInstance(options.getConstructor().newInstance());
        } catch (ClassNotFoundException | NoSuchMethodException olderThanTwo) {
            safe = constructor.getConstructor().newInstance();
        }
        return yaml.getConstructor(base).newInstance(safe);
    }

    private static void flatten(String path, @Nullable Object value, Map<String, String> values) {
        if (value instanceof Map<?, ?> map) {
            map.forEach((key, below) -> {
                String name = String.valueOf(key);
                String separator = path.isEmpty() || name.startsWith("[") ? "" : ".";
                flatten(path + separator + name, below, values);
            });
        } else if (value instanceof Collection<?> list) {
            int index = 0;
            for (Object item : list) {
                flatten(path + "[" + index++ + "]", item, values);
            }
        } else if (!path.isEmpty()) {
            values.put(path, value == null ? "" : String.valueOf(value));
        }
    }
}
