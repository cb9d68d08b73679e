package io.github.migratemaven.postgres;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 over tokens one after another, each ended by a zero byte, in memory that does not grow with them. */
final class TokenDigest {
    private final MessageDigest sha256;
    private final Writer writer;

    TokenDigest() {
        try {
            sha256 = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java platform has SHA-256", impossible);
        }
        writer = new OutputStreamWriter(
                new DigestOutputStream(OutputStream.nullOutputStream(), sha256), StandardCharsets.UTF_8);
    }

    void token(String text) {
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

    String hex() {
        try {
            writer.flush();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return HexFormat.of().formatHex(sha256.digest());
    }
}
