package io.github.migratemaven.site;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.migratemaven.engine.Project;
import io.github.migratemaven.testing.FastTempDir;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A revision that somebody copies from a page runs, there and back, over the rows that the page takes for granted. */
class SnippetsTest {
    /** A page's revision; a comment above it, which readers do not see, has what is there before. */
    private static final Pattern REVISION = Pattern.compile(
            "(?:<!-- given: ([^\\n]*) -->\\n)?```sql\\n((?:(?!```).)*?-- migrate:upgrade.*?)```", Pattern.DOTALL);

    @TempDir(factory = FastTempDir.class)
    private Path directory;

    private record Snippet(String page, String given, String revision) {
        @Override
        public String toString() {
            return page + ": "
                    + revision.replaceAll("(?s).*-- migrate:upgrade[^\\n]*\\n", "")
                            .lines()
                            .findFirst()
                            .orElse("");
        }
    }

    private static Stream<Snippet> snippets() {
        // The examples of rules are run by the tests of the rules.
        return Pages.all().stream()
                .filter(page -> !page.endsWith("lint-rules.md"))
                .flatMap(page -> REVISION.matcher(Pages.text(page))
                        .results()
                        .map((MatchResult found) -> new Snippet(
                                page.getFileName().toString(),
                                found.group(1) == null ? "" : found.group(1),
                                found.group(2))));
    }

    @ParameterizedTest
    @MethodSource("snippets")
    void runsUpAndDownAndUpAgain(Snippet snippet) {
        Project project = new Project(directory).with("a1", "", snippet.given(), "");
        project.withFile(
                "b1.sql", """
            -- Revision ID: b1
            -- Revises: a1
            -- Create Date: 2026-11-26T09:00:00Z
            -- Message: Of a page
            """ + snippet.revision().replaceFirst("(?s)^.*?(?=-- migrate:(parameter|upgrade))", ""));

        project.upgrade("head");
        assertThat(project.rows()).containsExactly("a1", "b1");
        project.downgrade("-1");
        assertThat(project.rows()).containsExactly("a1");
        project.upgrade("head");

        assertThat(project.rows()).containsExactly("a1", "b1");
    }

    @Test
    void thereAreSome() {
        assertThat(snippets().map(Snippet::page).distinct())
                .containsAll(List.of("writing-revisions.md", "data-migrations.md"));
    }
}
