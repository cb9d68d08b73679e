package io.github.migratemaven.postgres.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.migratemaven.postgres.sql.Utf8Reader;
import io.github.migratemaven.testing.TestPostgres;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.Reader;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ScriptRunnerTest {
    private Connection connection;

    @BeforeEach
    void connect() throws SQLException {
        connection = TestPostgres.freshDatabase().open();
    }

    @AfterEach
    void disconnect() throws SQLException {
        connection.close();
    }

    @Test
    void sendsEveryStatementAsItIsWritten() throws SQLException {
        ScriptRunner.run(connection, """
                create table t (a int, b text);
                create table log (a int);
                create rule r as on insert to t do also (insert into log values (1); insert into log values (2));
                create function f(a int) returns int language sql
                begin atomic
                  select 1;
                  select case a when 1 then 2 else 3 end;
                end;
                create function g() returns text language plpgsql as $$ begin return 'a;b ? {d 1}'; end $$;
                copy t (a, b) from stdin; -- rows
                1\tx;y
                2\t\\N
                \\.
                insert into t values (f(1), E'it\\'s; ' || g() || '{fn now()}');
                """, "x.sql", 1);

        assertThat(query("select string_agg(coalesce(b, '-'), '|' order by a, b) from t"))
                .isEqualTo("x;y|it's; a;b ? {d 1}{fn now()}|-");
        assertThat(query("select count(*) from log")).isEqualTo("2");
    }

    @Test
    void namesFileLineAndPlaceOfAFailure() {
        ScriptFailedException failure = catchThrowableOfType(
                ScriptFailedException.class,
                () -> ScriptRunner.run(
                        connection, "select 1;\n\nselect 'é😀',\n\tmissing\nfrom pg_class;", "x.sql", 10));

        assertThat(failure.line()).isEqualTo(13);
        assertThat(failure.getMessage()).isEqualTo("x.sql:13: column \"missing\" does not exist (SQLSTATE 42703)");
        assertThat(failure.describe()).endsWith("   missing\n   ^");
    }

    @Test
    void namesTheLineOfARowThatACopyRefuses() {
        ScriptFailedException failure = catchThrowableOfType(
                ScriptFailedException.class,
                () -> ScriptRunner.run(
                        connection, "create table t (a int);\ncopy t from stdin;\n1\nx\n\\.\nselect 1;", "x.sql", 1));

        assertThat(failure.getMessage()).startsWith("x.sql:2: invalid input syntax for type integer: \"x\"");
        assertThat(failure.describe()).contains("COPY t, line 2");
    }

    @Test
    void runsAScriptOfAnySizeInLittleMemory() throws SQLException {
        byte[] head = "create table t (a text);\n/*".getBytes(StandardCharsets.UTF_8);
        byte[] comment = "a comment that has no end, nearly; ".repeat(30_000).getBytes(StandardCharsets.UTF_8);
        byte[] copy = "*/\ncopy t from stdin;\n".getBytes(StandardCharsets.UTF_8);
        byte[] rows = "a row of a copy\n".repeat(100_000).getBytes(StandardCharsets.UTF_8);
        byte[] tail = "\\.\ninsert into t values ('last');".getBytes(StandardCharsets.UTF_8);
        InputStream bytes = new SequenceInputStream(Collections.enumeration(List.of(
                new ByteArrayInputStream(head),
                new ByteArrayInputStream(comment),
                new ByteArrayInputStream(copy),
                new ByteArrayInputStream(rows),
                new ByteArrayInputStream(tail))));
        Reader script = new Utf8Reader(bytes);

        ScriptRunner.run(connection, script, "x.sql", 1);

        assertThat(query("select count(*) from t")).isEqualTo("100001");
    }

    private String query(String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
