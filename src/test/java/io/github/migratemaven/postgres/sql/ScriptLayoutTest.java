package io.github.migratemaven.postgres.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.junit.jupiter.api.Test;

class ScriptLayoutTest {
    private static final List<String> BETWEEN = List.of(
            " ", "\n", "\n\n\n", "\t", "\r\n  ", " -- one\n", "\n-- two\n\n", " /* three ; */ ", "/* four\n */\n");
    private static final List<String> WORDS = List.of(
            "create",
            "table",
            "t",
            "(",
            ")",
            ",",
            "id int",
            "numeric(10,2)",
            ";",
            ";",
            "'a\n  b'",
            "$$ x\n\ty $$",
            "- -",
            "1",
            "as",
            "of");

    @Test
    void aNewTableHasAnElementALine() {
        assertThat(laidOut("""
            CREATE TABLE IF NOT EXISTS shop . "Order"( id int primary key,   total numeric(10,2) default 0
                check (total > 0) , -- with tax
              /* who */ buyer text references buyer( id ),
              note text -- last
            )partition by range(id) ;create table empty ();
            """)).isEqualTo("""
                CREATE TABLE IF NOT EXISTS shop . "Order" (
                    id int primary key,
                    total numeric(10,2) default 0
                        check (total > 0), -- with tax
                    /* who */ buyer text references buyer(id),
                    note text -- last
                ) partition by range(id);

                create table empty ();
                """);
    }

    @Test
    void theFirstCommaOfALineStaysThereWhereACommentIsInTheWay() {
        assertThat(laidOut("create table t (a int -- one\n, b int -- two\n  , c int);"))
                .isEqualTo("""
                    create table t (
                        a int -- one
                        , b int -- two
                        , c int
                    );
                    """);
    }

    @Test
    void otherStatementsKeepTheirLinesAndGoToTheMargin() {
        assertThat(laidOut("""

              alter table t add x int ;   alter table t add y int;



              alter table t drop z;
                select a,b
                \tfrom   t

                  where x in ( 1,2 )
                ;
              update t set a = 1;
            """)).isEqualTo("""
                alter table t add x int;
                alter table t add y int;

                alter table t drop z;

                select a,b
                    from t

                  where x in (1,2);

                update t set a = 1;
                """);
    }

    @Test
    void commentsStayBesideWhatTheyAreAbout() {
        String commented = """
            -- About all.

            -- Loses column a.
            alter table t drop a; -- behind
            alter table t drop b; /* behind, too */

            -- At the end.
            """;
        assertThat(laidOut(commented)).isEqualTo("""
            -- About all.

            -- Loses column a.
            alter table t drop a; -- behind

            alter table t drop b; /* behind, too */

            -- At the end.
            """);
    }

    @Test
    void stringsBodiesAndRowsAreNotTouched() {
        String rows = "copy t (a, b) from stdin;\n1\t  x  \n\n  2\t;y\n\\.\n";
        assertThat(laidOut(rows + "insert into t values ( 'a   ,\n\n\tb' );"))
                .isEqualTo(rows + "\ninsert into t values ('a   ,\n\n\tb');\n");
        String routine = "create function f() returns int language plpgsql as $$\nbegin\n\treturn  1 ;\n\n\nend $$;\n";
        assertThat(laidOut(routine)).isEqualTo(routine);
        assertThat(laidOut("select :{name} , a[ 1 ], - -1;")).isEqualTo("select :{name}, a[1], - -1;\n");
    }

    @Test
    void lineEndsAreThoseOfTheFile() {
        assertThat(ScriptLayout.of("create table t (a int);\r\n\r\n\r\nselect 'x\r\ny';", "\r\n"))
                .isEqualTo("create table t (\r\n    a int\r\n);\r\n\r\nselect 'x\r\ny';\r\n");
        assertThat(laidOut(" \n ")).isEmpty();
    }

    @Property(tries = 2000)
    void onlyWhiteSpaceChangesAndOnlyOnce(@ForAll("scripts") String script) {
        try {
            SqlSplitter.split(script, 1);
        } catch (SqlScriptException undividable) {
            return;
        }
        String once = laidOut(script);

        assertThat(SqlTokens.of(once)).isEqualTo(SqlTokens.of(script));
        assertThat(comments(once)).isEqualTo(comments(script));
        assertThat(laidOut(once)).isEqualTo(once);
    }

    @Provide
    Arbitrary<String> scripts() {
        Arbitrary<String> tables =
                Arbitraries.of(BETWEEN).flatMap(space -> Arbitraries.of(WORDS).map(word -> word + space));
        Arbitrary<String> anything = Arbitraries.of(ScriptPieces.ALL).filter(piece -> !piece.equals("\uFEFF"));
        Arbitrary<String> statements = Arbitraries.of(ScriptPieces.STATEMENTS).map(statement -> statement + ";");
        return Arbitraries.frequencyOf(
                        Tuple.of(6, tables),
                        Tuple.of(1, anything),
                        Tuple.of(1, statements),
                        Tuple.of(
                                1,
                                Arbitraries.of(
                                        "create table t (",
                                        "create unlogged table a.b of c (",
                                        "copy t from stdin;\n1\n\\.\n")))
                .list()
                .ofMaxSize(40)
                .map(pieces -> String.join("", pieces));
    }

    private static String laidOut(String script) {
        return ScriptLayout.of(script, "\n");
    }

    private static List<String> comments(String script) {
        List<String> comments = new ArrayList<>();
        SqlSplitter.comments(new StringReader(script), 1, comment -> comments.add(comment.text()));
        return comments;
    }
}
