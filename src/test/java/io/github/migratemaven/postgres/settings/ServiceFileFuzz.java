package io.github.migratemaven.postgres.settings;

import static io.github.migratemaven.testing.fuzz.Findings.require;

import io.github.migratemaven.testing.fuzz.FuzzTarget;
import io.github.migratemaven.testing.fuzz.RandomText;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** {@code pg_service.conf}: the parameters that libpq would find, by the rules of the manual, 34.17. */
public final class ServiceFileFuzz implements FuzzTarget {
    private static final String SERVICE = "shop";
    private static final String SECRET = "S3cr3tXy";
    private static final List<String> PIECES = List.of(
            "[shop]",
            "[shop",
            "[other]",
            "[shop] # here",
            "[",
            "]",
            "host=one",
            "host=two",
            "port=5432",
            "dbname=d",
            "password=" + SECRET,
            "=",
            "=x",
            "service=other",
            "options=-c a=b",
            "nonsense",
            "# c",
            "\n",
            "\n",
            "\n",
            "\r\n",
            " ",
            "\t");
    private static final List<String> RIGHT =
            List.of("# of the test\n[other]\nhost=no\n\n[shop]\nhost=one\nport=5432\npassword=" + SECRET
                    + "\n\n[third]\nhost=no\n");

    private final Path file;

    public ServiceFileFuzz(Path scratch) {
        this.file = scratch.resolve("pg_service.conf");
    }

    @Override
    public String name() {
        return "service";
    }

    @Override
    public void attempt(RandomText random) throws IOException {
        String text = random.once(2) ? random.pieces(PIECES, 30) : random.damaged(random.of(RIGHT), PIECES);
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        Files.write(file, random.once(10) ? random.damaged(bytes) : bytes);
        try {
            Optional<Map<String, String>> found = ServiceFile.read(file, SERVICE);
            String read = Files.readString(file);
            Optional<Map<String, String>> wanted = wanted(read);
            require(found.equals(wanted), "reads " + found + " and not " + wanted, read);
        } catch (CharacterCodingException notUtf8) {
            return;
        } catch (IllegalArgumentException e) {
            String told = String.valueOf(e.getMessage());
            require(
                    told.matches("(?s)" + Pattern.quote(file.toString()) + ":[1-9][0-9]* .*"),
                    "no place: " + told,
                    text);
            require(!told.contains(SECRET), "tells a password: " + told, text);
        }
    }

    /** The first section of the name; of each parameter the first. White space around the sign counts for nothing here. */
    private static Optional<Map<String, String>> wanted(String text) {
        Map<String, String> settings = new LinkedHashMap<>();
        boolean inside = false;
        for (String ended : text.split("\n", -1)) {
            String line = ended.strip();
            if (line.startsWith("[")) {
                if (inside) {
                    return Optional.of(settings);
                }
                inside = line.startsWith("[" + SERVICE + "]");
            } else if (inside && !line.isEmpty() && !line.startsWith("#")) {
                String[] parts = line.split("=", 2);
                settings.putIfAbsent(parts[0].strip(), parts[1].strip());
            }
        }
        return inside ? Optional.of(settings) : Optional.empty();
    }
}
