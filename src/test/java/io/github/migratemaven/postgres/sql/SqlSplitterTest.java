package io.github.migratemaven.postgres.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SqlSplitterTest {

    @Test
    void dividesAtSemicolonsAndCountsLines() {
        List<SqlStatement> statements = SqlSplitter.split("select 1;\n\n-- a comment; still one\nselect\n2;;\n", 10);

        assertThat(statements)
                .containsExactly(
                        new SqlStatement("select 1", 10, Optional.empty()),
                        new SqlStatement("select\n2", 13, Optional.empty()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select 'a;b'",
                "select 'it''s;'",
                "select E'it\\'s;'",
                "select e'a'\n  'b\\';'",
                "select U&'d\\0061t;a'",
                "select \"a;\"\"b\"",
                "select U&\"d\\0061t;a\"",
                "select $$a;b$$",
                "select $tag$ $$;$$ ; $tag$",
                "select $ä$ ; $ä$",
                "select a$b$c, 1",
                "select 1 /* ; /* ; */ ; */ + 1",
                "select 1 -- ;\n + 1",
                "select a ? 'b', '{d 2020}', $1",
                "create rule r as on insert to t do (delete from u; select 1)",
                "create function f() returns int language sql begin atomic select 1; select case when true then 1 end;"
                        + " end",
                "create or replace procedure begin(end_ int) begin atomic insert into t values (1); end",
                "create function f() returns t begin atomic select a.end, b as end; select 2; end",
                "select\t1\r\n, 2"
            })
    void keepsTogetherWhatPostgresReadsAsOneStatement(String statement) {
        assertThat(SqlSplitter.split(statement + ";\nselect 2;", 1))
                .extracting(SqlStatement::text)
                .containsExactly(statement, "select 2");
    }

    @Test
    void keepsTheRowsOfACopyApart() {
        String script = "copy t (a, b) from stdin; -- rows\n1\t;\n\\N\t'\n\\.\nselect 1;";

        assertThat(SqlSplitter.split(script, 1))
                .containsExactly(
                        new SqlStatement("copy t (a, b) from stdin", 1, Optional.of("1\t;\n\\N\t'\n")),
                        new SqlStatement("select 1", 5, Optional.empty()));
    }

    /** As editors, git and the header of a revision count. */
    @Test
    void countsNoLineForACarriageReturnAlone() {
        assertThat(SqlSplitter.split("select 1\r-- one\r\n;\rselect 2;\nselect 3", 1))
                .extracting(SqlStatement::line)
                .containsExactly(1, 2, 3);
    }

    @Test
    void leavesOutTheGuardLinesOfPgDump() {
        assertThat(SqlSplitter.split("\\restrict abc\n\nselect 1;\n\\unrestrict abc\n", 1))
                .containsExactly(new SqlStatement("select 1", 3, Optional.empty()));
    }

    @Test
    void namesTheLineOfAPsqlCommand() {
        assertThatThrownBy(() -> SqlSplitter.split("select 1;\n\\i other.sql\n", 1))
                .isInstanceOfSatisfying(SqlScriptException.class, failure -> assertThat(failure.line())
                        .isEqualTo(2))
                .hasMessageContaining("\\i");
    }

    @ParameterizedTest
    @ValueSource(strings = {"'abc", "\"abc", "$$abc", "/* /* */", "E'abc\\'", "copy t from stdin;\n1\n"})
    void namesTheLineWhereAnUnclosedPieceBegins(String piece) {
        assertThatThrownBy(() -> SqlSplitter.split("select 1;\n" + piece + "\n\n", 1))
                .isInstanceOfSatisfying(SqlScriptException.class, failure -> assertThat(failure.line())
                        .isEqualTo(2));
    }
}
