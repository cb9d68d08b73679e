package io.github.migratemaven.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whoever follows a link or the menu arrives. */
class LinksTest {
    private static final Pattern LINK = Pattern.compile("(?<!`)\\[[^\\]\\n]+\\]\\(([^)\\s]+)\\)");
    private static final Pattern ITEM = Pattern.compile("<item name=\"[^\"]*\" href=\"([^\"]*)\"");

    /** Pages that reports write, and the file that is made beside the pages. */
    private static final Set<String> MADE = Set.of("plugin-info.html", "llms.txt");

    @Test
    void everyLinkOfAPageLeadsSomewhere() {
        List<String> dead = new ArrayList<>();
        for (Path page : Pages.all()) {
            links(page).filter(link -> !isThere(link)).forEach(link -> dead.add(page.getFileName() + " -> " + link));
        }

        assertThat(dead).isEmpty();
    }

    @Test
    void everyLinkOfTheRepositorysOwnPagesLeadsSomewhere() {
        List<String> dead = new ArrayList<>();
        for (String page : List.of("README.md", "CONTRIBUTING.md", "SECURITY.md", "CHANGELOG.md")) {
            links(Path.of(page))
                    .filter(link -> Files.notExists(Path.of(link.replaceFirst("#.*$", ""))))
                    .forEach(link -> dead.add(page + " -> " + link));
        }

        assertThat(dead).isEmpty();
    }

    @Test
    void theMenuHasEveryPageAndNoOther() {
        Set<String> pages = Pages.all().stream()
                .map(page -> page.getFileName().toString().replaceFirst("\\.md$", ".html"))
                .collect(Collectors.toCollection(TreeSet::new));
        pages.add("plugin-info.html");
        Set<String> items = ITEM.matcher(Pages.text(Pages.SITE.resolve("site.xml")))
                .results()
                .map((MatchResult found) -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(items).isEqualTo(pages);
    }

    private static Stream<String> links(Path page) {
        return LINK.matcher(Pages.text(page))
                .results()
                .map((MatchResult found) -> found.group(1))
                .filter(link -> !link.startsWith("http") && !link.startsWith("#"));
    }

    private static boolean isThere(String link) {
        String page = link.replaceFirst("#.*$", "");
        return MADE.contains(page)
                || Files.exists(Pages.MARKDOWN.resolve(page.replaceFirst("\\.html$", ".md")))
                || Files.exists(Pages.SITE.resolve("resources").resolve(page));
    }
}
