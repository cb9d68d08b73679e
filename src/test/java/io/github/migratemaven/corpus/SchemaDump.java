package io.github.migratemaven.corpus;

import io.github.migratemaven.postgres.connection.ConnectionSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What pg_dump says of a schema, as a second opinion that shares nothing with our reader: its statements, sorted, with
 * the lines of each CREATE TABLE sorted too, since column order does not count. Says nothing where there is no pg_dump
 * of a fitting version on the PATH.
 */
public final class SchemaDump {
    private static final Pattern NOISE =
            Pattern.compile("(?m)^(--.*|\\\\(un)?restrict .*|SET .*|SELECT pg_catalog.set_config.*)$");

    /** A table's stand on a line of their own, a view's on the line of its name. */
    private static final Pattern OPTIONS =
            Pattern.compile("((?:CREATE (?:MATERIALIZED )?VIEW .* )?WITH )\\((\\w+='.*)\\)(.*)");

    private final int major;

    private SchemaDump(int major) {
        this.major = major;
    }

    static SchemaDump onThePath() {
        try {
            Process process = new ProcessBuilder("pg_dump", "--version").start();
            String version = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            var number = Pattern.compile("(\\d+)\\.").matcher(version);
            return new SchemaDump(number.find() ? Integer.parseInt(number.group(1)) : 0);
        } catch (IOException e) {
            return new SchemaDump(0);
        }
    }

    /** The dump as it is; empty without a fitting pg_dump. */
    String of(ConnectionSettings database) {
        if (major < 15) {
            return "";
        }
        try {
            Process process = new ProcessBuilder(
                            "pg_dump",
                            "--schema-only",
                            "--host=" + database.host(),
                            "--port=" + database.port(),
                            "--username=" + database.user(),
                            database.database())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String dump = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return process.waitFor() == 0 ? dump : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "";
        }
    }

    /** The statements of a dump, sorted. */
    public static String normalised(String dump) {
        List<String> statements = new ArrayList<>();
        for (String statement : NOISE.matcher(dump).replaceAll("").split(";\n", -1)) {
            String text = statement.strip();
            if (text.startsWith("CREATE TABLE")
                    || text.startsWith("CREATE FOREIGN TABLE")
                    || text.startsWith("CREATE UNLOGGED TABLE")) {
                text = String.join(
                        "\n",
                        new TreeSet<>(text.lines()
                                .map(line ->
                                        sortedOptions(line.replaceAll(",$", "").strip()))
                                .toList()));
            } else if (text.startsWith("CREATE VIEW") || text.startsWith("CREATE MATERIALIZED VIEW")) {
                text = text.lines().map(SchemaDump::sortedOptions).collect(Collectors.joining("\n"));
            }
            if (!text.isEmpty()) {
                statements.add(text);
            }
        }
        return String.join("\n;\n", new TreeSet<>(statements));
    }

    /** Options count as a set. */
    private static String sortedOptions(String line) {
        Matcher options = OPTIONS.matcher(line);
        return options.matches()
                ? options.group(1) + new TreeSet<>(List.of(options.group(2).split(", ", -1))) + options.group(3)
                : line;
    }

    /**
     * How two dumps differ; empty when they do not. What PostgreSQL prints of an expression it may print otherwise once it
     * has read it, so dumps that differ are compared again once each has been restored.
     *
     * @param restored the dump of a database that a dump was restored into
     */
    static Optional<String> difference(String wanted, String found, UnaryOperator<String> restored) {
        if (normalised(wanted).equals(normalised(found))) {
            return Optional.empty();
        }
        String wantedAtRest = normalised(restored.apply(wanted));
        String foundAtRest = normalised(restored.apply(found));
        return wantedAtRest.equals(foundAtRest) && !wantedAtRest.isEmpty()
                ? Optional.empty()
                : Optional.of(firstDifference(normalised(wanted), normalised(found)));
    }

    /** The first statements that only one of two dumps has. */
    public static String firstDifference(String wanted, String found) {
        TreeSet<String> missing = new TreeSet<>(List.of(wanted.split("\n;\n", -1)));
        TreeSet<String> surplus = new TreeSet<>(List.of(found.split("\n;\n", -1)));
        TreeSet<String> both = new TreeSet<>(missing);
        both.retainAll(surplus);
        missing.removeAll(both);
        surplus.removeAll(both);
        return "\n  wanted " + missing.stream().limit(2).toList() + "\n  found  "
                + surplus.stream().limit(2).toList();
    }
}
