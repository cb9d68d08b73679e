package io.github.migratemaven.postgres.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.migratemaven.postgres.CsvLog;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;

/** Divides scripts by the real psql, whose statements a server writes to its log, and compares. */
class PsqlAgreementTest {
    private static final Path CORPUS = Path.of(System.getProperty("corpus", "../shared/corpus"));

    /** {@code -Dpsql.every=1} compares every script of the corpus, which takes minutes. */
    private static final int EVERY = Integer.getInteger("psql.every", 25);

    private static final Pattern RECORD =
            Pattern.compile("(?m)^\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d\\.\\d+ \\w+,");

    @TempDir
    private static Path directory;

    private static EmbeddedPostgres server;

    @BeforeAll
    static void startServer() throws IOException {
        assumeThat(hasPsql()).as("psql is on the PATH").isTrue();
        server = EmbeddedPostgres.builder()
                .setServerConfig("logging_collector", "on")
                .setServerConfig("log_destination", "csvlog")
                .setServerConfig("log_directory", directory.toString())
                .setServerConfig("log_filename", "server.log")
                .setServerConfig("log_statement", "all")
                .setServerConfig("fsync", "off")
                .start();
    }

    @AfterAll
    static void stopServer() throws IOException {
        if (server != null) {
            server.close();
        }
    }

    @Test
    void dividesASampleOfEveryDifficultyAsPsqlDoes() throws Exception {
        Path script = Files.writeString(directory.resolve("sample.sql"), """
                \uFEFF\\restrict abc
                create table t (a int, "b;" text default 'x;''y', c text default E'\\';');
                create rule r as on insert to t do also (delete from t where a = 1; select ';');
                /* ; /* ' */ ; */ select $$ ; ' $$, $q$ $$ ; $q$ -- ; '
                  , 1 ;;
                create or replace function f(a int) returns int language sql
                begin atomic
                  select 1; select case a when 1 then 2 end;
                end;
                copy t (a, "b;") from stdin;
                1\t;'
                2\t\\N
                \\.
                create procedure p() language plpgsql as $body$ begin perform 1; end $body$; call p();
                select E'a\\';' as "d", U&'d\\0061t;a', 5 operator(pg_catalog.+) -- c
                  6;
                syntax error here; select 'é', 1::int;
                \\unrestrict abc
                """);

        assertThat(sentByPsql(script, 0)).isEqualTo(dividedByUs(script)).hasSize(10);
    }

    @Test
    void dividesTheCorpusAsPsqlDoes(TestReporter reporter) throws Exception {
        assumeThat(CORPUS).exists();
        List<Path> scripts;
        try (Stream<Path> files = Files.walk(CORPUS)) {
            scripts = files.filter(file -> file.toString().endsWith(".sql"))
                    .sorted()
                    .toList();
        }
        int compared = 0;
        int statements = 0;
        List<String> different = new ArrayList<>();
        for (int i = 0; i < scripts.size(); i += EVERY) {
            List<String> sent = sentByPsql(scripts.get(i), i);
            compared++;
            statements += sent.size();
            if (!sent.equals(dividedByUsOrWhyNot(scripts.get(i)))) {
                different.add(scripts.get(i).toString());
            }
        }
        reporter.publishEntry(
                "psql agreement",
                compared + " scripts, " + statements + " statements, " + different.size() + " scripts differ");
        assertThat(different).isEmpty();
    }

    private static List<String> dividedByUsOrWhyNot(Path script) throws IOException {
        try {
            return dividedByUs(script);
        } catch (SqlScriptException refused) {
            return List.of(refused.line() + ": " + refused.getMessage());
        }
    }

    private static List<String> dividedByUs(Path script) throws IOException {
        return SqlSplitter.split(Utf8Reader.readAll(script), 1).stream()
                .map(statement -> SqlTokens.of(statement.text()).toString())
                .toList();
    }

    private static List<String> sentByPsql(Path script, int number) throws Exception {
        String database = "divide_" + number + "_" + System.nanoTime();
        long before = Files.exists(log()) ? Files.size(log()) : 0;
        createDatabase(database);
        ProcessBuilder psql = new ProcessBuilder(List.of(
                        "psql",
                        "-X",
                        "-q",
                        "-h",
                        "localhost",
                        "-U",
                        "postgres",
                        "-d",
                        database,
                        "-f",
                        script.toString()))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD);
        psql.environment().put("PGPORT", String.valueOf(server.getPort()));
        psql.environment().put("PGCLIENTENCODING", "UTF8");
        assertThat(psql.start().waitFor(120, TimeUnit.SECONDS)).isTrue();
        createDatabase(database + "_end");
        List<String> statements = statementsOf(database, before);
        dropDatabases(database, database + "_end");
        return statements;
    }

    private static Path log() {
        return directory.resolve("server.csv");
    }

    /** From the first record on that begins after the position. */
    private static String logFrom(long position) throws IOException {
        byte[] bytes = Files.readAllBytes(log());
        String text = new String(bytes, (int) position, bytes.length - (int) position, StandardCharsets.UTF_8);
        Matcher record = RECORD.matcher(text);
        return record.find() ? text.substring(record.start()) : "";
    }

    /** The log is written by another process; once it holds the statement that follows, it holds all before. */
    private static List<String> statementsOf(String database, long before) throws IOException, InterruptedException {
        String text = logFrom(before);
        for (int i = 0; i < 3000 && !text.contains(database + "_end"); i++) {
            Thread.sleep(20);
            text = logFrom(before);
        }
        List<String> statements = new ArrayList<>();
        String previous = "";
        for (List<String> fields : CsvLog.records(text)) {
            String message = fields.get(13);
            String sent = "";
            if (message.startsWith("statement: ")) {
                sent = message.substring("statement: ".length());
            } else if (fields.get(12).equals("42601") && !fields.get(19).equals(previous)) {
                sent = fields.get(19);
            }
            if (fields.get(2).equals(database) && !sent.isEmpty()) {
                String withoutEnd = sent.endsWith(";") ? sent.substring(0, sent.length() - 1) : sent;
                List<String> tokens = SqlTokens.of(withoutEnd);
                // What is left of a script after its last semicolon is sent even if it is but a comment.
                if (!tokens.isEmpty()) {
                    statements.add(tokens.toString());
                }
                previous = sent;
            }
        }
        return statements;
    }

    private static void createDatabase(String name) throws SQLException {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + name + " template template0 strategy file_copy");
        }
    }

    private static void dropDatabases(String... names) throws SQLException {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            for (String name : names) {
                statement.execute("drop database " + name + " with (force)");
            }
        }
    }

    private static boolean hasPsql() {
        try {
            return new ProcessBuilder("psql", "--version")
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException | InterruptedException e) {
            return false;
        }
    }
}
