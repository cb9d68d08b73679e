package io.github.migratemaven.postgres.sql;

import static io.github.migratemaven.testing.fuzz.Findings.require;

import io.github.migratemaven.testing.fuzz.FuzzTarget;
import io.github.migratemaven.testing.fuzz.RandomText;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;

/** SQL scripts: divided with or without an error of their own, and alike however they are read. */
public final class ScriptFuzz implements FuzzTarget {

    @Override
    public String name() {
        return "script";
    }

    @Override
    public void attempt(RandomText random) {
        String script = random.once(2)
                ? random.pieces(ScriptPieces.ALL, 60)
                : random.damaged(String.join(";\n", statements(random)), ScriptPieces.ALL);
        List<SqlStatement> statements;
        try {
            statements = SqlSplitter.split(script, 1);
        } catch (SqlScriptException e) {
            require(e.line() >= 1 && e.line() <= lines(script), "line " + e.line() + " of " + e.getMessage(), script);
            require(
                    outcome(new Pieces(script, random)).equals(outcome(new StringReader(script))),
                    "read in pieces",
                    script);
            return;
        }
        require(
                outcome(new Pieces(script, random)).equals(outcome(new StringReader(script))),
                "read in pieces",
                script);
        int from = 0;
        for (SqlStatement statement : statements) {
            int at = script.indexOf(statement.text(), from);
            require(at >= 0, "not in order: " + statement, script);
            require(lineAt(script, at) <= statement.line(), "line of " + statement, script);
            from = at + statement.text().length();
            standsAlone(statement);
        }
        if (statements.stream().allMatch(statement -> statement.copyData().isEmpty())) {
            require(
                    SqlTokens.checksum(script).equals(SqlTokens.checksum(script + "\n-- c\n")),
                    "a comment counts",
                    script);
        }
    }

    private static void standsAlone(SqlStatement statement) {
        if (statement.copyData().isEmpty()) {
            List<SqlStatement> alone = SqlSplitter.split(statement.text(), statement.line());
            require(alone.size() == 1 && alone.get(0).equals(statement), "divides otherwise alone", statement.text());
        }
    }

    private static List<String> statements(RandomText random) {
        List<String> statements = new ArrayList<>();
        for (int count = random.below(8); count >= 0; count--) {
            statements.add(random.of(ScriptPieces.STATEMENTS));
        }
        return statements;
    }

    private static int lines(String text) {
        return lineAt(text, text.length());
    }

    private static int lineAt(String text, int index) {
        return 1 + (int) text.chars().limit(index).filter(c -> c == '\n').count();
    }

    static List<String> outcome(Reader script) {
        List<String> seen = new ArrayList<>();
        try {
            ScriptReader reader = new ScriptReader(script, 1);
            while (reader.hasNext()) {
                seen.add(reader.next().toString());
            }
        } catch (SqlScriptException failure) {
            seen.add(failure.line() + failure.getMessage());
        }
        return seen;
    }

    /** Gives as much at a time as chance will have it. */
    private static final class Pieces extends Reader {
        private final StringReader text;
        private final RandomText random;

        Pieces(String text, RandomText random) {
            this.text = new StringReader(text);
            this.random = random;
        }

        @Override
        public int read(char[] target, int offset, int length) throws IOException {
            return text.read(target, offset, Math.min(1 + random.below(9), length));
        }

        @Override
        public void close() {
            text.close();
        }
    }
}
