package io.github.migratemaven.model.settings;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Quarkus' settings of {@code quarkus.hibernate-orm}, as they are in production unless another profile is named. */
final class Quarkus {
    private static final String PREFIX = "quarkus.hibernate-orm";

    /** Names of settings below the unit, and what Quarkus passes on to Hibernate for them. */
    private static final Map<String, String> PASSED_ON = Map.ofEntries(
            Map.entry("dialect", "hibernate.dialect"),
            Map.entry("physical-naming-strategy", "hibernate.physical_naming_strategy"),
            Map.entry("implicit-naming-strategy", "hibernate.implicit_naming_strategy"),
            Map.entry("database.default-schema", "hibernate.default_schema"),
            Map.entry("database.default-catalog", "hibernate.default_catalog"),
            Map.entry("database.globally-quoted-identifiers", "hibernate.globally_quoted_identifiers"),
            Map.entry("metadata-builder-contributor", "hibernate.metadata_builder_contributor"),
            Map.entry("mapping.timezone.default-storage", "hibernate.timezone.default_storage"),
            Map.entry("discriminator.ignore-explicit-for-joined", "hibernate.discriminator.ignore_explicit_for_joined"),
            Map.entry("validation.mode", "jakarta.persistence.validation.mode"));

    private final SettingsFiles files;
    private final Map<String, String> surroundings;
    private final String persistenceUnit;
    private final Set<String> chosen;

    Quarkus(SettingsFiles files, Map<String, String> surroundings, String persistenceUnit, Set<String> chosen) {
        this.files = files;
        this.surroundings = surroundings;
        this.persistenceUnit = persistenceUnit;
        this.chosen = chosen;
    }

    static boolean isUsed(ClassLoader project) {
        return project.getResource("io/quarkus/hibernate/orm/PersistenceUnit.class") != null;
    }

    ApplicationSettings read() {
        Set<String> names = new LinkedHashSet<>();
        Settings settings = new Settings(surroundings);
        String profile =
                surroundings.getOrDefault("quarkus.profile", surroundings.getOrDefault("env.QUARKUS_PROFILE", "prod"));
        load(files.onClassPath("META-INF/microprofile-config"), profile, settings, names);
        load(files.onClassPath("application"), profile, settings, names);
        load(files.inDirectory("config/application"), profile, settings, names);
        load(files.onClassPath("application-" + profile), profile, settings, names);
        Translation translation = new Translation(settings, chosen);
        String unit = PREFIX + (persistenceUnit.isEmpty() ? "" : ".\"" + persistenceUnit + "\"");
        warnOfUnits(settings, translation);
        new TreeMap<>(PASSED_ON).forEach((name, property) -> translation.property(unit + "." + name, property));
        quoting(translation, unit);
        translation.propertiesBelow(unit + ".unsupported-properties");
        translation.packages(unit + ".packages");
        translation.mappingFiles(unit + ".mapping-files");
        if (translation
                .value(unit + ".validation.enabled")
                .filter("false"::equals)
                .isPresent()) {
            translation.byDefault("jakarta.persistence.validation.mode", "none");
        }
        return translation.result("Quarkus", names, Set.of(profile));
    }

    private static void quoting(Translation translation, String unit) {
        translation.value(unit + ".quote-identifiers.strategy").ifPresent(strategy -> {
            switch (strategy) {
                case "all" -> translation.byDefault("hibernate.globally_quoted_identifiers", "true");
                case "all-except-column-definitions" -> {
                    translation.byDefault("hibernate.globally_quoted_identifiers", "true");
                    translation.byDefault("hibernate.globally_quoted_identifiers_skip_column_definitions", "true");
                }
                case "only-keywords" -> translation.byDefault("hibernate.auto_quote_keyword", "true");
                default -> {}
            }
        });
    }

    /** Settings of named units count for none but them. */
    private void warnOfUnits(Settings settings, Translation translation) {
        Set<String> units = new TreeSet<>();
        settings.below(PREFIX).keySet().stream()
                .filter(name -> name.startsWith("\"") && name.indexOf('"', 1) > 0)
                .forEach(name -> units.add(name.substring(1, name.indexOf('"', 1))));
        if (persistenceUnit.isEmpty() && !units.isEmpty()) {
            translation.warn("Quarkus has the persistence units " + String.join(", ", units)
                    + ", whose settings are not read. Name one with -Dmigrate.persistenceUnit=.");
        }
    }

    /** A name that begins with a profile counts in that profile only, and over the plain name. */
    private static void load(Iterable<Document> documents, String profile, Settings settings, Set<String> names) {
        for (Document document : documents) {
            Map<String, String> plain = new LinkedHashMap<>();
            Map<String, String> ofProfile = new LinkedHashMap<>();
            document.values().forEach((name, value) -> {
                String bare = name.replace("\"%", "%").replaceFirst("^(%[^.\"]+)\"", "$1");
                if (!bare.startsWith("%")) {
                    plain.put(name, value);
                } else if (bare.startsWith("%" + profile + ".")) {
                    ofProfile.put(bare.substring(profile.length() + 2), value);
                }
            });
            settings.add(new Document(document.file(), plain));
            settings.add(new Document(document.file(), ofProfile));
            names.add(document.file());
        }
    }
}
