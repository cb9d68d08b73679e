package io.github.migratemaven.postgres.sql;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SqlTokensTest {

    @Test
    void readsOperatorsAsPostgresDoes() {
        assertThat(SqlTokens.of("SELECT a=-1, b@-c, 'x'::Text, d->>'e' /* f */, \"G\", 1.5e-3, t[1:2], f(a=>1)"))
                .containsExactly(
                        "select", "a", "=", "-", "1", ",", "b", "@-", "c", ",", "'x'", "::", "text", ",", "d", "->>",
                        "'e'", ",", "\"G\"", ",", "1.5e-3", ",", "t", "[", "1", ":", "2", "]", ",", "f", "(", "a", "=>",
                        "1", ")", ";");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "select 'a' | select 'b'",
                "select 'a' | select 'A'",
                "select \"a\" | select \"A\"",
                "select a b | select ab",
                "select 1 | select 1; select 2",
                "select $$a -- b$$ | select $$a$$",
                "select x '1F' | select x'1F'",
            })
    void aChangeOfMeaningChangesTheChecksum(String one, String other) {
        assertThat(SqlTokens.checksum(one)).isNotEqualTo(SqlTokens.checksum(other));
    }

    @Test
    void lineEndsCountNowhere() {
        assertThat(SqlTokens.checksum("select\r\n$$a\r\nb$$;\r\ncopy t from stdin;\r\n1\r\n\\.\r\n"))
                .isEqualTo(SqlTokens.checksum("select $$a\nb$$;\ncopy t from stdin;\n1\n\\.\n"));
    }

    @Test
    void rowsOfACopyCount() {
        assertThat(SqlTokens.checksum("copy t from stdin;\n1\n\\.\n"))
                .isNotEqualTo(SqlTokens.checksum("copy t from stdin;\n2\n\\.\n"));
    }
}
