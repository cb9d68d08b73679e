package io.github.migratemaven.postgres.settings;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Gathers settings from places in the order of their precedence: the first to offer a value wins. Names are {@code host},
 * {@code port}, {@code database}, {@code user}, {@code password}, and the driver's names for everything else.
 */
public final class SettingsCollector {
    private final Map<String, Setting> settings = new LinkedHashMap<>();
    private final Map<String, String> origins = new LinkedHashMap<>();
    private final Set<String> warnings = new LinkedHashSet<>();

    void offer(String name, @Nullable String value, String origin) {
        if (value != null && !value.isEmpty()) {
            settings.putIfAbsent(name, new Setting(value, origin));
        }
    }

    /** Tells the place of what has no single value, such as a password for each server. */
    void origin(String name, String origin) {
        origins.put(name, origin);
    }

    Map<String, String> origins() {
        return origins;
    }

    /** A line for the user; once, however often it is met. */
    void warn(String line) {
        warnings.add(line);
    }

    List<String> warnings() {
        return List.copyOf(warnings);
    }

    Optional<Setting> get(String name) {
        return Optional.ofNullable(settings.get(name));
    }

    String value(String name, String otherwise) {
        Setting setting = settings.get(name);
        return setting == null ? otherwise : setting.value();
    }

    Map<String, Setting> all() {
        return settings;
    }
}
