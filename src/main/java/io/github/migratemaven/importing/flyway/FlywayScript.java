package io.github.migratemaven.importing.flyway;

import io.github.migratemaven.report.MigrationFailure;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/**
 * A migration, as it lies there.
 *
 * @param script its path within its location, as Flyway records it
 */
record FlywayScript(Path file, String script, ScriptName name) {
    /** The end of the name of any that is a program, in whatever language it is and wherever it lies: Flyway records none. */
    static final String JAVA = ".java";

    private static final List<String> SOURCES = List.of(JAVA, ".kt", ".groovy");

    private static final Pattern IN_SQL = Pattern.compile("(?mi)^\\s*--\\s*flyway:\\s*(\\w+)\\s*=\\s*(\\S+)\\s*$");

    /** Whether it is written in Java, so that nobody but its author can carry it over. */
    boolean isJava() {
        return script.endsWith(JAVA);
    }

    static boolean isSource(Path file) {
        return SOURCES.stream().anyMatch(String.valueOf(file.getFileName())::endsWith);
    }

    /** The name of the class that a file holds, if it is a program and that class no other's part. */
    static Optional<String> classIn(Path file) {
        String name = String.valueOf(file.getFileName());
        boolean program = isSource(file) || (name.endsWith(".class") && !name.contains("$"));
        return program ? Optional.of(name.substring(0, name.lastIndexOf('.'))) : Optional.empty();
    }

    /** The text, without a byte order mark. */
    String text(FlywaySettings settings) {
        Charset encoding =
                Optional.ofNullable(own().get("encoding")).map(Charset::forName).orElse(settings.encoding());
        try {
            String text = new String(Files.readAllBytes(file), encoding);
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (IOException e) {
            throw MigrationFailure.misconfigured(
                    file + " cannot be read: " + e.getMessage(), "Make it readable; nothing was written.", e);
        }
    }

    /** The text that Flyway sends. */
    String filled(FlywaySettings settings) {
        String text = text(settings);
        boolean replacing = settings.replacing() && !"false".equalsIgnoreCase(own().get("placeholderReplacement"));
        return replacing ? new FlywayPlaceholders(settings).fill(file, script, text) : text;
    }

    /** What Flyway records of a text, to see whether it was changed. */
    static int checksum(String text) {
        CRC32 crc = new CRC32();
        try (BufferedReader lines = new BufferedReader(new StringReader(text))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                crc.update(line.getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return (int) crc.getValue();
    }

    /** Of a repeatable one the text counts as it is sent. */
    int checksum(FlywaySettings settings) {
        if (isJava()) {
            return 0;
        }
        return checksum(name.kind() == ScriptName.Kind.REPEATABLE ? filled(settings) : text(settings));
    }

    /** What it says for itself of the transaction; empty where it says nothing. */
    Optional<Boolean> inTransaction(FlywaySettings settings) {
        Matcher comment = IN_SQL.matcher(text(settings));
        while (comment.find()) {
            if (comment.group(1).equalsIgnoreCase("executeInTransaction")) {
                return Optional.of(Boolean.parseBoolean(comment.group(2)));
            }
        }
        return Optional.ofNullable(own().get("executeInTransaction")).map(Boolean::parseBoolean);
    }

    /** Whether a condition of its own keeps it from being run, which only Flyway can tell. */
    boolean isConditional() {
        return own().containsKey("shouldExecute");
    }

    /** What the file of settings beside it says. */
    private Map<String, String> own() {
        Path beside = file.resolveSibling(file.getFileName() + ".conf");
        Map<String, String> values = new HashMap<>();
        if (Files.isRegularFile(beside)) {
            Properties properties = new Properties();
            try (BufferedReader text = FlywayFiles.reader(beside)) {
                properties.load(text);
            } catch (IOException | IllegalArgumentException e) {
                throw MigrationFailure.misconfigured(
                        beside + " cannot be read: " + e.getMessage(), "Correct it; nothing was written.", e);
            }
            properties.stringPropertyNames().forEach(name -> values.put(name, properties.getProperty(name)));
        }
        return values;
    }

    /** For a message: what it does, in words. */
    String title() {
        String words = name.description().isBlank()
                ? "version " + name.version().map(FlywayVersion::toString).orElse("")
                : name.description().strip();
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }
}
