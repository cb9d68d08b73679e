package io.github.migratemaven.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.migratemaven.model.entity.JpaSource;
import io.github.migratemaven.postgres.connection.ConnectionSettings;
import io.github.migratemaven.report.Reporter;
import io.github.migratemaven.testing.Slow;
import io.github.migratemaven.testing.TestPostgres;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
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
import org.junit.jupiter.params.provider.MethodSource;

/** The model is the schema that the application itself would create when it starts. */
class StartUpTest {
    private static final String CUSTOMER = """
        @Entity public class Customer {
            @Id Long id;
            @jakarta.validation.constraints.NotNull @jakarta.validation.constraints.Size(max = 40) String name;
            @jakarta.validation.constraints.NotBlank String city;
            @jakarta.validation.constraints.Digits(integer = 8, fraction = 2) java.math.BigDecimal credit;
            @jakarta.validation.constraints.Min(1) @jakarta.validation.constraints.Max(5) int stars;
        }
        """;

    private final Path directory;

    StartUpTest(@TempDir Path directory) {
        this.directory = directory;
    }

    static Stream<Named<List<Path>>> hibernates() {
        return Stream.of(
                Named.of("Hibernate 7", EntityProject.hibernate7()),
                Named.of("Hibernate 6", EntityProject.hibernate6()));
    }

    private static JpaSource source(EntityProject project) {
        return project.source(Optional.empty(), Map.of(), Set.of());
    }

    @Slow
    @ParameterizedTest
    @MethodSource("hibernates")
    void arrangesCompositeKeysAsTheApplicationDoes(List<Path> provider) {
        JpaSource project = source(new EntityProject(directory, provider)
                .with("Vet", """
                    @Entity public class Vet {
                        @Id Long id;
                        @ManyToMany @JoinTable(name = "vet_skill", joinColumns = @JoinColumn(name = "vet_id"),
                            inverseJoinColumns = @JoinColumn(name = "skill_id")) Set<Skill> skills = new HashSet<>();
                        @ElementCollection Map<String, Integer> ratings;
                    }
                    """)
                .with("Skill", "@Entity public class Skill { @Id Long id; }")
                .with("Visit", """
                    @Entity @IdClass(Visit.Key.class) public class Visit {
                        @Id String reason; @Id Long vet; @Id java.time.LocalDate at;
                        public static class Key implements java.io.Serializable {
                            String reason; Long vet; java.time.LocalDate at;
                            @Override public boolean equals(Object o) { return o instanceof Key; }
                            @Override public int hashCode() { return 1; }
                        }
                    }
                    """));

        assertThat(Application.modelled(project))
                .isEqualTo(Application.creates(project, List.of("shop.Vet", "shop.Skill", "shop.Visit"), Map.of()));
    }

    @Slow
    @ParameterizedTest
    @MethodSource("hibernates")
    void asksTheDriverForWhatTheDialectWantsToKnow(List<Path> provider) {
        JpaSource project = new EntityProject(directory, provider)
                .with("Item", "@Entity public class Item { @Id UUID id; }")
                .with("Asking", """
                    public class Asking extends org.hibernate.dialect.PostgreSQLDialect {
                        public Asking(org.hibernate.engine.jdbc.dialect.spi.DialectResolutionInfo info) {
                            super(info);
                            if (!"PostgreSQL JDBC Driver".equals(info.getDriverName())) {
                                throw new IllegalStateException("The driver is " + info.getDriverName());
                            }
                        }
                    }
                    """)
                .source(Optional.empty(), Map.of("hibernate.dialect", "shop.Asking"), Set.of());

        assertThat(Application.modelled(project))
                .isEqualTo(
                        Application.creates(project, List.of("shop.Item"), Map.of("hibernate.dialect", "shop.Asking")));
    }

    @Test
    void carriesTheConstraintsOfBeanValidation() throws SQLException {
        JpaSource project = source(new EntityProject(
                        directory,
                        EntityProject.with(
                                EntityProject.hibernate7(),
                                "hibernate-validator-9.0.1.Final.jar",
                                "classmate-1.7.1.jar",
                                "jakarta.validation-api-3.1.1.jar",
                                "tomcat-embed-el-11.0.18.jar"))
                .with("Customer", CUSTOMER));

        Set<String> modelled = Application.modelled(project);

        assertThat(modelled).isEqualTo(Application.creates(project, List.of("shop.Customer"), Map.of()));
        assertThat(modelled)
                .anySatisfy(object -> assertThat(object).contains("customer.name", "character varying(40)"))
                .anySatisfy(object -> assertThat(object).contains("numeric(10,2)"));
    }

    /** The server that the application runs on brings the expression language. */
    @Test
    void carriesThemWithoutAnExpressionLanguageToo() {
        JpaSource project = source(new EntityProject(
                        directory,
                        EntityProject.with(
                                EntityProject.hibernate7(),
                                "hibernate-validator-9.0.1.Final.jar",
                                "classmate-1.7.1.jar",
                                "jakarta.validation-api-3.1.1.jar"))
                .with("Customer", CUSTOMER));

        assertThat(Application.modelled(project))
                .anySatisfy(object -> assertThat(object).contains("customer.name", "character varying(40)"));
    }

