package io.github.migratemaven.structure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What CONTRIBUTING.md says of where things live is so. */
class WayFindingTest {
    private static final Pattern ARROW = Pattern.compile("^ +([a-z]+) --> ([a-z]+)$", Pattern.MULTILINE);
    private static final Pattern PLACE = Pattern.compile("`([a-z]+(?:/[a-z]+)*/[A-Za-z]+)`");
    private static final Path SOURCES = Path.of("src/main/java/io/github/migratemaven");

    private static final Pattern WORD = Pattern.compile("^\\| ([a-z, ]+) \\|", Pattern.MULTILINE);

    private final String page = read();

    private static String read() {
        try {
            return Files.readString(Path.of("CONTRIBUTING.md"));
        } catch (IOException missing) {
            throw new AssertionError(missing);
        }
    }

    @Test
    void theDrawingShowsTheFloors() {
        Set<String> drawn = ARROW.matcher(page)
                .results()
                .map(arrow -> arrow.group(1) + " --> " + arrow.group(2))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(drawn).isEqualTo(withoutDetours());
    }

    /** What may be used, less what can be reached by way of another floor. */
    private static Set<String> withoutDetours() {
        Map<String, List<String>> floors = FloorsTest.MAY_USE;
        Set<String> arrows = new TreeSet<>();
        floors.forEach((floor, below) -> below.stream()
                .filter(target -> below.stream().noneMatch(between -> floors.getOrDefault(between, List.of())
                        .contains(target)))
                .forEach(target -> arrows.add(floor + " --> " + target)));
        return arrows;
    }

    @Test
    void whatThePageNamesIsThere() {
        List<String> missing = PLACE.matcher(page)
                .results()
                .map(MatchResult::group)
                .map(place -> place.replace("`", ""))
                .filter(place -> !place.startsWith("src/"))
                .filter(place ->
                        Files.notExists(SOURCES.resolve(place + ".java")) && Files.notExists(SOURCES.resolve(place)))
                .toList();

        assertThat(missing).isEmpty();
    }

    @Test
    void theWordsAreFew() {
        String table = page.substring(page.indexOf("| word | means |"), page.indexOf("## Adding a goal"));

        assertThat(WORD.matcher(table)
                        .results()
                        .flatMap(row -> Stream.of(row.group(1).split(", "))))
                .hasSizeBetween(20, 1 + 30);
    }

    /** A proof is a run in a shadow; a check is the goal of that name or a part of it, a row check, or PostgreSQL's. */
    @Test
    void namesKeepToTheWords() throws IOException {
        Pattern other = Pattern.compile("Proof|Checks?(?![a-z])");
        try (Stream<Path> files = Files.walk(SOURCES)) {
            List<String> misnamed = files.map(file -> SOURCES.relativize(file).toString())
                    .filter(file -> file.endsWith(".java"))
                    .filter(file -> other.matcher(file).find())
                    .filter(file -> !file.matches(".*(RowChecks?|(Revision|Merge)Proof|/CheckMojo)\\.java"))
                    .filter(file -> !file.startsWith("engine/check/") && !file.startsWith("trace/lint/rule/"))
                    .toList();

            assertThat(misnamed).isEmpty();
        }
    }
}
