package io.github.migratemaven.model.settings;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Settings in effect: by names whose case, dashes and underscores do not count, the later over the earlier. */
final class Settings {
    private final Map<String, Entry> entries = new LinkedHashMap<>();
    private final Map<String, String> surroundings;

    /**
     * Without any setting yet.
     *
     * @param surroundings system properties, and environment variables as {@code env.NAME}, which win over files
     */
    Settings(Map<String, String> surroundings) {
        this.surroundings = surroundings;
    }

    /** A setting as it is written. */
    record Entry(String name, String value, String file) {}

    void add(Document document) {
        document.values().forEach((name, value) -> entries.put(uniform(name), new Entry(name, value, document.file())));
    }

    /** What a setting is, as written; from the surroundings, or else from the files. */
    Optional<Entry> find(String name) {
        String variable =
                "env." + name.replace("-", "").replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
        return fromSurroundings(name, "the system property")
                .or(() -> fromSurroundings(variable, "the environment variable"))
                .or(() -> Optional.ofNullable(entries.get(uniform(name))));
    }

    private Optional<Entry> fromSurroundings(String name, String kind) {
        return Optional.ofNullable(surroundings.get(name)).map(value -> new Entry(name, value, kind + " " + name));
    }

    /** All settings below a name, by the rest of their names as written. */
    Map<String, Entry> below(String prefix) {
        int depth = prefix.split("\\.", -1).length;
        String start = uniform(prefix) + ".";
        Map<String, Entry> found = new LinkedHashMap<>();
        entries.forEach((uniform, entry) -> {
            if (uniform.startsWith(start)) {
                found.put(rest(entry.name(), depth), entry);
            }
        });
        return found;
    }

    private static String rest(String name, int depth) {
        String[] parts = name.replace("[", ".[").split("\\.", -1);
        String rest = String.join(".", Arrays.copyOfRange(parts, depth, parts.length));
        return rest.replace(".[", "[").replaceAll("^\\[(.*)]$", "$1").replaceAll("^\"(.*)\"$", "$1");
    }

    /** A list: one text with commas, or one setting for each item. */
    List<Entry> list(String name) {
        List<Entry> items = new ArrayList<>();
        find(name).ifPresent(whole -> Arrays.stream(whole.value().split(","))
                .map(String::strip)
                .filter(item -> !item.isEmpty())
                .forEach(item -> items.add(new Entry(name, item, whole.file()))));
        String start = uniform(name) + "[";
        entries.forEach((uniform, entry) -> {
            if (uniform.startsWith(start)) {
                items.add(entry);
            }
        });
        return items;
    }

    /**
     * The value with its placeholders filled in.
     *
     * @return empty when a placeholder has no value, or the value is an expression that only the framework evaluates
     */
    Optional<String> resolved(String value) {
        return value.contains("#{") ? Optional.empty() : new Placeholders(this::lookedUp).resolve(value);
    }

    private @Nullable String lookedUp(String name) {
        String variable = surroundings.get("env." + name);
        return variable != null ? variable : find(name).map(Entry::value).orElse(null);
    }

    private static String uniform(String name) {
        return name.toLowerCase(Locale.ROOT).replace("-", "").replace("_", "").replace("\"", "");
    }
}
