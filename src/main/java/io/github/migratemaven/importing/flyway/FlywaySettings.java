package io.github.migratemaven.importing.flyway;

import io.github.migratemaven.report.MigrationFailure;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What decides which scripts there are and what they say, with Flyway's own defaults.
 *
 * @param locations as written: {@code filesystem:…} or {@code classpath:…}
 * @param placeholders by name, whose letter case does not count
 * @param schema where names without a schema lead; empty for the connection's own
 * @param table the name of its history's table
 * @param outOfOrder whether a version may be applied after a higher one
 */
public record FlywaySettings(
        List<String> locations,
        String versionedPrefix,
        String undoPrefix,
        String repeatablePrefix,
        String baselinePrefix,
        String separator,
        List<String> suffixes,
        Charset encoding,
        boolean replacing,
        String placeholderPrefix,
        String placeholderSuffix,
        Map<String, String> placeholders,
        Optional<String> schema,
        String table,
        boolean executeInTransaction,
        boolean outOfOrder) {
    /** What all its properties begin with. */
    public static final String PREFIX = "flyway.";

    private static final String PLACEHOLDERS = PREFIX + "placeholders.";

    /** @param values by the names that Flyway gives them, with {@code flyway.} before each */
    public static FlywaySettings of(Map<String, String> values) {
        Map<String, String> known = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        known.putAll(values);
        Map<String, String> placeholders = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        known.forEach((name, value) -> {
            if (name.regionMatches(true, 0, PLACEHOLDERS, 0, PLACEHOLDERS.length())) {
                placeholders.put(name.substring(PLACEHOLDERS.length()), value);
            }
        });
        String table = text(known, "table", "flyway_schema_history");
        Optional<String> schema = Optional.ofNullable(known.get(PREFIX + "defaultSchema"))
                .or(() -> list(known, "schemas", "").stream().findFirst());
        placeholders.putIfAbsent("flyway:defaultSchema", schema.orElse("public"));
        placeholders.putIfAbsent("flyway:table", table);
        return new FlywaySettings(
                list(known, "locations", "classpath:db/migration"),
                text(known, "sqlMigrationPrefix", "V"),
                text(known, "undoSqlMigrationPrefix", "U"),
                text(known, "repeatableSqlMigrationPrefix", "R"),
                text(known, "baselineMigrationPrefix", "B"),
                text(known, "sqlMigrationSeparator", "__"),
                list(known, "sqlMigrationSuffixes", ".sql"),
                charset(text(known, "encoding", "UTF-8")),
                flag(known, "placeholderReplacement", true),
                text(known, "placeholderPrefix", "${"),
                text(known, "placeholderSuffix", "}"),
                placeholders,
                schema.filter(name -> !name.equals("public")),
                table,
                flag(known, "executeInTransaction", true),
                flag(known, "outOfOrder", false));
    }

    private static String text(Map<String, String> values, String name, String otherwise) {
        return values.getOrDefault(PREFIX + name, otherwise);
    }

    private static boolean flag(Map<String, String> values, String name, boolean otherwise) {
        return Boolean.parseBoolean(
                text(values, name, String.valueOf(otherwise)).strip());
    }

    private static List<String> list(Map<String, String> values, String name, String otherwise) {
        return Arrays.stream(text(values, name, otherwise).split(",", -1))
                .map(String::strip)
                .filter(item -> !item.isEmpty())
                .toList();
    }

    private static Charset charset(String name) {
        try {
            return name.isBlank() ? StandardCharsets.UTF_8 : Charset.forName(name.strip());
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            throw MigrationFailure.misconfigured(
                    "flyway.encoding is '" + name + "', which Java does not know.",
                    "Name a character set, as UTF-8.",
                    e);
        }
    }
}
