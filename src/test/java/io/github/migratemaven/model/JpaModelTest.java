package io.github.migratemaven.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.migratemaven.postgres.connection.ConnectionSettings;
import io.github.migratemaven.report.Reporter;
import io.github.migratemaven.testing.Models;
import io.github.migratemaven.testing.Slow;
import io.github.migratemaven.testing.TestPostgres;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class JpaModelTest {
    private static final String AUTHOR = """
        @Entity @Table(name = "authors", indexes = @Index(name = "ix_authors_name", columnList = "name"))
        public class Author {
            @Id @GeneratedValue Long id;
            @Column(length = 100, nullable = false) String name;
            @ManyToMany List<Book> writtenBooks;
        }
        """;
    private static final String BOOK = """
        @Entity @Table(schema = "stock", indexes = @Index(name = "ix_title", columnList = "book_title"))
        public class Book {
            @Id @GeneratedValue Long id;
            @Column(name = "book_title", columnDefinition = "text default 'a;b'") String title;
            @Embedded Price price;
            @Convert(converter = YesNo.class) Boolean sold;
        }
        """;
    private static final String PRICE =
            "@Embeddable public class Price { @Column(precision = 9, scale = 2) " + "java.math.BigDecimal amount; }";
    private static final String YES_NO = """
        @Converter public class YesNo implements AttributeConverter<Boolean, String> {
            public String convertToDatabaseColumn(Boolean value) { return value == null ? null : value ? "Y" : "N"; }
            public Boolean convertToEntityAttribute(String text) { return "Y".equals(text); }
        }
        """;

    private final Path directory;
    private final List<String> warnings = new ArrayList<>();
    private final Reporter reporter = new Reporter() {
        @Override
        public void info(String line) {}

        @Override
        public void warn(String line) {
            warnings.add(line);
        }

        @Override
        public void debug(String line) {}
    };

    JpaModelTest(@TempDir Path directory) {
        this.directory = directory;
    }

    static Stream<Named<List<Path>>> providers() {
        return Stream.of(
                Named.of("Hibernate 7", EntityProject.hibernate7()),
                Named.of("Hibernate 6", EntityProject.hibernate6()),
                Named.of("EclipseLink 4", EntityProject.eclipseLink4()),
                Named.of("EclipseLink 5", EntityProject.eclipseLink()));
    }

    private EntityProject project(List<Path> dependencies) {
        return new EntityProject(directory, dependencies);
    }

    private EntityProject shop(List<Path> dependencies) {
        return project(dependencies)
                .with("Author", AUTHOR)
                .with("Book", BOOK)
                .with("Price", PRICE)
                .with("YesNo", YES_NO);
    }

    @ParameterizedTest
    @MethodSource("providers")
    void makesTheEntitiesReal(List<Path> provider) throws SQLException {
        ConnectionSettings database = create(shop(provider).model());

        assertThat(columns(database, "public.authors"))
                .containsExactlyInAnyOrder("id bigint not null", "name character varying(100) not null");
        assertThat(columns(database, "stock.book"))
                .containsExactlyInAnyOrder(
                        "id bigint not null", "book_title text", "amount numeric(9,2)", "sold character varying(255)");
        assertThat(indexes(database)).contains("public.ix_authors_name", "stock.ix_title");
    }

    @ParameterizedTest
    @MethodSource("providers")
    void numbersOfTheDatabaseAreThePrimaryKeys(List<Path> provider) throws SQLException {
        ConnectionSettings database =
                create(project(provider).with("Reader", """
                    @Entity @Table(name = "readers")
                    public class Reader {
                        @Id @GeneratedValue(strategy = GenerationType.IDENTITY) Long id;
                    }
                    """).model());

        assertThat(strings(database, "select pg_get_serial_sequence('public.readers', 'id')"))
                .containsExactly("public.readers_id_seq");
    }

    @Slow
    @ParameterizedTest
    @MethodSource("providers")
    void staysQuietWhenAllIsWell(List<Path> provider) {
        create(shop(provider).model());

        assertThat(warnings).isEmpty();
    }

    @Slow
    @ParameterizedTest
    @MethodSource("providers")
    void leavesTheContextClassLoaderAsItWas(List<Path> provider) {
        ClassLoader before = Thread.currentThread().getContextClassLoader();

        create(shop(provider).model());

        assertThat(Thread.currentThread().getContextClassLoader()).isSameAs(before);
    }

    private ConnectionSettings create(SchemaModel model) {
        ConnectionSettings database = TestPostgres.freshDatabase();
        Models.make(model, database, reporter);
        return database;
    }

    private static List<String> columns(ConnectionSettings database, String table) throws SQLException {
        return strings(
                database,
                "select attname || ' ' || format_type(atttypid, atttypmod) || case when attnotnull then ' not null'"
                        + " else '' end from pg_attribute where attrelid = '" + table + "'::regclass and attnum > 0");
    }

    private static List<String> indexes(ConnectionSettings database) throws SQLException {
        return strings(database, "select schemaname || '.' || indexname from pg_indexes");
    }

    private static List<String> strings(ConnectionSettings database, String query) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Connection connection = database.open();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            while (result.next()) {
                rows.add(result.getString(1));
            }
        }
        return rows;
    }
}
