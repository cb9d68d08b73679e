package io.github.migratemaven.postgres.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class ScriptReaderProperties {

    @Property(tries = 2000)
    void failsOnlyWithItsOwnException(@ForAll("scripts") String script) {
        try {
            assertThat(SqlSplitter.split(script, 1))
                    .allSatisfy(statement -> assertThat(statement.text()).isNotBlank());
            assertThat(SqlTokens.checksum(script)).hasSize(64);
        } catch (SqlScriptException expected) {
            assertThat(expected.line()).isBetween(1, script.length() + 1);
            assertThat(expected.getMessage()).isNotBlank();
        }
    }

    @Property(tries = 1000)
    void anyTextIsNeverAnUnexpectedFailure(@ForAll String script) {
        try {
            SqlSplitter.split(script, 1);
        } catch (SqlScriptException expected) {
            assertThat(expected.line()).isPositive();
        }
    }

    @Property(tries = 500)
    void joinedStatementsComeApartAgain(@ForAll("statements") List<String> statements) {
        String script = String.join(" ;\n-- next;\n", statements);

        assertThat(SqlSplitter.split(script, 1)).extracting(SqlStatement::text).isEqualTo(statements);
    }

    @Property(tries = 500)
    void aScriptAfterAnotherDividesAsItDoesAlone(
            @ForAll("statements") List<String> first, @ForAll("scripts") String second) {
        List<String> before = first.stream().map(String::trim).toList();
        List<String> alone;
        try {
            alone = texts(SqlSplitter.split(second.replace("\uFEFF", ""), 1));
        } catch (SqlScriptException undividable) {
            return;
        }
        List<String> expected = new ArrayList<>(before);
        expected.addAll(alone);

        assertThat(texts(SqlSplitter.split(String.join(";", first) + ";\n" + second.replace("\uFEFF", ""), 1)))
                .isEqualTo(expected);
    }

    @Property(tries = 500)
    void linesAreThoseOfTheFile(@ForAll("statements") List<String> statements) {
        String script = String.join(";\n", statements);

        for (SqlStatement statement : SqlSplitter.split(script, 1)) {
            String fromItsLine =
                    String.join("\n", script.lines().skip(statement.line() - 1L).toList());
            assertThat(fromItsLine).startsWith(statement.text());
        }
    }

    @Property(tries = 300)
    void readingInSmallPiecesChangesNothing(@ForAll("scripts") String script) {
        assertThat(outcome(new ScriptReader(new Dripping(script), 1)))
                .isEqualTo(outcome(new ScriptReader(new StringReader(script), 1)));
    }

    @Property(tries = 500)
    void whiteSpaceCommentsAndLetterCaseDoNotChangeTheChecksum(@ForAll("statements") List<String> statements) {
        String plain = String.join(";\n", statements);
        String decorated = "\uFEFF/* a */\r\n" + String.join(" -- b\r\n;;\t", statements) + "\n;\n";

        assertThat(SqlTokens.checksum(decorated)).isEqualTo(SqlTokens.checksum(plain));
    }

    @Provide
    Arbitrary<String> scripts() {
        return Arbitraries.of(ScriptPieces.ALL).list().ofMaxSize(60).map(pieces -> String.join("", pieces));
    }

    @Provide
    Arbitrary<List<String>> statements() {
        return Arbitraries.of(ScriptPieces.STATEMENTS).list().ofMinSize(1).ofMaxSize(12);
    }

    private static List<String> texts(List<SqlStatement> statements) {
        return statements.stream().map(SqlStatement::text).toList();
    }

    private static List<String> outcome(ScriptReader reader) {
        List<String> seen = new ArrayList<>();
        try {
            while (reader.hasNext()) {
                seen.add(reader.next().toString());
            }
        } catch (SqlScriptException failure) {
            seen.add(failure.line() + failure.getMessage());
        }
        return seen;
    }

    /** Gives one character at a time. */
    private static final class Dripping extends Reader {
        private final StringReader text;

        Dripping(String text) {
            this.text = new StringReader(text);
        }

        @Override
        public int read(char[] target, int offset, int length) throws IOException {
            return text.read(target, offset, Math.min(1, length));
        }

        @Override
        public void close() {
            text.close();
        }
    }
}
