package io.github.migratemaven.revision.parameter;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.migratemaven.postgres.settings.ParameterValues;
import io.github.migratemaven.testing.Database;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** PostgreSQL says what the SQL of a value means. */
class ParameterValueTest {
    private static final Database DATABASE = Database.fresh();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "acme",
                "it's",
                "'; drop table t; --",
                "\\'; drop table t; --",
                "\\",
                "a\nb\r\nc",
                "a\\\nb",
                "$$; select 1; $$",
                "/* ",
                "-- x",
                "\"",
                "ünïcødé 🐘",
                ":{other}",
                "",
                " spaces "
            })
    void aLiteralIsTheVeryTextUnderEitherSettingOfStrings(String value) {
        String sql = sql(ParameterType.LITERAL, value);

        assertThat(sql.lines().count()).isEqualTo(1);
        assertThat(DATABASE.value("select " + sql)).isEqualTo(value);
        assertThat(nonConforming("select " + sql)).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Acme", "a\"b", "\"; drop table t; --", "select", "a.b", "ünïcødé", "a\\0041", " x "})
    void anIdentifierIsTheVeryName(String name) {
        String catalogName = "select attname from pg_attribute where attrelid = 'named'::regclass and attnum = 1";

        DATABASE.run("create table named (" + sql(ParameterType.IDENTIFIER, name) + " int)");

        assertThat(DATABASE.value(catalogName)).isEqualTo(name);
        DATABASE.run("drop table named");
    }

    @Test
    void valuesThatAreNoneOfTheirTypeAreSaidToBeSo() {
        assertThat(problem(ParameterType.IDENTIFIER, "")).contains("is empty, and no name");
        assertThat(problem(ParameterType.IDENTIFIER, "a\nb")).isPresent();
        assertThat(problem(ParameterType.IDENTIFIER, "x".repeat(64))).isPresent();
        assertThat(problem(ParameterType.IDENTIFIER, "ü".repeat(32))).isPresent();
        assertThat(problem(ParameterType.IDENTIFIER, "x".repeat(63))).isEmpty();
        assertThat(problem(ParameterType.LITERAL, "a\0b")).isPresent();
        assertThat(problem(ParameterType.LITERAL, "\uD800")).isPresent();
        assertThat(problem(ParameterType.INTEGER, "1; drop table t")).contains("is no integer");
        assertThat(problem(ParameterType.INTEGER, "1.5")).isPresent();
        assertThat(problem(ParameterType.INTEGER, "٣")).isPresent();
        assertThat(problem(ParameterType.INTEGER, " -12 ")).isEmpty();
        assertThat(problem(ParameterType.LIST, "")).isPresent();
        assertThat(problem(ParameterType.LIST, "\"a")).isPresent();
    }

    @Test
    void aListHasItsElements() {
        String sql = sql(ParameterType.LIST, "a, \"b, c\" ,it's, \" d \",,\"e \"\"f\"\"\"");

        assertThat(DATABASE.column("select unnest(array[" + sql + "])"))
                .containsExactly("a", "b, c", "it's", " d ", "", "e \"f\"");
    }

    @Test
    void whatIsRecordedIsReadAgain() {
        Map<String, String> values = Map.of("a", "it's\n\\two", "b", "", "c", "x = 'y', z = 'w'", "d", "\\");

        assertThat(RecordedValues.parse(RecordedValues.format(values))).isEqualTo(values);
        assertThat(RecordedValues.format(Map.of())).isEmpty();
        assertThat(RecordedValues.parse("")).isEmpty();
    }

    @Test
    void theCommandLineWinsOverTheEnvironmentAndThatOverThePom() {
        Parameters declared = Parameters.of(List.of(
                new Parameter("a", ParameterType.LITERAL, Optional.of("d")),
                new Parameter("b", ParameterType.LITERAL, Optional.of("d")),
                new Parameter("c", ParameterType.LITERAL, Optional.of("d")),
                new Parameter("e", ParameterType.LITERAL, Optional.of("d"))));

        Parameters given = declared.with(ParameterValues.of(
                Map.of("migrate.parameter.a", "typed", "other", "x"),
                Map.of("MIGRATE_PARAMETER_A", "variable", "MIGRATE_PARAMETER_B", "variable"),
                Map.of("a", "pom", "b", "pom", "c", "pom")));

        assertThat(given.values()).isEqualTo(Map.of("a", "typed", "b", "variable", "c", "pom", "e", "d"));
    }

    private static String nonConforming(String query) {
        try (Connection connection = DATABASE.settings().open();
                Statement statement = connection.createStatement()) {
            statement.execute("set standard_conforming_strings = off");
            try (ResultSet row = statement.executeQuery(query)) {
                row.next();
                return row.getString(1);
            }
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static String sql(ParameterType type, String value) {
        return Parameters.of(List.of(new Parameter("x", type, Optional.of(value))))
                .sql("x")
                .orElseThrow();
    }

    private static Optional<String> problem(ParameterType type, String value) {
        return type.problemWith(value);
    }
}
