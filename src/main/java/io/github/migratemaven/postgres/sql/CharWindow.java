package io.github.migratemaven.postgres.sql;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.util.Arrays;

/**
 * A script's characters with unlimited look-ahead, in memory bounded by what is still {@linkplain #keepFrom(long) kept}.
 * Positions are absolute, so they stay valid while the buffer moves.
 */
public final class CharWindow {
    static final int END = -1;
    /** Most scripts are short, and a directory may hold thousands of them. */
    private static final int FIRST_CHUNK = 512;

    private static final int CHUNK = 8192;

    private final Reader source;
    private char[] buffer;
    private long offset;
    private int limit;
    private int next;
    private int keep;
    private int line;
    private boolean exhausted;

    CharWindow(Reader source, int firstLine) {
        this(source, new char[FIRST_CHUNK], 0, false, firstLine);
    }

    /** A text that is in memory as a whole already. */
    CharWindow(String text, int firstLine) {
        this(Reader.nullReader(), text.toCharArray(), text.length(), true, firstLine);
    }

    private CharWindow(Reader source, char[] buffer, int limit, boolean exhausted, int firstLine) {
        this.source = source;
        this.buffer = buffer;
        this.limit = limit;
        this.exhausted = exhausted;
        this.line = firstLine;
        if (peek(0) == '\uFEFF') {
            next++;
        }
    }

    /** Absolute position of the next character. */
    long position() {
        return offset + next;
    }

    /** Line of the next character. */
    int line() {
        return line;
    }

    /** The character that many places ahead, or {@link #END}. */
    int peek(int ahead) {
        int index = next + ahead;
        while (index >= limit) {
            if (exhausted || !fill()) {
                return END;
            }
            index = next + ahead;
        }
        return buffer[index];
    }

    /** Takes the next character; there must be one. */
    char take() {
        int taken = peek(0);
        if (taken == 0) {
            throw new SqlScriptException(line, "a NUL character, which PostgreSQL cannot store");
        }
        if (Character.isSurrogate((char) taken)) {
            requirePair((char) taken);
        }
        if (taken == '\n') {
            line++;
        }
        next++;
        return (char) taken;
    }

    private void requirePair(char taken) {
        boolean highFollowed =
                Character.isHighSurrogate(taken) && Character.isLowSurrogate((char) Math.max(peek(1), 0));
        boolean lowPreceded =
                Character.isLowSurrogate(taken) && next > 0 && Character.isHighSurrogate(buffer[next - 1]);
        if (!highFollowed && !lowPreceded) {
            throw new SqlScriptException(line, "half of a surrogate pair, which no UTF-8 text can hold");
        }
    }

    void take(int count) {
        for (int i = 0; i < count; i++) {
            take();
        }
    }

    /** Allows everything before the position to be forgotten. */
    void keepFrom(long position) {
        keep = Math.toIntExact(position - offset);
    }

    /** The kept text between two positions. */
    String text(long from, long to) {
        return new String(buffer, Math.toIntExact(from - offset), Math.toIntExact(to - from));
    }

    /** Whether the kept text between two positions is that word, letter case of ASCII aside. */
    boolean matches(long from, long to, String lowerCaseWord) {
        int length = Math.toIntExact(to - from);
        if (length != lowerCaseWord.length()) {
            return false;
        }
        int start = Math.toIntExact(from - offset);
        for (int i = 0; i < length; i++) {
            if (AsciiCase.lower(buffer[start + i]) != lowerCaseWord.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private boolean fill() {
        if (limit == buffer.length) {
            makeRoom();
        }
        try {
            int read = source.read(buffer, limit, buffer.length - limit);
            if (read < 0) {
                exhausted = true;
                return false;
            }
            limit += read;
            return true;
        } catch (CharacterCodingException e) {
            throw new SqlScriptException(line + lineBreaksAhead(), Utf8Reader.PROBLEM);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private int lineBreaksAhead() {
        int count = 0;
        for (int i = next; i < limit; i++) {
            count += buffer[i] == '\n' ? 1 : 0;
        }
        return count;
    }

    private void makeRoom() {
        int dropped = Math.min(keep, next - 1);
        if (buffer.length >= CHUNK && dropped > buffer.length / 2) {
            System.arraycopy(buffer, dropped, buffer, 0, limit - dropped);
            offset += dropped;
            limit -= dropped;
            next -= dropped;
            keep -= dropped;
        } else {
            buffer = Arrays.copyOf(buffer, buffer.length * 2);
        }
    }

    /** @throws SqlScriptException with the line of what was opened, if the script ends here */
    void requireMore(int opened, String problem) {
        if (peek(0) == END) {
            throw new SqlScriptException(opened, problem);
        }
    }
}
