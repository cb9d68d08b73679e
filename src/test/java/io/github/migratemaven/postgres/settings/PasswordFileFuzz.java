package io.github.migratemaven.postgres.settings;

import static io.github.migratemaven.testing.fuzz.Findings.require;

import io.github.migratemaven.postgres.connection.Secret;
import io.github.migratemaven.testing.fuzz.FuzzTarget;
import io.github.migratemaven.testing.fuzz.RandomText;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** {@code .pgpass}: the password that libpq would find, by the rules of the manual, 34.16. */
public final class PasswordFileFuzz implements FuzzTarget {
    private static final List<String> PIECES = List.of(
            "host",
            "5432",
            "db",
            "user",
            "*",
            ":",
            ":",
            ":",
            ":",
            "\\",
            "\\:",
            "\\\\",
            "\\*",
            "#",
            "secret",
            "é",
            "\n",
            "\r\n",
            "\n\n",
            "host:5432:db:user:",
            "*:*:*:*:x\n",
            "host:*:db:",
            " ");
    private static final List<String> RIGHT = List.of(
            "# of the test\nhost:5432:db:user:secret\n*:*:*:*:other\n", "ho\\:st:5432:d\\\\b:user:se\\:cr\\\\et\r\n");
    private static final List<String> VALUES = List.of("host", "5432", "db", "user", "*", "ho:st", "d\\b", "é", "");

    private final Path file;

    public PasswordFileFuzz(Path scratch) {
        this.file = scratch.resolve("pgpass");
    }

    @Override
    public String name() {
        return "pgpass";
    }

    @Override
    public void attempt(RandomText random) throws IOException {
        String text = random.once(2) ? random.pieces(PIECES, 40) : random.damaged(random.of(RIGHT), PIECES);
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        Files.write(file, random.once(10) ? random.damaged(bytes) : bytes);
        String host = random.of(VALUES);
        int port = random.once(3) ? 1 : 5432;
        String database = random.of(VALUES);
        String user = random.of(VALUES);
        Optional<String> found;
        String read;
        try {
            found = new PasswordFile(file).find(host, port, database, user).map(Secret::reveal);
            read = Files.readString(file);
        } catch (CharacterCodingException notUtf8) {
            return;
        }
        Optional<String> wanted = wanted(read, List.of(host, String.valueOf(port), database, user));
        require(
                found.equals(wanted),
                "finds " + found + " and not " + wanted + " for " + host + ":" + port + ":" + database + ":" + user,
                read);
    }

    /** The first line of which four fields fit, each read to its colon; then the password to the next one. */
    private static Optional<String> wanted(String text, List<String> fields) {
        for (String ended : text.split("\n", -1)) {
            String line = ended.replaceFirst("\r+$", "");
            int at = line.startsWith("#") || line.isEmpty() ? -1 : 0;
            for (int i = 0; i < fields.size() && at >= 0; i++) {
                at = afterField(line, at, fields.get(i));
            }
            if (at >= 0) {
                return Optional.of(unescaped(line, at));
            }
        }
        return Optional.empty();
    }

    /** Index after the colon that ends a field of this value, or any; -1 where it has another one. */
    private static int afterField(String line, int from, String value) {
        if (line.startsWith("*:", from)) {
            return from + 2;
        }
        int at = from;
        for (int i = 0; ; i++) {
            if (at < line.length() && line.charAt(at) == ':' && i == value.length()) {
                return at + 1;
            }
            if (at < line.length() && line.charAt(at) == '\\') {
                at++;
            }
            if (at >= line.length() || i == value.length() || line.charAt(at) != value.charAt(i)) {
                return -1;
            }
            at++;
        }
    }

    private static String unescaped(String line, int from) {
        StringBuilder password = new StringBuilder();
        for (int at = from; at < line.length() && line.charAt(at) != ':'; at++) {
            if (line.charAt(at) == '\\' && at + 1 < line.length()) {
                at++;
            }
            password.append(line.charAt(at));
        }
        return password.toString();
    }
}
