package io.github.migratemaven.revision.file;

import io.github.migratemaven.revision.script.Script;
import io.github.migratemaven.revision.script.ScriptSource;
import io.github.migratemaven.revision.script.ScriptText;
import java.util.Arrays;

/** A file whose text is in memory. */
public final class TextLines implements RevisionLines {
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

    @Override
    public int count() {
        return count;
    }

    @Override
    public String stripped(int line) {
        return text.substring(start(line), start(line + 1)).trim();
    }

    @Override
    public boolean startsWith(int line, char wanted) {
        int end = start(line + 1);
        int index = start(line);
        while (index < end && text.charAt(index) <= ' ') {
            index++;
        }
        return index < end && text.charAt(index) == wanted;
    }

    /** Index of the line's first character; the text's length after the last line. */
    private int start(int line) {
        return line > count ? text.length() : starts[line - 1];
    }

    /** Index after the line's last character, its line end aside. */
    private int end(int line) {
        int end = start(line + 1);
        while (end > start(line) && (text.charAt(end - 1) == '\n' || text.charAt(end - 1) == '\r')) {
            end--;
        }
        return end;
    }

    @Override
    public ScriptSource lines(int from, int to) {
        return new ScriptText(text.substring(start(from), start(to)));
    }

    @Override
    public Script script(int from, int to, boolean transactional) {
        String sql = text.substring(start(from), start(to)).trim();
        int first = from;
        while (!sql.isEmpty() && stripped(first).isEmpty()) {
            first++;
        }
        return new Script(sql, first, transactional);
    }

    /** The whole text, with one line replaced. */
    String withLine(int line, String replacement) {
        return text.substring(0, start(line)) + replacement + text.substring(end(line));
    }
}
