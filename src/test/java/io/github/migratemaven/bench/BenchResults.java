package io.github.migratemaven.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The figures of all benchmarks, in one JSON file and on standard output. */
public final class BenchResults {

    private BenchResults() {}

    /** Adds figures to those in the file, in the place of former ones of the same name. */
    public static void add(Path file, String name, Object figures) throws IOException {
        ObjectMapper json = new ObjectMapper();
        Map<String, Object> all = new LinkedHashMap<>();
        if (Files.exists(file)) {
            json.readTree(file.toFile()).properties().forEach(field -> all.put(field.getKey(), field.getValue()));
        }
        all.put(name, figures);
        Files.writeString(file, json.writerWithDefaultPrettyPrinter().writeValueAsString(all) + "\n");
    }

    public static void print(String format, Object... values) {
        System.out.println(String.format(Locale.ROOT, format, values));
    }

    public static long median(List<Long> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }
}
