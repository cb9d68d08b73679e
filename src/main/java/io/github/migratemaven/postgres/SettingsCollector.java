package io.github.migratemaven.postgres;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Gathers settings from places in the order of their precedence: the first to offer a value wins. Names are {@code host},
 * {@code port}, {@code database}, {@code user}, {@code password}, and the driver's names for everything else.
 */
final class SettingsCollector {
    private final Map<String, Setting> settings = new LinkedHashMap<>();
    private final List<String> warnings = new ArrayList<>();

    void offer(String name, @Nullable String value, String origin) {
        if (value != null && !value.isEmpty()) {
            settings.putIfAbsent(name, new Setting(value, origin));
        }
    }

    void offerAll(Map<String, String> values, String origin) {
        values.forEach((name, value) -> offer(name, value, origin));
    }

    void warn(String line) {
        warnings.add(line);
    }

    List<String> warnings() {
        return warnings;
    }

    Optional<Setting> get(String name) {
        return Optional.ofNullable(settings.get(name));
    }

    String value(String name, String otherwise) {
        return get(name).map(Setting::value).orElse(otherwise);
    }

    Map<String, Setting> all() {
        return settings;
    }
}
