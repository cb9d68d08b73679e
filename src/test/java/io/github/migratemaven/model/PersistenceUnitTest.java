package io.github.migratemaven.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.migratemaven.model.entity.JpaSource;
import io.github.migratemaven.model.entity.Surroundings;
import io.github.migratemaven.model.provider.SchemaScript;
import io.github.migratemaven.report.MigrationFailure;
import io.github.migratemaven.report.Reporter;
import io.github.migratemaven.testing.Slow;
import io.github.migratemaven.testing.TestPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PersistenceUnitTest {
    private final Path directory;

    PersistenceUnitTest(@TempDir Path directory) {
        this.directory = directory;
    }

    private EntityProject project() {
        return project(EntityProject.hibernate7());
    }

    private EntityProject project(List<Path> dependencies) {
        return new EntityProject(directory, dependencies)
                .with(
                        "Book",
                        "@Entity public class Book { @Id Long id; String bookTitle; @ManyToMany List<Author> by; }")
                .with("Author", "@Entity public class Author { @Id Long id; }");
    }

    private static String unit(String name, String content) {
        return "<persistence-unit name=\"" + name + "\">" + content + "</persistence-unit>";
    }

    private static String persistenceXml(String units) {
        return "<persistence xmlns=\"https://jakarta.ee/xml/ns/persistence\" version=\"3.0\">" + units
                + "</persistence>";
    }

    private static String script(EntityProject project) {
        return project.model().script(TestPostgres.freshDatabase(), 18, Reporter.silent());
    }

    @Test
    void takesItsPropertiesButNotItsConnection() {
        EntityProject project = project()
                .withFile(
                        "META-INF/persistence.xml",
                        persistenceXml(unit(
                                "shop",
                                "<properties><property name=\"hibernate.default_schema\" value=\"own\"/><property"
                                        + " name=\"hibernate.hbm2ddl.auto\" value=\"create-drop\"/><property"
                                        + " name=\"jakarta.persistence.jdbc.url\" value=\"jdbc:postgresql://nowhere/x\"/>"
                                        + "</properties>")));

        assertThat(script(project))
                .contains("create table own.Book", "create table own.Author")
                .doesNotContain("drop");
    }

    @Slow
    @Test
    void takesOnlyListedClassesWhenOthersAreExcluded() {
        EntityProject project = project()
                .withFile(
                        "META-INF/persistence.xml",
                        persistenceXml(
                                unit(
                                        "shop",
                                        "<class>shop.Author</class><exclude-unlisted-classes>true</exclude-unlisted-classes>")));

        assertThat(script(project)).contains("create table Author").doesNotContain("Book");
    }

    @Slow
    @Test
    void asksWhichOfSeveralUnits() {
        EntityProject project = project()
                .withFile(
                        "META-INF/persistence.xml",
                        persistenceXml(unit("first", "")
                                + unit("second", "<class>shop.Author</class><exclude-unlisted-classes/>")));

        assertThatThrownBy(() -> script(project))
                .isInstanceOfSatisfying(MigrationFailure.class, failure -> assertThat(failure.problemAndAdvice())
                        .contains("several persistence units", "of: first, second"));
        JpaModel second = new JpaModel(project.source(Optional.of("second"), Map.of(), Set.of()));
        assertThat(second.script(TestPostgres.freshDatabase(), 18, Reporter.silent()))
                .doesNotContain("Book");
        JpaModel third = new JpaModel(project.source(Optional.of("third"), Map.of(), Set.of()));
        assertThatThrownBy(() -> third.script(TestPostgres.freshDatabase(), 18, Reporter.silent()))
                .hasMessageContaining("no persistence unit 'third'");
    }

    @Test
    void namesAPersistenceXmlThatIsMalformed() {
        EntityProject project = project().withFile("META-INF/persistence.xml", "<persistence>");

        assertThatThrownBy(() -> script(project))
                .isInstanceOf(MigrationFailure.class)
                .hasMessageContaining("META-INF/persistence.xml cannot be read");
    }

    @Test
    void readsXmlMappings() {
        EntityProject project = new EntityProject(directory, EntityProject.hibernate7())
                .with("Plain", "public class Plain { private Long id; private String name; }")
                .withFile("META-INF/orm.xml", """
                    <entity-mappings xmlns="https://jakarta.ee/xml/ns/persistence/orm" version="3.1">
                      <package>shop</package>
                      <entity class="Plain" access="FIELD"><table name="plains"/>
                        <attributes><id name="id"/><basic name="name"/></attributes></entity>
                    </entity-mappings>
                    """);

        assertThat(script(project)).contains("create table plains");
    }

    @Slow
    @Test
    void takesTheClassesOfItsJarFiles() {
        EntityProject domain = new EntityProject(directory.resolve("domain"), EntityProject.hibernate7())
                .withSource(
                        "domain/Account.java",
                        "package domain; @jakarta.persistence.Entity public class Account "
                                + "{ @jakarta.persistence.Id Long id; }");
        domain.compile();
        EntityProject project = project()
                .withFile(
                        "META-INF/persistence.xml",
                        persistenceXml(unit("shop", "<jar-file>lib/domain.jar</jar-file>")));
        JpaSource own = project.source(Optional.empty(), Map.of(), Set.of());
        List<Path> classPath = new ArrayList<>(own.classPath());
        // As another module of the same build is: domain/target/classes.
        classPath.add(moved(domain.classes(), directory.resolve("modules/domain/target/classes")));

        assertThat(new JpaModel(JpaSource.of(classPath, own.entityRoots()))
                        .script(TestPostgres.freshDatabase(), 18, Reporter.silent()))
                .contains("create table Account", "create table Book");
    }

    private static Path moved(Path from, Path to) {
        try {
            Files.createDirectories(to.getParent());
            return Files.move(from, to);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void findsTheOnlyUnitInAnotherModule() {
        EntityProject domain = project()
                .withFile(
                        "META-INF/persistence.xml",
                        persistenceXml(unit("shop", "<class>shop.Author</class><exclude-unlisted-classes/>")));
        JpaSource there = domain.source(Optional.empty(), Map.of(), Set.of());
        Path own = directory.resolve("own");
        List<Path> classPath = new ArrayList<>(List.of(own));
        classPath.addAll(there.classPath());
        JpaSource source = new JpaSource(
                classPath,
                List.of(own),
                Set.of(),
                Optional.empty(),
                Map.of(),
                Set.of(),
                new Surroundings(directory, Map.of(), Map.of(domain.classes(), "com.example:domain")));

        assertThat(new JpaModel(source).script(TestPostgres.freshDatabase(), 18, Reporter.silent()))
                .contains("create table Author")
                .doesNotContain("Book");
    }

    @Test
    void searchesOnlyTheChosenPackages() {
        EntityProject project = project()
                .withSource(
                        "other/Other.java",
                        "package other; @jakarta.persistence.Entity public class Other "
                                + "{ @jakarta.persistence.Id Long id; }");
        JpaSource all = project.source(Optional.empty(), Map.of(), Set.of());
        JpaSource chosen = new JpaSource(
                all.classPath(),
                all.entityRoots(),
                Set.of("other"),
                Optional.empty(),
                Map.of(),
                Set.of(),
                all.surroundings());

        assertThat(new JpaModel(chosen).script(TestPostgres.freshDatabase(), 18, Reporter.silent()))
                .contains("create table Other")
                .doesNotContain("Book");
    }

    @Slow
    @Test
    void usesTheNamesOfSpringBoot3() {
        List<Path> jars = EntityProject.with(EntityProject.hibernate6(), "spring-boot-3.5.8.jar");

        assertThat(script(project(jars)))
                .contains("create table book ", "book_title", "create table book_by ", "by_id bigint");
    }

    @Test
    void usesTheNamesOfSpringBoot4() {
        List<Path> jars = EntityProject.with(EntityProject.hibernate7(), "spring-boot-hibernate-4.0.0.jar");

        assertThat(script(project(jars)))
                .contains("create table book ", "book_title", "create table book_by ", "by_id bigint");
    }

    @Slow
    @Test
    void letsTheUserChooseOtherNamesThanSpringBoot() {
        List<Path> jars = EntityProject.with(EntityProject.hibernate7(), "spring-boot-hibernate-4.0.0.jar");
        JpaModel model = project(jars)
                .model(Map.of(
                        "hibernate.physical_naming_strategy",
                        "org.hibernate.boot.model.naming.PhysicalNamingStrategyStandardImpl"));

        assertThat(model.script(TestPostgres.freshDatabase(), 18, Reporter.silent()))
                .contains("bookTitle");
    }

    @Slow
    @Test
    void writesForTheVersionOfTheServer() {
        EntityProject project = project();

        assertThat(List.of(13, 18)).allSatisfy(major -> assertThat(
                        project.model().script(TestPostgres.freshDatabase(), major, Reporter.silent()))
                .contains("create table Book"));
    }

    @Test
    void createsSchemasOnceAndTakesPublicAsItIs() {
        List<String> texts = SchemaScript.of("""
            create table "Odd One".a (id int);
            create sequence gen.s;
            create table gen.b (id int);
            create unique index gen.ix on gen.b (id);
            create index plain on gen.b (lower(x.y));
            """, Set.of("citext")).texts();

        assertThat(texts)
                .startsWith(
                        "create schema if not exists \"Odd One\"",
                        "create schema if not exists gen",
                        "create extension if not exists \"citext\" cascade")
                .contains("create unique index ix on gen.b (id)", "create index plain on gen.b (lower(x.y))")
                .hasSize(8);
    }
}
