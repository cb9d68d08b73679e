package io.github.migratemaven.model.settings;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Gathers what a framework's settings mean to the JPA provider, and what of them cannot be told without the framework. */
final class Translation {
    private final Settings settings;
    private final Set<String> chosen;
    private final Map<String, String> properties = new LinkedHashMap<>();
    private final Set<String> packages = new LinkedHashSet<>();
    private final Set<String> applications = new LinkedHashSet<>();
    private final List<String> mappingFiles = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();

    /**
     * Of settings in effect.
     *
     * @param chosen names of the provider's properties that the user has set, which win
     */
    Translation(Settings settings, Set<String> chosen) {
        this.settings = settings;
        this.chosen = chosen;
    }

    /** Takes one setting, where it is made, for one of the provider's properties. */
    void property(String setting, String property) {
        settings.find(setting).ifPresent(entry -> put(property, entry));
    }

    /** Takes a fixed value for a property that is not set. */
    void byDefault(String property, String value) {
        properties.putIfAbsent(property, value);
    }

    /** Takes all settings below a name for the provider's properties of the same names. */
    void propertiesBelow(String prefix) {
        settings.below(prefix).forEach(this::put);
    }

    /** Packages that a setting lists. */
    void packages(String setting) {
        settings.list(setting).forEach(entry -> value(entry, "packages").ifPresent(packages::add));
    }

    /** XML mappings that a setting lists. */
    void mappingFiles(String setting) {
        settings.list(setting)
                .forEach(entry -> value(entry, "persistence.xml's mapping-file").ifPresent(mappingFiles::add));
    }

    void packages(Set<String> others) {
        packages.addAll(others);
    }

    void applications(Set<String> several) {
        applications.addAll(several);
    }

    void warn(String warning) {
        warnings.add(warning);
    }

    Optional<String> value(String setting) {
        return settings.find(setting).flatMap(entry -> settings.resolved(entry.value()));
    }

    private void put(String property, Settings.Entry entry) {
        if (!chosen.contains(property)) {
            Optional<String> value = settings.resolved(entry.value());
            if (value.isPresent()) {
                properties.put(property, value.get());
            } else if (isOfTheSchema(property)) {
                warnings.add(unknown(entry) + " Set the property " + property + " in <jpaProperties>.");
            }
        }
    }

    private Optional<String> value(Settings.Entry entry, String parameter) {
        Optional<String> value = settings.resolved(entry.value());
        if (value.isEmpty()) {
            warnings.add(unknown(entry) + " Set " + parameter + " instead.");
        }
        return value;
    }

    private static String unknown(Settings.Entry entry) {
        return entry.name() + "=" + entry.value() + " in " + entry.file()
                + " has a value that only the running application knows.";
    }

    /** A user name or the address of a cache has no part in the schema, and is often known to the running application only. */
    private static boolean isOfTheSchema(String property) {
        return property.startsWith("hibernate.")
                && !property.matches(
                        "hibernate\\.(connection|cache|javax\\.cache|hikari|agroal|c3p0|jdbc|search|show_sql|generate_statistics).*");
    }

    ApplicationSettings result(String framework, Set<String> files, Set<String> profiles) {
        return new ApplicationSettings(
                framework, files, profiles, properties, packages, applications, mappingFiles, warnings);
    }
}
