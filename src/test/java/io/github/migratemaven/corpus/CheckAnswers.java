package io.github.migratemaven.corpus;

import io.github.migratemaven.postgres.connection.ConnectionSettings;
import io.github.migratemaven.postgres.sql.ScriptReader;
import io.github.migratemaven.postgres.sql.SqlStatement;
import java.io.StringReader;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a script of checks says of a database, which it leaves as it was but for its sequences. */
record CheckAnswers(List<Answer> answers) {

    /** One statement and what came of it. */
    record Answer(String statement, boolean reads, List<String> rows, Optional<String> error) {

        String text() {
            return error.map(message -> "ERROR " + message).orElseGet(() -> String.join("; ", rows));
        }
    }

    static CheckAnswers of(ConnectionSettings database, Optional<Path> script) throws SQLException {
        List<Answer> answers = new ArrayList<>();
        if (script.isPresent()) {
            try (Connection connection = database.open()) {
                connection.setAutoCommit(false);
                ScriptReader reader = new ScriptReader(new StringReader(CorpusCase.read(script.get())), 1);
                for (Optional<SqlStatement> next = reader.nextStatement();
                        next.isPresent();
                        next = reader.nextStatement()) {
                    answers.add(ask(connection, next.get().text()));
                }
                connection.rollback();
            }
        }
        return new CheckAnswers(List.copyOf(answers));
    }

    private static Answer ask(Connection connection, String sql) throws SQLException {
        String word = sql.split("\\W", 2)[0].toLowerCase(Locale.ROOT);
        boolean reads = List.of("select", "table", "values", "with", "show").contains(word);
        Savepoint before = connection.setSavepoint();
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            statement.execute("set constraints all immediate");
            List<String> rows = new ArrayList<>();
            if (statement.execute(sql)) {
                try (ResultSet result = statement.getResultSet()) {
                    while (result.next()) {
                        rows.add(row(result));
                    }
                }
            }
            return new Answer(sql, reads, List.copyOf(rows), Optional.empty());
        } catch (SQLException e) {
            connection.rollback(before);
            return new Answer(sql, reads, List.of(), Optional.of(String.valueOf(e.getMessage())));
        }
    }

    private static String row(ResultSet result) throws SQLException {
        List<String> values = new ArrayList<>();
        for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
            values.add(result.getMetaData().getColumnLabel(i) + "=" + result.getString(i));
        }
        return String.join(", ", values);
    }

    Optional<String> firstError() {
        return answers.stream()
                .filter(answer -> answer.error().isPresent())
                .map(answer -> answer.statement() + " gives " + answer.text())
                .findFirst();
    }

    /** A query about something that only the other side has says nothing about this one. */
    Optional<String> firstErrorUnlessAlsoIn(CheckAnswers before) {
        for (int i = 0; i < answers.size(); i++) {
            if (answers.get(i).error().isPresent()
                    && before.answers.get(i).error().isEmpty()) {
                return Optional.of(
                        answers.get(i).statement() + " gives " + answers.get(i).text());
            }
        }
        return Optional.empty();
    }

    /** Of the statements that only read. */
    Optional<String> firstDifference(CheckAnswers before) {
        for (int i = 0; i < answers.size(); i++) {
            Answer now = answers.get(i);
            Answer then = before.answers.get(i);
            if (now.reads() && then.error().isEmpty() && !now.text().equals(then.text())) {
                return Optional.of(now.statement() + " gave " + then.text() + " and gives " + now.text());
            }
        }
        return Optional.empty();
    }

    /** Adds what is said here, and what was said before where that is something else. */
    void describe(String when, CheckAnswers before, List<String> lines) {
        for (int i = 0; i < answers.size(); i++) {
            Answer now = answers.get(i);
            Answer then = before.answers.get(i);
            lines.add(when + ": " + now.statement());
            lines.add("    " + now.text() + (now.text().equals(then.text()) ? "" : "   (before: " + then.text() + ")"));
        }
    }
}
