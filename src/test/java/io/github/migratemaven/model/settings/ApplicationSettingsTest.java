package io.github.migratemaven.model.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import io.github.migratemaven.report.MigrationFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ApplicationSettingsTest {
    private static final String BOOT_4 = "org/springframework/boot/hibernate/SpringImplicitNamingStrategy.class";
    private static final String BOOT_3 =
            "org/springframework/boot/orm/jpa/hibernate/SpringImplicitNamingStrategy.class";
    private static final String PHYSICAL = "hibernate.physical_naming_strategy";

    private final Path directory;
    private final Map<String, String> surroundings = new HashMap<>();

    ApplicationSettingsTest(@TempDir Path directory) {
        this.directory = directory;
    }

    private ApplicationSettingsTest with(String file, String text) {
        Path path = directory.resolve(file);
        try {
            Files.createDirectories(path.getParent());
            Files.writeString(path, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    private ApplicationSettings read(String unit, String... chosen) {
        Path snakeYaml = Path.of("target", "providers", "snakeyaml-2.5.jar").toAbsolutePath();
        try {
            URL[] urls = {
                directory.resolve("classes/").toUri().toURL(),
                directory.resolve("lib/").toUri().toURL(),
                snakeYaml.toUri().toURL()
            };
            try (URLClassLoader project = new URLClassLoader(urls, ClassLoader.getPlatformClassLoader())) {
                return ApplicationSettings.read(
                        project, List.of(directory.resolve("classes")), directory, surroundings, unit, Set.of(chosen));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ApplicationSettings read() {
        return read("");
    }

    @Test
    void readsWhatSpringBootPassesOnToItsProvider() {
        with("lib/" + BOOT_4, "");
        with("classes/application.properties", """
            spring.jpa.hibernate.naming.physical-strategy=org.example.Physical
            spring.jpa.hibernate.namingImplicitStrategy=ignored
            spring.jpa.properties.hibernate.default_schema=shop
            spring.jpa.properties.[hibernate.type.preferred_instant_jdbc_type]=TIMESTAMP
            spring.jpa.database_platform=org.example.Dialect
            spring.jpa.mapping-resources=one.xml, two.xml
            """);

        ApplicationSettings settings = read();

        assertThat(settings.properties())
                .containsOnly(
                        entry(PHYSICAL, "org.example.Physical"),
                        entry(
                                "hibernate.implicit_naming_strategy",
                                "org.springframework.boot.hibernate.SpringImplicitNamingStrategy"),
                        entry("hibernate.default_schema", "shop"),
                        entry("hibernate.type.preferred_instant_jdbc_type", "TIMESTAMP"),
                        entry("hibernate.dialect", "org.example.Dialect"));
        assertThat(settings.mappingFiles()).containsExactly("one.xml", "two.xml");
        assertThat(settings.files()).containsExactly("application.properties");
        assertThat(settings.warnings()).isEmpty();
    }

    @Test
    void takesTheNamesOfSpringBoot3AsTheyAreByDefault() {
        with("lib/" + BOOT_3, "");

        assertThat(read().properties())
                .containsOnly(
                        entry(PHYSICAL, "org.hibernate.boot.model.naming.CamelCaseToUnderscoresNamingStrategy"),
                        entry(
                                "hibernate.implicit_naming_strategy",
                                "org.springframework.boot.orm.jpa.hibernate.SpringImplicitNamingStrategy"));
    }

    @Test
    void readsYamlWithSeveralDocumentsAndProfiles() {
        with("lib/" + BOOT_4, "");
        with("classes/application.yml", """
            spring:
              profiles:
                active: dev
                group: {dev: [local]}
              jpa:
                properties:
                  hibernate:
                    default_schema: plain
                    timezone.default_storage: NORMALIZE
                    order: [a, b]
            ---
            spring.config.activate.on-profile: "prod | !dev"
            spring.jpa.properties.hibernate.default_schema: wrong
            ---
            spring.config.activate.on-profile: [local, other]
            spring.jpa.properties.hibernate.default_catalog: local
            """);
        with("classes/application-dev.yaml", "spring.jpa.properties.hibernate.default_schema: dev");

        ApplicationSettings settings = read();

        assertThat(settings.properties())
                .contains(
                        entry("hibernate.default_schema", "dev"),
                        entry("hibernate.timezone.default_storage", "NORMALIZE"),
                        entry("hibernate.default_catalog", "local"));
        assertThat(settings.profiles()).containsExactly("local", "dev");
        assertThat(settings.files()).containsExactly("application.yml", "application-dev.yaml");
    }

    @Test
    void takesTheNearerFileAndTheSystemPropertyOverIt() {
        with("lib/" + BOOT_4, "");
        String name = "spring.jpa.properties.hibernate.default_schema=";
        with("classes/application.properties", name + "classpath\n" + PHYSICAL + "=no\nspring.config.import=extra.yml");
        with("classes/config/application.properties", name + "config");
        assertThat(read().properties()).contains(entry("hibernate.default_schema", "config"));
        with("application.properties", name + "directory");
        assertThat(read().properties()).contains(entry("hibernate.default_schema", "directory"));
        with("config/application.properties", name + "nearest");
        assertThat(read().properties()).contains(entry("hibernate.default_schema", "nearest"));
        with("classes/application-ci.properties", name + "profile");
        surroundings.put("env.SPRING_PROFILES_ACTIVE", "ci");
        assertThat(read().properties()).contains(entry("hibernate.default_schema", "profile"));
        surroundings.put("spring.jpa.hibernate.naming.physical-strategy", "org.example.FromTheCommandLine");
        assertThat(read().properties()).contains(entry(PHYSICAL, "org.example.FromTheCommandLine"));
    }

    @Test
    void importsOtherFiles() {
        with("lib/" + BOOT_4, "");
        with(
                "classes/application.properties",
                "spring.config.import=optional:classpath:db.yml,optional:configserver:\n"
                        + "spring.jpa.properties.hibernate.default_schema=plain");
        with("classes/db.yml", "spring.jpa.properties.hibernate.default_schema: imported");

        assertThat(read().properties()).contains(entry("hibernate.default_schema", "imported"));
    }

    @Test
    void fillsInPlaceholders() {
        with("lib/" + BOOT_4, "");
        with("classes/application.properties", """
            app.schema=shop
            spring.jpa.properties.hibernate.default_schema=${SCHEMA:${app.schema}_${app.stage:dev}}
            spring.jpa.properties.hibernate.default_catalog=${CATALOG}
            """);
        surroundings.put("env.CATALOG", "books");

        assertThat(read().properties())
                .contains(entry("hibernate.default_schema", "shop_dev"), entry("hibernate.default_catalog", "books"));
        surroundings.put("env.SCHEMA", "other");
        assertThat(read().properties()).contains(entry("hibernate.default_schema", "other"));
    }

    @Test
    void namesTheParameterForWhatOnlyTheRunningApplicationKnows() {
        with("lib/" + BOOT_4, "");
        with("classes/application.properties", """
            spring.jpa.properties.hibernate.default_schema=${SCHEMA}
            spring.jpa.properties.hibernate.default_catalog=#{systemProperties['x']}
            spring.jpa.properties.hibernate.connection.password=${SECRET}
            """);

        assertThat(read().warnings())
                .containsExactlyInAnyOrder(
                        "spring.jpa.properties.hibernate.default_schema=${SCHEMA} in application.properties has a"
                                + " value that only the running application knows. Set the property"
                                + " hibernate.default_schema in <jpaProperties>.",
                        "spring.jpa.properties.hibernate.default_catalog=#{systemProperties['x']} in"
                                + " application.properties has a value that only the running application knows. Set the"
                                + " property hibernate.default_catalog in <jpaProperties>.");
        assertThat(read("", "hibernate.default_schema", "hibernate.default_catalog")
                        .warnings())
                .isEmpty();
    }

    @Test
    void readsTheSettingsOfQuarkusInProduction() {
        with("lib/io/quarkus/hibernate/orm/PersistenceUnit.class", "");
        with("classes/application.properties", """
            quarkus.hibernate-orm.physical-naming-strategy=org.example.Physical
            quarkus.hibernate-orm.database.default-schema=shop
            %prod.quarkus.hibernate-orm.database.default-schema=sales
            %dev.quarkus.hibernate-orm.database.default-schema=dev
            quarkus.hibernate-orm.packages=com.example.one,com.example.two
            quarkus.hibernate-orm.unsupported-properties."hibernate.order_inserts"=true
            quarkus.hibernate-orm.quote-identifiers.strategy=all
            quarkus.hibernate-orm."users".database.default-schema=users
            """);

        ApplicationSettings settings = read();

        assertThat(settings.properties())
                .containsOnly(
                        entry(PHYSICAL, "org.example.Physical"),
                        entry("hibernate.default_schema", "sales"),
                        entry("hibernate.globally_quoted_identifiers", "true"),
                        entry("hibernate.order_inserts", "true"));
        assertThat(settings.packages()).containsExactly("com.example.one", "com.example.two");
        assertThat(settings.warnings()).singleElement().asString().contains("units users", "persistenceUnit");
        assertThat(read("users").properties()).containsOnly(entry("hibernate.default_schema", "users"));
        surroundings.put("quarkus.profile", "dev");
        assertThat(read().properties()).contains(entry("hibernate.default_schema", "dev"));
    }

    @Test
    void readsTheSettingsOfMicronaut() {
        with("lib/io/micronaut/configuration/hibernate/jpa/JpaConfiguration.class", "");
        with("classes/application.yml", """
            jpa:
              default:
                entity-scan:
                  packages: [com.example.domain]
                properties:
                  hibernate:
                    physical_naming_strategy: org.example.Physical
            """);

        ApplicationSettings settings = read();

        assertThat(settings.properties()).containsOnly(entry(PHYSICAL, "org.example.Physical"));
        assertThat(settings.packages()).containsExactly("com.example.domain");
    }

    @Test
    void namesAFileThatIsMalformed() {
        with("lib/" + BOOT_4, "");
        with("classes/application.yml", "spring: [");

        assertThatThrownBy(this::read)
                .isInstanceOfSatisfying(MigrationFailure.class, failure -> assertThat(failure.problemAndAdvice())
                        .contains("application.yml cannot be read", "Correct the file"));
    }
}
