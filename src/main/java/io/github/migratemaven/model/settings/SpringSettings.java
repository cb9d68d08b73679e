package io.github.migratemaven.model.settings;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** What a Spring Boot application sets for something other than its model. */
public final class SpringSettings {
    private static final Pattern DASH = Pattern.compile("-([a-z])");

    private SpringSettings() {}

    /**
     * All settings below a name, by the rest of their names in camel case; lists with commas between their items.
     *
     * @param classPath where the application's files lie, and what reads them
     * @param directory of the project
     * @param surroundings system properties, and environment variables as {@code env.NAME}
     */
    public static Map<String, String> below(
            String name, List<Path> classPath, Path directory, Map<String, String> surroundings) {
        try (URLClassLoader project = new URLClassLoader(
                classPath.stream().map(SpringSettings::url).toArray(URL[]::new),
                ClassLoader.getPlatformClassLoader())) {
            Settings settings = new Settings(surroundings);
            new SpringFiles(new SettingsFiles(project, directory), surroundings)
                    .load()
                    .documents()
                    .forEach(settings::add);
            Map<String, String> values = new LinkedHashMap<>();
            settings.below(name).forEach((rest, entry) -> settings.resolved(entry.value())
                    .ifPresent(value -> values.merge(camelCase(rest), value, (one, other) -> one + "," + other)));
            return values;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static URL url(Path entry) {
        try {
            return entry.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException(entry + " has no URL", e);
        }
    }

    /** Names of placeholders stay as they are. */
    private static String camelCase(String name) {
        String whole = name.replaceFirst("\\[\\d+]$", "");
        int end = whole.indexOf('.');
        String first = end < 0 ? whole : whole.substring(0, end);
        return DASH.matcher(first).replaceAll(letter -> letter.group(1).toUpperCase(Locale.ROOT))
                + (end < 0 ? "" : whole.substring(end));
    }
}