    /** A project for a server has the APIs of Jakarta EE, with nothing behind them. */
    @Slow
    @Test
    void doesWithoutWhatOnlyAServerBrings() {
        List<String> warnings = new ArrayList<>();
        JpaSource project = source(new EntityProject(
                        directory, EntityProject.with(EntityProject.hibernate7(), "jakarta.validation-api-3.1.1.jar"))
                .withSource("jakarta/ejb/EJB.java", "package jakarta.ejb; public @interface EJB {}")
                .withSource("jakarta/json/bind/Jsonb.java", "package jakarta.json.bind; public interface Jsonb {}")
                .withSource("jakarta/json/bind/JsonbBuilder.java", """
                    package jakarta.json.bind;
                    public interface JsonbBuilder {
                        static Jsonb create() { throw new IllegalStateException("no provider"); }
                    }
                    """)
                .with("Customer", CUSTOMER));

        String script = new JpaModel(project).script(TestPostgres.freshDatabase(), 18, new Reporter() {
            @Override
            public void info(String line) {}

            @Override
            public void warn(String line) {
                warnings.add(line);
            }

            @Override
            public void debug(String line) {}
        });

        assertThat(script).contains("create table Customer");
        assertThat(warnings).singleElement().asString().contains("Bean Validation", "hibernate-validator");
    }

    @Slow
    @Test
    void letsTheUnitTurnBeanValidationOff() {
        JpaSource project = new EntityProject(
                        directory,
                        EntityProject.with(
                                EntityProject.hibernate7(),
                                "hibernate-validator-9.0.1.Final.jar",
                                "classmate-1.7.1.jar",
                                "jakarta.validation-api-3.1.1.jar",
                                "tomcat-embed-el-11.0.18.jar"))
                .with("Customer", CUSTOMER)
                .source(Optional.empty(), Map.of("jakarta.persistence.validation.mode", "none"), Set.of());

        assertThat(Application.modelled(project))
                .noneSatisfy(object -> assertThat(object).contains("character varying(40)"));
    }

    @Slow
    @Test
    void hasTheTablesOfEnvers() {
        JpaSource project = source(new EntityProject(
                        directory, EntityProject.with(EntityProject.hibernate7(), "hibernate-envers-7.4.15.Final.jar"))
                .with(
                        "Price",
                        "@Entity @org.hibernate.envers.Audited public class Price { @Id Long id; String currency; }"));

        Set<String> modelled = Application.modelled(project);

        assertThat(modelled).isEqualTo(Application.creates(project, List.of("shop.Price"), Map.of()));
        assertThat(modelled).anySatisfy(object -> assertThat(object).contains("price_aud"));
    }

    @Slow
    @ParameterizedTest
    @MethodSource("hibernates")
    void needsNoContainerForConvertersAndListeners(List<Path> provider) {
        JpaSource project = source(new EntityProject(directory, provider)
                .with("Card", """
                    @Entity @EntityListeners(Audit.class) public class Card {
                        @Id Long id;
                        @Convert(converter = Secret.class) String number;
                        @Convert(converter = Secret.class) String holder;
                    }
                    """)
                .with("Vault", "public interface Vault {}")
                .with("Secret", """
                    @Converter public class Secret implements AttributeConverter<String, byte[]> {
                        public Secret(Vault vault) { java.util.Objects.requireNonNull(vault); }
                        public byte[] convertToDatabaseColumn(String text) { return null; }
                        public String convertToEntityAttribute(byte[] bytes) { return null; }
                    }
                    """)
                .with("Audit", """
                    public class Audit {
                        public Audit(Vault vault) { java.util.Objects.requireNonNull(vault); }
                        @PrePersist void before(Object card) {}
                    }
                    """));

        assertThat(Application.modelled(project))
                .filteredOn(object -> object.contains("bytea"))
                .hasSize(2);
    }

    @ParameterizedTest
    @MethodSource("hibernates")
    void doesNotLetSettingsOfTheApplicationAct(List<Path> provider) throws SQLException {
        ConnectionSettings scratch = TestPostgres.freshDatabase();
        JpaSource project = new EntityProject(directory, provider)
                .with("Card", "@Entity @Cacheable public class Card { @Id Long id; }")
                .withFile("import.sql", "insert into Card values (7);")
                .withFile("hibernate.properties", """
                    hibernate.hbm2ddl.auto=create
                    hibernate.connection.provider_class=com.example.Pool
                    """)
                .source(
                        Optional.empty(),
                        Map.of(
                                "hibernate.hbm2ddl.auto", "create-drop",
                                "hibernate.hbm2ddl.import_files", "/import.sql",
                                "jakarta.persistence.schema-generation.database.action", "drop-and-create",
                                "hibernate.cache.region.factory_class", "com.example.RegionFactory",
                                "hibernate.cache.use_second_level_cache", "true",
                                "hibernate.transaction.coordinator_class", "jta",
                                "hibernate.current_session_context_class", "com.example.Context",
                                "hibernate.dialect", "org.hibernate.dialect.H2Dialect"),
                        Set.of());

        String script = new JpaModel(project).script(scratch, 18, Reporter.silent());

        assertThat(script).contains("create table Card").doesNotContain("insert", "drop");
        try (Connection connection = scratch.open();
                var tables = connection.getMetaData().getTables(null, "public", "%", null)) {
            assertThat(tables.next()).isFalse();
        }
    }
}
