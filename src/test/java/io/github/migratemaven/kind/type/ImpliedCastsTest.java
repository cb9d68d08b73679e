package io.github.migratemaven.kind.type;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.migratemaven.testing.TestPostgres;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** PostgreSQL is asked whether a change of type means the same with and without USING. */
class ImpliedCastsTest {
    private static final Map<String, List<String>> VALUES = new TreeMap<>(Map.ofEntries(
            Map.entry("smallint", List.of("1", "-32768")),
            Map.entry("integer", List.of("7", "-8", "2147483647")),
            Map.entry("bigint", List.of("9", "-2147483648", "9223372036854775807")),
            Map.entry("numeric", List.of("0.5", "1.5", "-2.5", "99999999.995")),
            Map.entry("numeric(6,2)", List.of("1234.55", "-0.05")),
            Map.entry("numeric(4,1)", List.of("0.5", "-999.9")),
            Map.entry("real", List.of("0.1", "2.5", "-3.5")),
            Map.entry("double precision", List.of("0.1", "2.5", "-1e10")),
            Map.entry("boolean", List.of("t", "f")),
            Map.entry("text", List.of("abc  ", "", "abcdefghijklmn")),
            Map.entry("character varying", List.of("abc  ", "abcdefghijklmn")),
            Map.entry("character varying(5)", List.of("ab   ", "abcde")),
            Map.entry("character varying(36)", List.of("ab   ", "abcdefghijklmn")),
            Map.entry("character(5)", List.of("ab", "abcde")),
            Map.entry("character(8)", List.of("ab", "abcdefgh")),
            Map.entry("uuid", List.of("8d8ac610-566d-4ef0-9c22-186b2a5ed793")),
            Map.entry("date", List.of("2020-02-29", "0044-03-15 BC")),
            Map.entry("timestamp without time zone", List.of("2020-02-29 23:59:59.999999")),
            Map.entry("timestamp(6) without time zone", List.of("2020-02-29 23:59:59.999999")),
            Map.entry("timestamp(0) without time zone", List.of("2020-02-29 23:59:59")),
            Map.entry("timestamp with time zone", List.of("2020-02-29 23:59:59.5+00")),
            Map.entry("timestamp(3) with time zone", List.of("2020-02-29 23:59:59.9995+00")),
            Map.entry("json", List.of("{\"b\": 1, \"a\": 1.0, \"b\": 2}")),
            Map.entry("jsonb", List.of("{\"b\": 1, \"a\": 1.0}")),
            Map.entry("cidr", List.of("10.0.0.0/8")),
            Map.entry("inet", List.of("10.0.0.1/8")),
            Map.entry("bytea", List.of("\\x00ff")),
            Map.entry("integer[]", List.of("{1,NULL}", "{{1},{2}}")),
            Map.entry("bigint[]", List.of("{1,NULL}")),
            Map.entry("text[]", List.of("{a,\"b c\"}")),
            Map.entry("character varying(5)[]", List.of("{a,\"b c\"}")),
            Map.entry("mood", List.of("ok")),
            Map.entry("word", List.of("ok"))));

    @Test
    void giveTheSameValues() throws SQLException {
        List<String> implied = new ArrayList<>();
        try (Connection connection = TestPostgres.freshDatabase(18).open();
                Statement sql = connection.createStatement()) {
            sql.execute("create type mood as enum ('ok'); create domain word as varchar(5)");
            for (Map.Entry<String, List<String>> from : VALUES.entrySet()) {
                for (String to : VALUES.keySet()) {
                    if (!from.getKey().equals(to) && Casts.isImplied(from.getKey(), to)) {
                        implied.add(from.getKey() + " to " + to);
                        for (String value : from.getValue()) {
                            String with = retyped(sql, from.getKey(), value, to, " using a::" + to);
                            assertThat(retyped(sql, from.getKey(), value, to, ""))
                                    .as(value + ": " + implied.get(implied.size() - 1))
                                    .isEqualTo(with);
                        }
                    }
                }
            }
        }
        assertThat(implied)
                .contains(
                        "integer to bigint",
                        "bigint to integer",
                        "character varying(5) to character varying(36)",
                        "character varying(36) to text",
                        "date to timestamp without time zone",
                        "json to jsonb",
                        "mood to text",
                        "uuid to character varying(36)",
                        "integer[] to bigint[]")
                // a cast cuts what is too long, which PostgreSQL refuses by itself
                .doesNotContain("character varying(36) to character varying(5)", "text to character varying(5)");
    }

    /** Whole numbers that fit are not said to get lost, and a greatest one is asked of PostgreSQL. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "smallint | numeric(5)       | -32768               | true",
                "smallint | numeric(4)       | -32768               | false",
                "integer  | numeric(12,2)    | -2147483648          | true",
                "integer  | numeric(11,2)    | -2147483648          | false",
                "bigint   | numeric(21,0)    | -9223372036854775808 | true",
                "bigint   | numeric(21,3)    | -9223372036854775808 | false",
                "integer  | double precision | -2147483647          | true",
                "bigint   | double precision | 9223372036854775807  | false",
            })
    void wholeNumbersThatFitAreNotLost(String from, String to, String value, boolean fits) throws SQLException {
        assertThat(Casts.widens(from, to)).isEqualTo(fits);
        try (Connection connection = TestPostgres.freshDatabase(18).open();
                Statement sql = connection.createStatement()) {
            boolean same;
            try (ResultSet row =
                    sql.executeQuery("select ('%s'::%s)::%s::numeric = '%1$s'".formatted(value, from, to))) {
                row.next();
                same = row.getBoolean(1);
            } catch (SQLException e) {
                same = false;
            }
            assertThat(same).isEqualTo(fits);
        }
    }

    private static String retyped(Statement sql, String from, String value, String to, String using)
            throws SQLException {
        sql.execute("create table t (a " + from + "); insert into t values ('" + value + "')");
        String result;
        try {
            sql.execute("alter table t alter column a type " + to + using);
            try (ResultSet row = sql.executeQuery("select a::text from t")) {
                row.next();
                result = row.getString(1);
            }
        } catch (SQLException e) {
            result = e.getSQLState();
        }
        sql.execute("drop table t");
        return result;
    }

    /** What has no such cast is named. */
    @ParameterizedTest
    @CsvSource({"boolean, integer", "text, integer", "mood, word", "text, mood", "bytea, uuid", "integer, boolean"})
    void orAreWritten(String from, String to) {
        assertThat(Casts.isImplied(from, to)).isFalse();
    }
}
