package io.github.migratemaven.model.settings;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** Micronaut's settings of {@code jpa.default}, or of another data source where the unit has its name. */
final class Micronaut {
    private final SettingsFiles files;
    private final Map<String, String> surroundings;
    private final String persistenceUnit;
    private final Set<String> chosen;

    Micronaut(SettingsFiles files, Map<String, String> surroundings, String persistenceUnit, Set<String> chosen) {
        this.files = files;
        this.surroundings = surroundings;
        this.persistenceUnit = persistenceUnit;
        this.chosen = chosen;
    }

    static boolean isUsed(ClassLoader project) {
        return project.getResource("io/micronaut/configuration/hibernate/jpa/JpaConfiguration.class") != null;
    }

    ApplicationSettings read() {
        Settings settings = new Settings(surroundings);
        Set<String> names = new LinkedHashSet<>();
        Set<String> profiles = new LinkedHashSet<>();
        String environments = surroundings.getOrDefault(
                "micronaut.environments", surroundings.getOrDefault("env.MICRONAUT_ENVIRONMENTS", ""));
        Arrays.stream(environments.split(",")).filter(name -> !name.isBlank()).forEach(profiles::add);
        load("application", settings, names);
        profiles.forEach(profile -> load("application-" + profile, settings, names));
        Translation translation = new Translation(settings, chosen);
        String unit = "jpa." + (persistenceUnit.isEmpty() ? "default" : persistenceUnit);
        translation.propertiesBelow(unit + ".properties");
        translation.packages(unit + ".entity-scan.packages");
        return translation.result("Micronaut", names, profiles);
    }

    private void load(String name, Settings settings, Set<String> names) {
        files.onClassPath(name).forEach(document -> {
            settings.add(document);
            names.add(document.file());
        });
    }
}
