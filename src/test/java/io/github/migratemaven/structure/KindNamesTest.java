package io.github.migratemaven.structure;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.migratemaven.catalog.ObjectKind;
import io.github.migratemaven.kind.Kinds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A kind is named by itself alone; others ask its traits, or take the constant where they are about that very kind. */
class KindNamesTest {
    private static final Path SOURCES = Path.of("src/main/java/io/github/migratemaven");
    private static final Pattern LITERAL = Pattern.compile("\"([a-z][a-z ]*)\"");

    /** Words of SQL and of JSON that some kinds are called by too, and what they are in these files. */
    private static final Map<String, Set<String>> OTHER_WORDS = Map.of(
            "KeptStatement", Set.of("comment"),
            "NumberedByName", Set.of("sequence"),
            "KeptFindings", Set.of("rule", "column"),
            "SubscriptionKind", Set.of("server"),
            "DroppedParentheses", Set.of("default", "table"),
            "Acl", Set.of("owner"));

    @Test
    void noFileNamesAKindButItsOwn() throws IOException {
        Map<String, String> files = Kinds.ALL.stream()
                .collect(Collectors.toMap(
                        ObjectKind::name, kind -> kind.getClass().getSimpleName()));
        List<String> found = new ArrayList<>();
        for (Path source : sources()) {
            String file = source.getFileName().toString().replace(".java", "");
            Matcher literal = LITERAL.matcher(Files.readString(source));
            while (literal.find()) {
                String word = literal.group(1);
                boolean own = file.equals(files.getOrDefault(word, file));
                if (!own && !OTHER_WORDS.getOrDefault(file, Set.of()).contains(word)) {
                    found.add(source + " names the kind " + literal.group());
                }
            }
        }

        assertThat(found).isEmpty();
    }

    private static List<Path> sources() throws IOException {
        List<Path> files = new ArrayList<>();
        for (String floor : List.of("catalog", "kind", "diff", "autogenerate", "engine")) {
            try (Stream<Path> found = Files.walk(SOURCES.resolve(floor))) {
                found.filter(file -> file.toString().endsWith(".java")).forEach(files::add);
            }
        }
        return files;
    }
}
