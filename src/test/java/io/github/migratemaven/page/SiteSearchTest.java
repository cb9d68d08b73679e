package io.github.migratemaven.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.migratemaven.testing.FastTempDir;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What somebody who knows only Flyway asks the site's search, in a real browser; skipped where there is none. */
class SiteSearchTest {
    private static final Path SITE = Path.of("src", "site");

    /** Few enough to be looked through. */
    private static final int FIRST_ANSWERS = 5;

    @TempDir(factory = FastTempDir.class)
    static Path directory;

    private static Chromium browser;

    @BeforeAll
    static void openASiteWithItsIndex() throws IOException {
        browser = Chromium.start(directory.resolve("profile"));
        List<List<String>> pages = new ArrayList<>();
        try (Stream<Path> files = Files.list(SITE.resolve("markdown"))) {
            for (Path file : files.sorted().toList()) {
                pages.add(entry(file));
            }
        }
        Files.writeString(
                directory.resolve("index.html"),
                "<!DOCTYPE html><div id='leftColumn'></div><script>window.searchIndex="
                        + new ObjectMapper().writeValueAsString(pages).replace("</", "<\\/") + "</script><script>"
                        + Files.readString(
                                SITE.resolve("resources").resolve("js").resolve("site.js")) + "</script>");
        browser.open(directory.resolve("index.html"), 1440, 900, false);
    }

    /** Address, title, headings and text, as {@code BesideThePages} writes them from the finished page. */
    private static List<String> entry(Path file) throws IOException {
        String text = Files.readString(file);
        List<String> headings = text.lines()
                .filter(line -> line.matches("#{1,3} .*"))
                .map(line -> plain(line).strip())
                .toList();
        return List.of(
                file.getFileName().toString().replace(".md", ".html"),
                headings.get(0),
                headings.stream().collect(Collectors.joining(" · ")),
                plain(text));
    }

    private static String plain(String markdown) {
        return markdown.replaceAll("<[^>]*>", " ")
                .replaceAll("]\\([^)]*\\)", "]")
                .replaceAll("[`*#|\\[\\]]", " ")
                .replaceAll("\\s+", " ");
    }

    @AfterAll
    static void close() {
        if (browser != null) {
            browser.close();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "baseline an existing database | existing-database",
                "repair checksum mismatch | from-flyway",
                "repeatable migrations | faq",
                "out of order | from-flyway",
                "how do I undo the last migration | faq",
                "callbacks beforeMigrate | from-flyway",
                "placeholders | from-flyway",
                "java migrations | writing-revisions",
                "which migrations are pending? | faq",
                "dry run | production",
                "failed migration in the middle | faq",
                "two developers wrote a migration at the same time | teams",
                "validate at start-up | spring-boot",
                "testcontainers | integration-tests",
                "kubernetes job | production",
                "multiple schemas | faq",
                "multi tenant | faq",
                "lock timeout | production",
                "create index concurrently | writing-revisions",
                "import my flyway project | from-flyway",
                "zero downtime | data-migrations",
                "AWS RDS | production",
                "what permissions does the user need | production",
                "squash old migrations | faq",
                "change the location of the migrations | faq",
                "seed data | data-migrations",
                "flyway clean | from-flyway",
                "extension is not available | existing-database",
                "docker | production",
                "gradle | kotlin-and-gradle",
                "check in CI | check",
                "statement timeout | production",
                "roles and privileges | production",
                "several databases | faq",
                "environment variables | configuration",
                "password | configuration",
                "spring boot | spring-boot",
                "jenkins | production",
                "flyway_schema_history | from-flyway",
                "rollback | from-liquibase",
                "baselineOnMigrate | from-flyway",
                "flyway info | from-flyway",
                "cleanDisabled | from-flyway",
                "skip a migration | from-flyway",
                "ignore missing migrations | from-flyway",
                "name of the schema history table | faq",
                "connect retries | from-flyway",
                "all migrations in one transaction | faq",
                "html report | report",
                "disable migrations in tests | integration-tests",
                "maven multi module project | teams",
                "local database for development | development",
                "applied migration was deleted | faq",
                "undo in production | production",
            })
    void isAnsweredAmongTheFirst(String question, String page) {
        JsonNode found = browser.evaluate("(() => { const input = document.querySelector('.site-search input');"
                + " input.value = '" + question + "'; input.dispatchEvent(new Event('input')); return"
                + " [...document.querySelectorAll('.site-search"
                + " a')].map((link) => link.getAttribute('href')); })()");
        List<String> first = new ArrayList<>();
        found.forEach(link -> first.add(link.asText()));

        assertThat(first.stream().limit(FIRST_ANSWERS)).as(question).contains(page + ".html");
        assertThat(browser.complaints()).isEmpty();
    }
}
