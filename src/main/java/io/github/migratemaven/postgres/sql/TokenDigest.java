package io.github.migratemaven.postgres.sql;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;

/** SHA-256 over tokens one after another, each ended by a zero byte, in memory that does not grow with them. */
public final class TokenDigest {
    private final MessageDigest sha256 = Sha256.begin();
    private final Writer writer;

    public TokenDigest() {
        // An OutputStreamWriter alone encodes each character by itself.
        writer = new BufferedWriter(new OutputStreamWriter(
                new DigestOutputStream(OutputStream.nullOutputStream(), sha256), StandardCharsets.UTF_8));
    }

    public void token(String text) {
        try {
            writer.write(text);
            writer.write(0);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** One token, however long; its line ends count as {@code \n}. */
    void token(Reader text) {
        char[] chunk = new char[8192];
        boolean afterReturn = false;
        try {
            for (int count = text.read(chunk); count >= 0; count = text.read(chunk)) {
                for (int i = 0; i < count; i++) {
                    if (afterReturn && chunk[i] != '\n') {
                        writer.write('\r');
                    }
                    afterReturn = chunk[i] == '\r';
                    if (!afterReturn) {
                        writer.write(chunk[i]);
                    }
                }
            }
            if (afterReturn) {
                writer.write('\r');
            }
            writer.write(0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** 64 hex digits. */
    public String hex() {
        try {
            writer.flush();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return HexFormat.of().formatHex(sha256.digest());
    }
}
