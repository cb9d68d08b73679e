package io.github.migratemaven.structure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Queries of the catalog are text blocks that can be pasted into psql, not glued from quoted pieces. */
class SqlReadsLikeSqlTest {
    private static final Path SOURCES = Path.of("src/main/java/io/github/migratemaven");
    private static final Pattern TEXT_BLOCK = Pattern.compile("\"\"\".*?\"\"\"", Pattern.DOTALL);
    private static final Pattern QUOTED_QUERY =
            Pattern.compile("\"[^\"\n]*\\b(from|join) pg_catalog\\.pg_[a-z_]+\\b[^(\n]*\"");

    @Test
    void noQueryIsGluedFromQuotedPieces() throws IOException {
        List<String> found = new ArrayList<>();
        for (Path source : sources()) {
            Matcher query = QUOTED_QUERY.matcher(
                    TEXT_BLOCK.matcher(Files.readString(source)).replaceAll(""));
            while (query.find()) {
                found.add(source + ": " + query.group());
            }
        }

        assertThat(found).isEmpty();
    }

    private static List<Path> sources() throws IOException {
        List<Path> files = new ArrayList<>();
        for (String floor : List.of("catalog", "kind")) {
            try (Stream<Path> found = Files.walk(SOURCES.resolve(floor))) {
                found.filter(file -> file.toString().endsWith(".java")).forEach(files::add);
            }
        }
        return files;
    }
}
