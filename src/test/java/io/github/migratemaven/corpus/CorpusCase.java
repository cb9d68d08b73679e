package io.github.migratemaven.corpus;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A pair of schemas, or one schema that is compared with nothing.
 *
 * @param path the case's folder, or the schema's file
 * @param setup scripts that run first on both sides
 * @param from scripts of the one side; none for a single schema
 * @param to scripts of the other
 * @param rows what is inserted into the one side before it is led to the other
 * @param check what is asked of the rows after the upgrade, and after the downgrade unless {@code checkDown} is
 * @param checkDown what is asked after the downgrade instead
 * @param version the oldest major version of PostgreSQL that the case can be run on
 */
record CorpusCase(
        Path path,
        List<Path> setup,
        List<Path> from,
        List<Path> to,
        List<String> roles,
        Optional<Path> rows,
        Optional<Path> check,
        Optional<Path> checkDown,
        int version) {
    private static final int OLDEST = 13;

    /** The case that a folder or file is, if it is one. */
    static Stream<CorpusCase> at(Path path) {
        if (Files.isDirectory(path) && Files.exists(path.resolve("from.sql")) && Files.exists(path.resolve("to.sql"))) {
            Path setup = path.resolve("setup.sql");
            return Stream.of(new CorpusCase(
                    path,
                    Files.exists(setup) ? List.of(setup) : List.of(),
                    List.of(path.resolve("from.sql")),
                    List.of(path.resolve("to.sql")),
                    roles(path.resolve("meta.json")),
                    existing(path.resolve("rows.sql")),
                    existing(path.resolve("check.sql")),
                    existing(path.resolve("checkdown.sql")),
                    version(path.resolve("version"))));
        }
        Path folder = path.getParent();
        boolean schema = Files.isRegularFile(path)
                && path.getFileName().toString().endsWith(".sql")
                && folder != null
                && !Files.exists(folder.resolve("from.sql"));
        return schema
                ? Stream.of(new CorpusCase(
                        path,
                        List.of(),
                        List.of(),
                        List.of(path),
                        List.of(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        OLDEST))
                : Stream.empty();
    }

    /** The same case with further roles to create first. */
    CorpusCase withRoles(List<String> more) {
        List<String> all = new ArrayList<>(roles);
        all.addAll(more);
        return new CorpusCase(path, setup, from, to, all, rows, check, checkDown, version);
    }

    /** Whether rows have a say in this case. */
    boolean hasRows() {
        return rows.isPresent() || check.isPresent() || checkDown.isPresent();
    }

    private static Optional<Path> existing(Path file) {
        return Files.exists(file) ? Optional.of(file) : Optional.empty();
    }

    private static int version(Path file) {
        return existing(file).map(path -> Integer.valueOf(read(path).strip())).orElse(OLDEST);
    }

    private static List<String> roles(Path meta) {
        if (!Files.exists(meta)) {
            return List.of();
        }
        try {
            List<String> roles = new ArrayList<>();
            for (JsonNode role : new ObjectMapper().readTree(meta.toFile()).path("roles")) {
                roles.add(role.asText());
            }
            return roles;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String read(Path script) {
        try {
            return Files.readString(script, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
