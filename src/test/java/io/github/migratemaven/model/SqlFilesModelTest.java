package io.github.migratemaven.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.migratemaven.model.entity.JpaSource;
import io.github.migratemaven.postgres.connection.ConnectionSettings;
import io.github.migratemaven.report.MigrationFailure;
import io.github.migratemaven.report.Reporter;
import io.github.migratemaven.testing.Models;
import io.github.migratemaven.testing.TestPostgres;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqlFilesModelTest {
    private final Path directory;

    SqlFilesModelTest(@TempDir Path directory) {
        this.directory = directory;
    }

    private void write(String name, String text) throws IOException {
        Path file = directory.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private static ConnectionSettings create(SchemaModel model) {
        ConnectionSettings database = TestPostgres.freshDatabase();
        Models.make(model, database, Reporter.silent());
        return database;
    }

    private static String failureOf(SchemaModel model) {
        MigrationFailure failure = catchThrowableOfType(MigrationFailure.class, () -> create(model));
        assertThat(failure).isNotNull();
        return failure.problemAndAdvice();
    }

    private static String query(ConnectionSettings database, String sql) throws SQLException {
        try (Connection connection = database.open();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            assertThat(result.next()).isTrue();
            return result.getString(1);
        }
    }

    @Test
    void runsAllFilesBelowADirectoryInTheOrderOfTheirNames() throws IOException, SQLException {
        write("10-tables/b.sql", "alter table t add b int;");
        write("10-tables/a.sql", "create table t (a int);");
        write("10-tables.sql", "alter table t add c int;");
        write("notes.txt", "no SQL");
        write("20/views.SQL", "create view v as select * from t;");

        ConnectionSettings database = create(new SqlFilesModel(directory));

        assertThat(query(
                        database,
                        "select string_agg(attname, ' ' order by attnum) from pg_attribute "
                                + "where attrelid = 'v'::regclass"))
                .isEqualTo("a b c");
    }

    @Test
    void takesTheDumpOfPgDump() throws IOException, SQLException {
        String owner = "owner_" + UUID.randomUUID().toString().substring(0, 8);
        write("schema.sql", """
                --
                -- PostgreSQL database dump
                --

                \\restrict abcDEF

                SET statement_timeout = 0;
                SET client_encoding = 'UTF8';
                SELECT pg_catalog.set_config('search_path', '', false);

                CREATE TABLE public.books (id bigint NOT NULL, title text);
                ALTER TABLE public.books OWNER TO %1$s;
                COPY public.books (id, title) FROM stdin;
                1\tA;B
                \\.
                CREATE FUNCTION public.f() RETURNS int LANGUAGE plpgsql AS $$ begin return 1; end; $$;
                GRANT SELECT ON TABLE public.books TO %1$s;

                \\unrestrict abcDEF
                """.formatted(owner));
        write("later.sql", "create table in_public ();");

        ConnectionSettings database = create(new CombinedModel(List.of(
                new SqlFilesModel(directory.resolve("schema.sql")),
                new SqlFilesModel(directory.resolve("later.sql")))));

        assertThat(query(database, "select title from books")).isEqualTo("A;B");
        assertThat(query(database, "select tableowner::text from pg_tables where tablename = 'books'"))
                .isEqualTo(owner);
        assertThat(query(database, "select 'public.in_public'::regclass::text")).isEqualTo("in_public");
    }

    @Test
    void namesFileAndLineOfAFailure() throws IOException {
        write("schema.sql", "create table a (id int);\n\ncreate table b (\n  id integr\n);\n");

        assertThat(failureOf(new SqlFilesModel(directory)))
                .contains(directory.resolve("schema.sql") + ":4: type \"integr\" does not exist")
                .contains("id integr", "^", "nothing has been changed");
    }

    @Test
    void namesFileAndLineOfAScriptThatCannotBeDivided() throws IOException {
        write("schema.sql", "select 1;\nselect 'open;\n");

        assertThat(failureOf(new SqlFilesModel(directory))).contains(directory.resolve("schema.sql") + ":2: ");
    }

    @Test
    void refusesCommandsOfPsql() throws IOException {
        write("schema.sql", "select 1;\n\\i other.sql\n");

        assertThat(failureOf(new SqlFilesModel(directory))).contains("schema.sql:2: \\i is a command of psql");
    }

    @Test
    void saysWhatIsWrongWithThePath() throws IOException {
        Path absent = directory.resolve("absent.sql");
        assertThatThrownBy(() -> create(new SqlFilesModel(absent))).hasMessageContaining(absent + " does not exist");
        assertThatThrownBy(() -> create(new SqlFilesModel(directory)))
                .hasMessageContaining("holds no *.sql or *.csv file");

        Files.write(directory.resolve("latin.sql"), "select 'ä';".getBytes(StandardCharsets.ISO_8859_1));
        assertThatThrownBy(() -> create(new SqlFilesModel(directory)))
                .hasMessageContaining("latin.sql:1: bytes that are not UTF-8");
    }

    @Test
    void managesEverythingAlsoTogetherWithAnotherModel() {
        SchemaModel files = new SqlFilesModel(directory);
        SchemaModel entities = new JpaModel(JpaSource.of(List.of(), List.of(directory)));

        assertThat(files.managesEverything()).isTrue();
        assertThat(entities.managesEverything()).isFalse();
        assertThat(new CombinedModel(List.of(entities, files)).managesEverything())
                .isTrue();
        assertThat(new CombinedModel(List.of(entities, files)).description())
                .isEqualTo("the JPA entities in " + directory + ", then the SQL in " + directory);
    }
}
