package io.github.migratemaven.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.migratemaven.model.entity.JpaSource;
import io.github.migratemaven.report.MigrationFailure;
import io.github.migratemaven.report.Reporter;
import io.github.migratemaven.testing.Models;
import io.github.migratemaven.testing.Slow;
import io.github.migratemaven.testing.TestPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class JpaModelFailuresTest {
    private static final int CLASS_FILE_VERSION_BYTE = 7;

    private final Path directory;

    JpaModelFailuresTest(@TempDir Path directory) {
        this.directory = directory;
    }

    static Stream<Named<List<Path>>> providers() {
        return JpaModelTest.providers();
    }

    private EntityProject project() {
        return new EntityProject(directory, EntityProject.hibernate7());
    }

    @ParameterizedTest
    @MethodSource("providers")
    void namesTheEntityWithoutIdentifier(List<Path> provider) {
        EntityProject project =
                new EntityProject(directory, provider).with("Odd", "@Entity public class Odd { String name; }");

        assertThat(failureOf(project.model()))
                .startsWith("The JPA model does not load: ")
                .contains("shop.Odd")
                .doesNotContain("\tat ");
    }

    @ParameterizedTest
    @MethodSource("providers")
    void namesTheEntityThatRefersToNone(List<Path> provider) {
        EntityProject project = new EntityProject(directory, provider)
                .with("Order", "@Entity public class Order { @Id Long id; @ManyToOne Customer customer; }")
                .with("Customer", "public class Customer { Long id; }");

        assertThat(failureOf(project.model())).contains("shop.Order", "shop.Customer");
    }

    @Test
    void namesTheClassWhoseDependencyIsAbsent() throws IOException {
        EntityProject project = project()
                .with("Order", "@Entity public class Order { @Id Long id; @Transient Helper helper; }")
                .with("Helper", "public class Helper { }");
        JpaModel model = project.model();
        Files.delete(project.classes().resolve("shop/Helper.class"));

        assertThat(failureOf(model)).contains("shop.Order needs shop.Helper", "Add the dependency");
    }

    @Test
    void saysWhenAClassIsNewerThanTheJvm() throws IOException {
        EntityProject project = project().with("Order", "@Entity public class Order { @Id Long id; }");
        JpaModel model = project.model();
        Path file = project.classes().resolve("shop/Order.class");
        byte[] bytes = Files.readAllBytes(file);
        bytes[CLASS_FILE_VERSION_BYTE] = 120;
        Files.write(file, bytes);

        assertThat(failureOf(model)).contains("shop.Order is compiled for a newer Java", "Run Maven with the JDK");
    }

    @Test
    void saysWhereItLookedForEntities() {
        EntityProject project = project().with("Plain", "public class Plain { }");

        assertThat(failureOf(project.model()))
                .contains("There is no JPA entity in " + project.classes(), "-Dmigrate.model=");
    }

    @Test
    void knowsEntitiesOfTheFormerPersistenceApi() {
        EntityProject project = new EntityProject(directory, List.of())
                .withSource("javax/persistence/Entity.java", "package javax.persistence; public @interface Entity {}")
                .withSource("shop/Old.java", "package shop; @javax.persistence.Entity public class Old {}");

        assertThat(failureOf(project.model())).contains("javax.persistence (shop.Old)", "jakarta.persistence");
    }

    @Test
    void saysThatALibraryIsMissing() {
        List<Path> incomplete = EntityProject.hibernate6().stream()
                .filter(jar -> !jar.toString().contains("jandex"))
                .toList();
        EntityProject project =
                new EntityProject(directory, incomplete).with("Order", "@Entity public class Order { @Id Long id; }");

        assertThat(failureOf(project.model())).contains("org/jboss/jandex", "A class of a library is missing");
    }

    @Test
    void saysThatTwoLibrariesDoNotFitTogether() {
        EntityProject project = project()
                .with(
                        "Item",
                        "@Entity public class Item { @Id Long id; @Convert(converter = Trimmed.class) String s; }")
                .with("Trimmed", """
                    @Converter public class Trimmed implements AttributeConverter<String, String> {
                        public Trimmed() { throw new NoSuchMethodError("'void other.Library.renamed()'"); }
                        public String convertToDatabaseColumn(String s) { return s; }
                        public String convertToEntityAttribute(String s) { return s; }
                    }
                    """);

        assertThat(failureOf(project.model()))
                .contains("NoSuchMethodError", "other.Library.renamed()", "Two libraries", "mvn dependency:tree")
                .doesNotContain("Correct the entity");
    }

    @Test
    void asksForTheApiOfAProvider() {
        List<Path> withoutApi = EntityProject.hibernate6().stream()
                .filter(jar -> !jar.toString().contains("persistence-api"))
                .toList();
        EntityProject project = new EntityProject(directory, EntityProject.hibernate6())
                .with("Order", "@Entity public class Order { @Id Long id; }");
        JpaSource complete = project.source(Optional.empty(), Map.of(), Set.of());
        List<Path> classPath = new ArrayList<>(withoutApi);
        classPath.add(project.classes());

        assertThat(failureOf(new JpaModel(JpaSource.of(classPath, complete.entityRoots()))))
                .contains("Jakarta Persistence is not on", "add jakarta.persistence:jakarta.persistence-api");
    }

    @Test
    void asksForAProvider() {
        List<Path> apiOnly = EntityProject.eclipseLink().stream()
                .filter(jar -> jar.toString().contains("persistence-api"))
                .toList();
        EntityProject project =
                new EntityProject(directory, apiOnly).with("Order", "@Entity public class Order { @Id Long id; }");

        assertThat(failureOf(project.model()))
                .contains("There is no JPA provider", "hibernate-core")
                .contains("in any scope", "another module has as provided", "excluded", "mvn dependency:tree");
    }

    @Test
    void asksWhichOfSeveralProviders() {
        List<Path> both = Stream.concat(EntityProject.hibernate7().stream(), EntityProject.eclipseLink().stream())
                .distinct()
                .toList();
        EntityProject project =
                new EntityProject(directory, both).with("Order", "@Entity public class Order { @Id Long id; }");

        assertThat(failureOf(project.model()))
                .contains("several JPA providers", "org.hibernate.jpa.HibernatePersistenceProvider")
                .contains("jakarta.persistence.provider");
        assertThat(project.model(Map.of(
                                "jakarta.persistence.provider", "org.hibernate.jpa.HibernatePersistenceProvider",
                                "hibernate.globally_quoted_identifiers", "true"))
                        .script(TestPostgres.freshDatabase(), 18, Reporter.silent()))
                .contains("create table \"Order\"");
    }

    @Slow
    @Test
    void saysWhatPostgresRefusesAndHowToQuote() {
        EntityProject project = project().with("Order", "@Entity public class Order { @Id Long id; }");

        assertThat(failureOf(project.model()))
                .contains("PostgreSQL refuses the schema of the JPA entities", "syntax error at or near \"Order\"")
                .contains("hibernate.globally_quoted_identifiers=true", "<delimited-identifiers/>");
    }

    /** Hibernate copies a comment into its script without a look at what is in it. */
    @Slow
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"It's | comment on column Order_.name is 'It's';", "It's Ann's | syntax error at or near \"s\""})
    void saysThatAQuoteInACommentIsWrittenTwice(String comment, String shown) {
        EntityProject project = project()
                .with(
                        "Order_",
                        "@Entity public class Order_ { @Id Long id; @Column(comment = \"" + comment
                                + "\") String name; }");

        assertThat(failureOf(project.model())).contains(shown).contains("@Comment(\"It''s\")");
    }

    @Slow
    @Test
    void saysWhichExtensionMayBeMissing() {
        EntityProject project = project()
                .with(
                        "Mail",
                        "@Entity public class Mail { @Id Long id; @Column(columnDefinition = \"citext\") String to_;"
                                + " }");

        assertThat(failureOf(project.model()))
                .contains("type \"citext\" does not exist", "-Dmigrate.extensions=citext");
        Models.make(
                new JpaModel(project.source(Optional.empty(), Map.of(), Set.of("citext"))),
                TestPostgres.freshDatabase(),
                Reporter.silent());
    }

    private static String failureOf(JpaModel model) {
        MigrationFailure failure = catchThrowableOfType(
                MigrationFailure.class, () -> Models.make(model, TestPostgres.freshDatabase(), Reporter.silent()));
        assertThat(failure).isNotNull();
        return failure.problemAndAdvice();
    }
}
