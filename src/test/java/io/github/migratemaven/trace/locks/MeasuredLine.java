package io.github.migratemaven.trace.locks;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * An answer of a file of measured locks, taken apart: {@code t:AX t_ts:AX |REWRITE t_ts |messages}, or {@code ERR message}.
 *
 * @param error what the server refused it with; empty where it ran
 * @param locks with their relations, in no order
 * @param rewritten relations, in no order; {@code t+all indexes} for a table with all that belongs to it
 * @param messages the first ones, each cut where the file cuts it
 */
record MeasuredLine(String error, Set<String> locks, Set<String> rewritten, List<String> messages) {
    static final int MESSAGES = 3;
    static final int MESSAGE_LENGTH = 90;
    private static final String ERROR = "ERR ";
    private static final String REWRITE = "REWRITE ";

    /** What caches do is not about relations, and depends on what ran before. */
    private static final String HOUSEKEEPING = "rehashing catalog cache [^|]*? buckets(?:; )?";

    static MeasuredLine parse(String answer) {
        if (answer.startsWith(ERROR)) {
            return failed(answer.substring(ERROR.length()));
        }
        Set<String> locks = new TreeSet<>();
        Set<String> rewritten = new TreeSet<>();
        List<String> messages = new ArrayList<>();
        String[] parts = answer.replaceAll(HOUSEKEEPING, "").split("\\|", -1);
        addWords(locks, parts[0].strip().split(" +"));
        for (int i = 1; i < parts.length; i++) {
            String part = parts[i].strip();
            if (part.startsWith(REWRITE)) {
                addWords(
                        rewritten,
                        part.substring(REWRITE.length())
                                .replace("+all indexes", "+all_indexes")
                                .split(" +"));
            } else {
                messages.addAll(List.of(part.split("; ")));
            }
        }
        return new MeasuredLine("", locks, rewritten, comparable(messages));
    }

    static MeasuredLine failed(String message) {
        return new MeasuredLine(cut(message), Set.of(), Set.of(), List.of());
    }

    static List<String> comparable(List<String> messages) {
        return messages.stream()
                .filter(message -> !message.isBlank())
                .limit(MESSAGES)
                .map(MeasuredLine::cut)
                .toList();
    }

    private static void addWords(Set<String> words, String... found) {
        for (String word : found) {
            if (!word.isBlank()) {
                words.add(word);
            }
        }
    }

    private static String cut(String text) {
        return text.substring(0, Math.min(MESSAGE_LENGTH, text.length())).strip();
    }
}
