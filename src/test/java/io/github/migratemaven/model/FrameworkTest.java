package io.github.migratemaven.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.migratemaven.model.entity.JpaSource;
import io.github.migratemaven.model.entity.Surroundings;
import io.github.migratemaven.report.MigrationFailure;
import io.github.migratemaven.report.Reporter;
import io.github.migratemaven.testing.Slow;
import io.github.migratemaven.testing.TestPostgres;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
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

    @Slow
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

    @Slow
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
                                + " application has them, add -Dmigrate.entityArtifacts=com.example:domain.");
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

    @Slow
    @Test
    void asksWhoseEntitiesAreMeantWhereThereAreSeveralApplications() {
        EntityProject project = bootApplication()
                .withSource(
                        "shop/App.java",
                        "package shop; @org.springframework.boot.autoconfigure.SpringBootApplication class App {}")
                .withSource(
                        "other/Second.java",
                        "package other; @org.springframework.boot.autoconfigure.SpringBootApplication class Second {}");
        JpaSource both = source(project);
        JpaSource chosen = new JpaSource(
                both.classPath(),
                both.entityRoots(),
                Set.of("other"),
                Optional.empty(),
                Map.of(),
                Set.of(),
                both.surroundings());

        assertThatThrownBy(() -> script(both))
                .isInstanceOfSatisfying(MigrationFailure.class, failure -> assertThat(failure.problemAndAdvice())
                        .contains("several Spring Boot applications", "other.Second, shop.App", "-Dmigrate.packages="));
        assertThat(script(chosen)).contains("table outside").doesNotContain("item");
    }

    @Slow
    @Test
    void readsTheConfigurationOfHibernateItself() {
        EntityProject project = new EntityProject(directory, EntityProject.hibernate7())
                .with("Thing", "public class Thing { private Long id; private String name; }")
                .with("Listed", "@Entity public class Listed { @Id Long id; }")
                .withFile("thing.xml", """
                    <?xml version="1.0"?>
                    <!DOCTYPE hibernate-mapping PUBLIC "-//Hibernate/Hibernate Mapping DTD 3.0//EN"
                        "http://www.hibernate.org/dtd/hibernate-mapping-3.0.dtd">
                    <hibernate-mapping>
                      <class name="shop.Thing" table="things">
                        <id name="id" access="field"><generator class="assigned"/></id>
                        <property name="name" access="field" not-null="true" length="80"/>
                      </class>
                    </hibernate-mapping>
                    """)
                .withFile("hibernate.cfg.xml", """
                    <?xml version="1.0"?>
                    <!DOCTYPE hibernate-configuration PUBLIC "-//Hibernate/Hibernate Configuration DTD 3.0//EN"
                        "http://www.hibernate.org/dtd/hibernate-configuration-3.0.dtd">
                    <hibernate-configuration><session-factory>
                      <property name="hibernate.connection.url">jdbc:postgresql://nowhere/x</property>
                      <property name="hibernate.hbm2ddl.auto">create</property>
                      <property name="hibernate.default_schema">shop</property>
                      <mapping resource="thing.xml"/>
                      <mapping class="shop.Listed"/>
                    </session-factory></hibernate-configuration>
                    """);

        assertThat(script(source(project)))
                .contains("create table shop.things", "create table shop.Listed")
                .doesNotContain("drop");
        assertThat(lines).singleElement().asString().contains("hibernate.cfg.xml");
    }

    @Slow
    @Test
    void takesHibernateMappingFilesBesideClassesWhereNothingListsThem() {
        EntityProject project = new EntityProject(directory, EntityProject.hibernate6())
                .withSource("shop/Thing.java", "package shop; public class Thing { Long id; }")
                .withFile("shop/Thing.hbm.xml", """
                    <?xml version="1.0"?>
                    <!DOCTYPE hibernate-mapping PUBLIC "-//Hibernate/Hibernate Mapping DTD 3.0//EN"
                        "http://www.hibernate.org/dtd/hibernate-mapping-3.0.dtd">
                    <hibernate-mapping><class name="shop.Thing" table="things">
                      <id name="id" access="field"/>
                    </class></hibernate-mapping>
                    """);

        assertThat(script(source(project))).contains("create table things");
        assertThat(lines).first().asString().startsWith("Model: 1 mapping file of the project's own classes");
    }

    @Slow
    @Test
    void leavesMappingFilesThatSpringBootDoesNotName() {
        EntityProject project = bootApplication().withFile("shop/Thing.hbm.xml", "<hibernate-mapping/>");

        assertThat(script(source(project))).doesNotContain("things");
    }

    @Slow
    @Test
    void keepsTheProvidersWarningsAndNoNoiseOfSlf4j() {
        EntityProject project = new EntityProject(
                        directory, EntityProject.with(EntityProject.hibernate7(), "slf4j-api-2.0.17.jar"))
                .with("Noisy", """
                    @Entity public class Noisy {
                        static final org.slf4j.Logger LOG = org.slf4j.LoggerFactory.getLogger("org.hibernate.x");
                        @Id Long id;
                        @Convert(converter = Speaker.class) String text;
                    }
                    """)
                .with("Speaker", """
                    @Converter public class Speaker implements AttributeConverter<String, String> {
                        public Speaker() {
                            Noisy.LOG.info("not this");
                            Noisy.LOG.atWarn().log("a {} of {}", "warning", 2);
                            Noisy.LOG.warn("{}", "one", new IllegalStateException("cause"));
                            org.slf4j.MDC.put("a", "b");
                            org.slf4j.LoggerFactory.getLogger("shop").error("of the application");
                        }
                        public String convertToDatabaseColumn(String text) { return text; }
                        public String convertToEntityAttribute(String text) { return text; }
                    }
                    """);
        PrintStream before = System.err;
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        System.setErr(new PrintStream(written, true, StandardCharsets.UTF_8));
        try {
            script(source(project));
        } finally {
            System.setErr(before);
        }

        assertThat(written.toString(StandardCharsets.UTF_8)).doesNotContain("SLF4J");
        assertThat(warnings)
                .contains("a warning of 2", "one: java.lang.IllegalStateException: cause")
                .noneMatch(warning -> warning.contains("not this") || warning.contains("application"));
    }

    @Slow
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
