package io.github.migratemaven.postgres.sql;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Decodes UTF-8 strictly and without reading ahead of an error: all characters before a malformed byte are delivered before
 * its {@link CharacterCodingException}, so that a reader knows the line of it.
 */
public final class Utf8Reader extends Reader {
    public static final String PROBLEM = "bytes that are not UTF-8: save the file as UTF-8";

    private static final char REPLACEMENT = '\uFFFD';

    private final InputStream source;
    private final CharsetDecoder decoder = StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    private final ByteBuffer bytes = ByteBuffer.allocate(8192).flip();
    private final CharBuffer pair = CharBuffer.allocate(2).limit(0);
    private boolean exhausted;

    public Utf8Reader(InputStream source) {
        this.source = source;
    }

    /**
     * The text of a whole file, any byte order mark included.
     *
     * @throws SqlScriptException naming the line of the first byte that is not UTF-8
     * @throws IOException if the file cannot be read
     */
    public static String readAll(Path file) throws IOException {
        return decode(Files.readAllBytes(file));
    }

    /**
     * The text that the bytes are, any byte order mark included.
     *
     * @throws SqlScriptException naming the line of the first byte that is not UTF-8
     */
    public static String decode(byte[] bytes) throws IOException {
        String text = new String(bytes, StandardCharsets.UTF_8);
        // What is not UTF-8 becomes this character, which a text may also hold.
        if (text.indexOf(REPLACEMENT) >= 0) {
            requireUtf8(bytes);
        }
        return text;
    }

    private static void requireUtf8(byte[] bytes) throws IOException {
        StringBuilder text = new StringBuilder();
        try (Reader reader = new Utf8Reader(new ByteArrayInputStream(bytes))) {
            char[] chunk = new char[8192];
            for (int count = reader.read(chunk); count >= 0; count = reader.read(chunk)) {
                text.append(chunk, 0, count);
            }
        } catch (CharacterCodingException malformed) {
            // What came before it has been delivered.
            throw new SqlScriptException(
                    1 + (int) text.chars().filter(c -> c == '\n').count(), PROBLEM);
        }
    }

    @Override
    public int read(char[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (pair.hasRemaining()) {
            target[offset] = pair.get();
            return 1;
        }
        CharBuffer chars = CharBuffer.wrap(target, offset, length);
        while (true) {
            CoderResult result = decoder.decode(bytes, chars, exhausted);
            int count = chars.position() - offset;
            if (count > 0) {
                return count;
            }
            if (result.isError()) {
                result.throwException();
            }
            if (exhausted) {
                return -1;
            }
            if (result.isOverflow()) {
                decoder.decode(bytes, pair.clear(), exhausted);
                target[offset] = pair.flip().get();
                return 1;
            }
            fill();
        }
    }

    private void fill() throws IOException {
        bytes.compact();
        int count = source.read(bytes.array(), bytes.position(), bytes.remaining());
        exhausted = count < 0;
        bytes.position(bytes.position() + Math.max(count, 0)).flip();
    }

    @Override
    public void close() throws IOException {
        source.close();
    }
}
