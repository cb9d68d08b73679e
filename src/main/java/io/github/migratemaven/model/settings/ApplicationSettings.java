package io.github.migratemaven.model.settings;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the application's framework tells its JPA provider at start-up, in the provider's own words.
 *
 * @param framework its name; empty where none of the known ones is used
 * @param files that were read, as a person knows them
 * @param profiles that were active
 * @param properties for the provider
 * @param packages that the framework takes entities from, on the whole class path; empty for those of the project
 * @param applications classes of several applications in one project, each with entities of its own; else empty
 * @param mappingFiles resources with XML mappings
 * @param warnings about what could not be understood
 */
public record ApplicationSettings(
        String framework,
        Set<String> files,
        Set<String> profiles,
        Map<String, String> properties,
        Set<String> packages,
        Set<String> applications,
        List<String> mappingFiles,
        List<String> warnings) {

    public ApplicationSettings {
        files = new LinkedHashSet<>(files);
        profiles = new LinkedHashSet<>(profiles);
        properties = new LinkedHashMap<>(properties);
        packages = new LinkedHashSet<>(packages);
        applications = new LinkedHashSet<>(applications);
        mappingFiles = new ArrayList<>(mappingFiles);
        warnings = new ArrayList<>(warnings);
    }

    static ApplicationSettings of(String framework) {
        return new ApplicationSettings(
                framework, Set.of(), Set.of(), Map.of(), Set.of(), Set.of(), List.of(), List.of());
    }

    /**
     * Reads the settings of the framework that the project uses.
     *
     * @param project class loader with the project's class path
     * @param ownClasses directories and jars with the application's own classes
     * @param directory of the project
     * @param surroundings system properties, and environment variables as {@code env.NAME}
     * @param persistenceUnit the unit wanted; empty for the only or the default one
     * @param chosen names of properties that the user has set and that no file needs to say
     * @throws io.github.migratemaven.report.MigrationFailure when a file is malformed
     */
    public static ApplicationSettings read(
            ClassLoader project,
            List<Path> ownClasses,
            Path directory,
            Map<String, String> surroundings,
            String persistenceUnit,
            Set<String> chosen) {
        SettingsFiles files = new SettingsFiles(project, directory);
        if (SpringBoot.isUsed(project)) {
            return new SpringBoot(project, ownClasses, files, surroundings, chosen).read();
        }
        if (Quarkus.isUsed(project)) {
            return new Quarkus(files, surroundings, persistenceUnit, chosen).read();
        }
        if (Micronaut.isUsed(project)) {
            return new Micronaut(files, surroundings, persistenceUnit, chosen).read();
        }
        return of("");
    }
}
