package io.github.migratemaven.revision.parameter;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A list as a person types it: commas between, double quotes around what holds a comma or begins or ends with a space. */
final class ListText {
    private ListText() {}

    /** The elements; empty when a quote is not closed, or something follows where it is. */
    static Optional<List<String>> elements(String text) {
        List<String> elements = new ArrayList<>();
        int at = 0;
        while (true) {
            while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
                at++;
            }
            int end;
            if (at < text.length() && text.charAt(at) == '"') {
                StringBuilder quoted = new StringBuilder();
                end = quoted(text, at + 1, quoted);
                if (end < 0) {
                    return Optional.empty();
                }
                elements.add(quoted.toString());
            } else {
                int comma = text.indexOf(',', at);
                end = comma < 0 ? text.length() : comma;
                elements.add(text.substring(at, end).strip());
            }
            if (end >= text.length()) {
                return Optional.of(List.copyOf(elements));
            }
            at = end + 1;
        }
    }

    /** @return index of the comma behind the closing quote, or the text's length; negative when it is not closed */
    private static int quoted(String text, int from, StringBuilder content) {
        int at = from;
        while (at < text.length()) {
            if (text.charAt(at) != '"') {
                content.append(text.charAt(at++));
            } else if (at + 1 < text.length() && text.charAt(at + 1) == '"') {
                content.append('"');
                at += 2;
            } else {
                int end = at + 1;
                while (end < text.length() && Character.isWhitespace(text.charAt(end))) {
                    end++;
                }
                return end == text.length() || text.charAt(end) == ',' ? end : -1;
            }
        }
        return -1;
    }
}
