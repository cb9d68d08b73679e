package io.github.migratemaven.engine.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.migratemaven.report.Reporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What was proven in earlier runs, by a key that stands for all that the proof rests on, with the remarks that came with
 * it. Lies in the build directory; what cannot be read or written there is proven again.
 */
final class Proven {
    /** As many as a history of thousands of revisions needs twice. */
    private static final int MOST = 20_000;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path file;
    private final Reporter reporter;
    private final Map<String, List<String>> earlier;
    private final Map<String, List<String>> now = new LinkedHashMap<>();
    private boolean changed;

    private Proven(Path file, Map<String, List<String>> earlier, Reporter reporter) {
        this.file = file;
        this.earlier = earlier;
        this.reporter = reporter;
    }

    static Proven read(Path file, Reporter reporter) {
        Map<String, List<String>> earlier = new LinkedHashMap<>();
        try {
            if (Files.exists(file)) {
                JSON.readTree(file.toFile())
                        .properties()
                        .forEach(entry -> earlier.put(entry.getKey(), texts(entry.getValue())));
            }
        } catch (IOException unreadable) {
            reporter.debug("What was proven before cannot be read: " + unreadable);
        }
        return new Proven(file, earlier, reporter);
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(text -> texts.add(text.asText()));
        return texts;
    }

    /** The remarks that came with the proof; empty where there is none. */
    synchronized Optional<List<String>> remarks(String key) {
        Optional<List<String>> found =
                Optional.ofNullable(now.get(key)).or(() -> Optional.ofNullable(earlier.get(key)));
        found.ifPresent(remarks -> now.put(key, remarks));
        return found;
    }

    synchronized void add(String key, List<String> remarks) {
        now.put(key, List.copyOf(remarks));
        changed = true;
    }

    /** What was of use now comes first, so that it stays longest. */
    synchronized void save() {
        if (!changed) {
            return;
        }
        earlier.forEach(now::putIfAbsent);
        ObjectNode document = JSON.createObjectNode();
        now.entrySet().stream().limit(MOST).forEach(entry -> entry.getValue()
                .forEach(document.putArray(entry.getKey())::add));
        try {
            Files.createDirectories(file.resolveSibling("."));
            Path complete = Files.createTempFile(file.resolveSibling(".").normalize(), "proven", ".json");
            JSON.writeValue(complete.toFile(), document);
            Files.move(complete, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException unwritable) {
            reporter.debug("What was proven cannot be kept: " + unwritable);
        }
    }
}
