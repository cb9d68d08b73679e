package io.github.migratemaven.importing.alembic;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads what {@code alembic history --verbose} prints. */
final class VerboseHistory {
    private static final String FIRST = "Rev: ";
    private static final String BASE = "<base>";
    private static final String INDENT = "    ";
    private static final String DATE = "Create Date:";
    private static final List<String> AFTER_MESSAGE = List.of("Revision ID:", "Revises:", DATE);

    private VerboseHistory() {}

    /** The newest first, as they are printed; what env.py prints before them is passed over. */
    static List<AlembicRevision> parse(String text) {
        List<List<String>> entries = new ArrayList<>();
        for (String line : text.lines().toList()) {
            if (line.startsWith(FIRST)) {
                entries.add(new ArrayList<>());
            }
            if (!entries.isEmpty()) {
                entries.get(entries.size() - 1).add(line);
            }
        }
        return entries.stream().map(VerboseHistory::revision).toList();
    }

    private static AlembicRevision revision(List<String> lines) {
        Map<String, String> fields = new LinkedHashMap<>();
        List<String> words = new ArrayList<>();
        for (String line : lines) {
            int colon = line.indexOf(": ");
            if (line.startsWith(INDENT)) {
                words.add(line.strip());
            } else if (colon > 0 && words.isEmpty()) {
                fields.put(line.substring(0, colon), line.substring(colon + 2).strip());
            }
        }
        return new AlembicRevision(
                fields.getOrDefault("Rev", "").split(" ", 2)[0],
                items(fields.getOrDefault("Merges", fields.getOrDefault("Parent", BASE))),
                items(fields.getOrDefault("Also depends on", BASE)),
                items(fields.getOrDefault("Branch names", BASE)),
                message(words),
                words.stream()
                        .filter(line -> line.startsWith(DATE))
                        .findFirst()
                        .flatMap(line -> date(line.substring(DATE.length()).strip())),
                fields.getOrDefault("Path", ""));
    }

    private static List<String> items(String list) {
        return list.equals(BASE)
                ? List.of()
                : Arrays.stream(list.split(",", -1))
                        .map(String::strip)
                        .filter(item -> !item.isEmpty())
                        .toList();
    }

    private static String message(List<String> words) {
        return words.stream()
                .dropWhile(String::isEmpty)
                .takeWhile(line -> !line.isEmpty() && AFTER_MESSAGE.stream().noneMatch(line::startsWith))
                .collect(Collectors.joining(" "));
    }

    private static Optional<Instant> date(String text) {
        String iso = text.replaceFirst(" ", "T");
        try {
            return Optional.of(OffsetDateTime.parse(iso).toInstant());
        } catch (DateTimeParseException withoutZone) {
            try {
                return Optional.of(LocalDateTime.parse(iso).toInstant(ZoneOffset.UTC));
            } catch (DateTimeParseException none) {
                return Optional.empty();
            }
        }
    }
}
