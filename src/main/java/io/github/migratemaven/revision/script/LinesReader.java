package io.github.migratemaven.revision.script;

import java.io.IOException;
import java.io.Reader;

/** Reads some lines of a text and passes over the others. */
public final class LinesReader extends Reader {
    private static final int CHUNK = 8192;

    private final Reader source;
    private final char[] buffer = new char[CHUNK];
    private final int first;
    private final int end;
    private int line = 1;
    private int position;
    private int limit;

    /**
     * @param first the first line to read, counted from 1
     * @param end the line before which to stop
     */
    LinesReader(Reader source, int first, int end) {
        this.source = source;
        this.first = first;
        this.end = end;
    }

    @Override
    public int read(char[] target, int offset, int length) throws IOException {
        while (line < first) {
            if (isExhausted()) {
                return -1;
            }
            takeToLineEnd();
        }
        int count = 0;
        while (count < length && line < end && !isExhausted()) {
            int start = position;
            takeToLineEnd(length - count);
            System.arraycopy(buffer, start, target, offset + count, position - start);
            count += position - start;
        }
        return count == 0 && length > 0 ? -1 : count;
    }

    private void takeToLineEnd() {
        takeToLineEnd(CHUNK);
    }

    /** Takes what is in the buffer of the current line, with its line feed. */
    private void takeToLineEnd(int atMost) {
        int last = Math.min(limit, position + atMost);
        while (position < last) {
            if (buffer[position++] == '\n') {
                line++;
                return;
            }
        }
    }

    private boolean isExhausted() throws IOException {
        if (position < limit) {
            return false;
        }
        position = 0;
        limit = Math.max(0, source.read(buffer, 0, CHUNK));
        return limit == 0;
    }

    @Override
    public void close() throws IOException {
        source.close();
    }
}
