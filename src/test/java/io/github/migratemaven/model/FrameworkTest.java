package io.github.migratemaven.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.migratemaven.report.Reporter;
import io.github.migratemaven.testing.TestPostgres;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Entities and settings come from where the application's framework takes them. */
class FrameworkTest implements Reporter {
    private static final String ANNOTATION = "import java.lang.annotation.*; @Retention(RetentionPolicy.RUNTIME) ";
    private static final String BOOT = "org/springframework/boot/autoconfigure/";

    private final Path directory;
    private final List<String> lines = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();

    FrameworkTest(@TempDir Path directory) {
        this.directory = directory;
    }

    @Override
    public void info(String line) {
        lines.add(line);
    }

    @Override
    public void warn(String line) {
        warnings.add(line);
    }

    @Override
    public void debug(String line) {}

    /** An application with entities in its own package, in a package below, and elsewhere. */
    private EntityProject bootApplication() {
        return new EntityProject(
                        directory, EntityProject.with(EntityProject.hibernate7(), "spring-boot-hibernate-4.0.0.jar"))
                .withSource(
                        BOOT + "SpringBootApplication.java",
                        "package org.springframework.boot.autoconfigure; " + ANNOTATION
                                + "public @interface SpringBootApplication { }")
                .withSource(
                        BOOT + "domain/EntityScan.java",
                        "package org.springframework.boot.autoconfigure.domain; " + ANNOTATION
                                + "public @interface EntityScan { String[] value() default {};"
                                + " Class<?>[] basePackageClasses() default {}; }")
                .with("OrderLine", """
                    @Entity public class OrderLine {
                        @Id @GeneratedValue Long id; String productName; java.time.Instant soldAt;
                    }
                    """)
                .withSource(
                        "shop/stock/Item.java",
                        "package shop.stock; @jakarta.persistence.Entity public class Item "
                                + "{ @jakarta.persistence.Id Long id; }")
                .withSource(
                        "other/Outside.java",
                        "package other; @jakarta.persistence.Entity public class Outside "
                                + "{ @jakarta.persistence.Id Long id; }");
    }

    private String script(JpaSource source) {
        return new JpaModel(source).script(TestPostgres.freshDatabase(), 18, this);
    }

    private static JpaSource source(EntityProject project) {
        return project.source(Optional.empty(), Map.of(), Set.of());
    }

    @Test
    void readsSettingsAndPackagesOfSpringBoot() {
        EntityProject project = bootApplication()
                .withSource(
                        "shop/App.java",
                        "package shop; @org.springframework.boot.autoconfigure.SpringBootApplication class App {}")
                .withFile("META-INF/persistence.xml", "<persistence><persistence-unit name=\"ide\"/></persistence>")
                .withFile("application.properties", """
                    spring.jpa.hibernate.naming.physical-strategy=\
                    org.hibernate.boot.model.naming.PhysicalNamingStrategyStandardImpl
                    spring.jpa.properties.hibernate.default_schema=shop
                    spring.jpa.properties.hibernate.type.preferred_instant_jdbc_type=TIMESTAMP
                    spring.jpa.hibernate.ddl-auto=create-drop
                    """);

        JpaSource source = source(project);

        assertThat(Application.modelled(source))
                .isEqualTo(Application.creates(
                        source,
                        List.of("shop.OrderLine", "shop.stock.Item"),
                        Map.of(
                                "hibernate.physical_naming_strategy",
                                "org.hibernate.boot.model.naming.PhysicalNamingStrategyStandardImpl",
                                "hibernate.implicit_naming_strategy",
                                "org.springframework.boot.hibernate.SpringImplicitNamingStrategy",
                                "hibernate.default_schema",
                                "shop",
                                "hibernate.hbm2ddl.create_namespaces",
                                "true",
                                "hibernate.type.preferred_instant_jdbc_type",
                                "TIMESTAMP")));
        script(source);
        assertThat(lines)
                .containsExactly(
                        "Model: 2 classes of the package shop, settings of application.properties (Spring Boot), names"
                                + " by SpringImplicitNamingStrategy and PhysicalNamingStrategyStandardImpl, Hibernate");
    }

    @Test
    void takesThePackagesThatEntityScanNames() {
        EntityProject project = bootApplication().withSource("shop/App.java", """
            package shop;
            @org.springframework.boot.autoconfigure.SpringBootApplication
            @org.springframework.boot.autoconfigure.domain.EntityScan(
                    value = "shop.stock", basePackageClasses = other.Outside.class)
            class App {}
            """);

        assertThat(script(source(project)))
                .contains("table item", "table outside")
                .doesNotContain("order_line");
    }

    @Test
    void findsEntitiesOfOtherModulesWhereTheApplicationWould() {
        EntityProject domain = new EntityProject(directory.resolve("domain"), EntityProject.hibernate7())
                .withSource(
                        "shop/domain/Account.java",
                        "package shop.domain; @jakarta.persistence.Entity public class Account "
                                + "{ @jakarta.persistence.Id Long id; }")
                .withSource(
                        "elsewhere/Ledger.java",
                        "package elsewhere; @jakarta.persistence.Entity public class Ledger "
                                + "{ @jakarta.persistence.Id Long id; }");
        domain.compile();
        EntityProject project = bootApplication()
                .withSource(
                        "shop/App.java",
                        "package shop; @org.springframework.boot.autoconfigure.SpringBootApplication class App {}");

        String script = script(beside(source(project), domain));

        assertThat(script).contains("table account").doesNotContain("ledger");
        assertThat(warnings)
                .containsExactly(
                        "The model leaves out entities of other modules: com.example:domain (elsewhere.Ledger). If the"
                                + " application has them, name their artifacts with -Dmigrate.entityArtifacts=.");
    }

    private static JpaSource beside(JpaSource source, EntityProject domain) {
        List<Path> classPath = new ArrayList<>(source.classPath());
        classPath.add(domain.classes());
        return new JpaSource(
                classPath,
                source.entityRoots(),
                source.packages(),
                source.persistenceUnit(),
                source.properties(),
                source.extensions(),
                new Surroundings(
                        source.surroundings().directory(), Map.of(), Map.of(domain.classes(), "com.example:domain")));
    }

    @Test
    void saysWhichBeansItCannotAsk() {
        EntityProject project = bootApplication()
                .withSource(
                        "org/springframework/context/annotation/Bean.java",
                        "package org.springframework.context.annotation; " + ANNOTATION + "public @interface Bean {}")
                .withSource("shop/App.java", """
                    package shop;
                    @org.springframework.boot.autoconfigure.SpringBootApplication class App {
                        @org.springframework.context.annotation.Bean
                        org.hibernate.boot.model.naming.PhysicalNamingStrategy names() { return null; }
                    }
                    """);

        script(source(project));

        assertThat(warnings)
                .containsExactly("The bean names of shop.App (PhysicalNamingStrategy) exists in the running application"
                        + " only. Set hibernate.physical_naming_strategy in <jpaProperties>.");
    }
}
