package io.github.migratemaven.revision;

import java.util.Arrays;

/** A text by its lines, counted from 1. */
final class TextLines {
    private final String text;
    private final int[] starts;
    private final int count;

    TextLines(String text) {
        this.text = text;
        int[] found = new int[16];
        int lines = 1;
        for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', end + 1)) {
            if (lines == found.length) {
                found = Arrays.copyOf(found, lines * 2);
            }
            found[lines] = end + 1;
            lines++;
        }
        this.starts = found;
        this.count = lines;
    }

    int count() {
        return count;
    }

    /** The line without its end and without white space around it. */
    String stripped(int line) {
        return text.substring(start(line), start(line + 1)).trim();
    }

    /** Whether the first character that is no white space is this one. */
    boolean startsWith(int line, char wanted) {
        int end = start(line + 1);
        int index = start(line);
        while (index < end && text.charAt(index) <= ' ') {
            index++;
        }
        return index < end && text.charAt(index) == wanted;
    }

    /** Index of the line's first character; the text's length after the last line. */
    int start(int line) {
        return line > count ? text.length() : starts[line - 1];
    }

    /** Index after the line's last character, its line end aside. */
    int end(int line) {
        int end = start(line + 1);
        while (end > start(line) && (text.charAt(end - 1) == '\n' || text.charAt(end - 1) == '\r')) {
            end--;
        }
        return end;
    }

    /** The lines from the one up to, but without, the other. */
    String text(int from, int to) {
        return text.substring(start(from), start(to));
    }

    /** The whole text, with one line replaced. */
    String withLine(int line, String replacement) {
        return text.substring(0, start(line)) + replacement + text.substring(end(line));
    }
}
