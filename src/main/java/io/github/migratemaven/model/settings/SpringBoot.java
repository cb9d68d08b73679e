package io.github.migratemaven.model.settings;

import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Spring Boot's settings of {@code spring.jpa}, with its own defaults. */
final class SpringBoot {
    private static final String NAMES_OF_HIBERNATE = "org.hibernate.boot.model.naming.";
    private static final String IMPLICIT_OF_BOOT_4 = "org.springframework.boot.hibernate.SpringImplicitNamingStrategy";
    private static final String IMPLICIT_OF_BOOT_3 =
            "org.springframework.boot.orm.jpa.hibernate.SpringImplicitNamingStrategy";

    private final ClassLoader project;
    private final List<Path> ownClasses;
    private final SettingsFiles files;
    private final Map<String, String> surroundings;
    private final Set<String> chosen;

    SpringBoot(
            ClassLoader project,
            List<Path> ownClasses,
            SettingsFiles files,
            Map<String, String> surroundings,
            Set<String> chosen) {
        this.project = project;
        this.ownClasses = ownClasses;
        this.files = files;
        this.surroundings = surroundings;
        this.chosen = chosen;
    }

    static boolean isUsed(ClassLoader project) {
        return holds(project, IMPLICIT_OF_BOOT_4) || holds(project, IMPLICIT_OF_BOOT_3);
    }

    ApplicationSettings read() {
        SpringFiles.Loaded loaded = new SpringFiles(files, surroundings).load();
        Settings settings = new Settings(surroundings);
        loaded.documents().forEach(settings::add);
        Translation translation = new Translation(settings, chosen);
        if (!isAnotherDatabase(translation)) {
            translation.property("spring.jpa.database-platform", "hibernate.dialect");
        }
        translation.propertiesBelow("spring.jpa.properties");
        translation.property("spring.jpa.hibernate.naming.implicit-strategy", "hibernate.implicit_naming_strategy");
        translation.property("spring.jpa.hibernate.naming.physical-strategy", "hibernate.physical_naming_strategy");
        boolean boot4 = holds(project, IMPLICIT_OF_BOOT_4);
        translation.byDefault("hibernate.implicit_naming_strategy", boot4 ? IMPLICIT_OF_BOOT_4 : IMPLICIT_OF_BOOT_3);
        translation.byDefault(
                "hibernate.physical_naming_strategy",
                NAMES_OF_HIBERNATE
                        + (boot4 ? "PhysicalNamingStrategySnakeCaseImpl" : "CamelCaseToUnderscoresNamingStrategy"));
        translation.mappingFiles("spring.jpa.mapping-resources");
        SpringClasses.read(ownClasses, translation);
        Set<String> names = new LinkedHashSet<>();
        loaded.documents().forEach(document -> names.add(document.file()));
        return translation.result("Spring Boot", names, loaded.profiles());
    }

    /** The database of a developer's or test's profile says nothing about PostgreSQL. */
    private static boolean isAnotherDatabase(Translation translation) {
        Optional<String> database = translation.value("spring.jpa.database");
        return database.map(name -> name.toLowerCase(Locale.ROOT))
                .filter(name -> !name.equals("postgresql") && !name.equals("default"))
                .isPresent();
    }

    private static boolean holds(ClassLoader project, String className) {
        return project.getResource(className.replace('.', '/') + ".class") != null;
    }
}
