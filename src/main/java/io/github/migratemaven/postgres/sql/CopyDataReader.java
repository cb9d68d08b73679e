package io.github.migratemaven.postgres.sql;

import java.io.Reader;

/** The rows after a {@code COPY … FROM STDIN;}, from the next line up to, but without, the line {@code \.}. */
public final class CopyDataReader extends Reader {
    private final CharWindow window;
    private final int firstLine;
    private boolean atLineStart = true;
    private boolean ended;

    private CopyDataReader(CharWindow window) {
        this.window = window;
        this.firstLine = window.line();
    }

    /** Rows of the statement whose semicolon was just taken; only a comment may follow it on its line. */
    static CopyDataReader after(CharWindow window) {
        boolean comment = false;
        while (window.peek(0) != '\n' && window.peek(0) != CharWindow.END) {
            comment |= window.peek(0) == '-' && window.peek(1) == '-';
            char c = window.take();
            if (!comment && !Character.isWhitespace(c)) {
                throw new SqlScriptException(
                        window.line(),
                        "text after COPY … FROM STDIN; on the same line, where its rows start on the next");
            }
        }
        CopyDataReader reader = new CopyDataReader(window);
        if (window.peek(0) == '\n') {
            window.take();
        }
        return reader;
    }

    @Override
    public int read(char[] target, int offset, int length) {
        window.keepFrom(window.position());
        int count = 0;
        while (count < length && !ended) {
            if (atLineStart && isEndMarker()) {
                ended = true;
                window.take(2);
                break;
            }
            if (window.peek(0) == CharWindow.END) {
                throw new SqlScriptException(firstLine, "COPY rows that do not end with a line \\.");
            }
            char c = window.take();
            atLineStart = c == '\n';
            target[offset + count++] = c;
            window.keepFrom(window.position());
        }
        return count == 0 && length > 0 ? -1 : count;
    }

    void skipRest() {
        char[] dropped = new char[4096];
        int count = 0;
        while (count >= 0) {
            count = read(dropped, 0, dropped.length);
        }
    }

    @Override
    public void close() {
        // The script that the rows are part of is read on.
    }

    private boolean isEndMarker() {
        if (window.peek(0) != '\\' || window.peek(1) != '.') {
            return false;
        }
        int following = window.peek(2);
        return following == '\n' || following == CharWindow.END || (following == '\r' && window.peek(3) == '\n');
    }
}
