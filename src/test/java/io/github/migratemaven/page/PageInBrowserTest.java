package io.github.migratemaven.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.migratemaven.testing.FastTempDir;
import io.github.migratemaven.testing.Slow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The page in a real browser, as it is seen on a phone and on a desk, by day and by night; skipped where there is none. */
@Slow
class PageInBrowserTest {
    private static final int TABLES = 100;

    @TempDir(factory = FastTempDir.class)
    static Path directory;

    private static Chromium browser;
    private static Path small;
    private static Path large;
    private static Path hostile;
    private static int namedNote;

    @BeforeAll
    static void open() throws IOException {
        browser = Chromium.start(directory.resolve("profile"));
        small = write("small.html", SamplePages.small());
        Page hundred = SamplePages.large(TABLES);
        large = write("large.html", hundred);
        namedNote = (int) hundred.schema().relations().stream()
                .filter(relation -> relation.name().contains("note"))
                .count();
        hostile = write("hostile.html", SamplePages.hostile());
    }

    @AfterAll
    static void close() {
        if (browser != null) {
            browser.close();
        }
    }

    private static Path write(String name, Page page) throws IOException {
        return Files.writeString(directory.resolve(name), SamplePages.html(page));
    }

    @ParameterizedTest
    @CsvSource({"390, false", "390, true", "1440, false", "1440, true"})
    void itFitsWithoutAnythingInTheConsole(int width, boolean dark) {
        for (Path page : new Path[] {small, large, hostile}) {
            browser.open(page, width, 900, dark);
            browser.evaluate("document.querySelectorAll('details').forEach((each) => { each.open = true; })");

            assertThat(browser.evaluate("document.documentElement.scrollWidth").asInt())
                    .as("%s at %d pixels", page.getFileName(), width)
                    .isLessThanOrEqualTo(width);
            assertThat(browser.complaints()).isEmpty();
            assertThat(browser.evaluate("getComputedStyle(document.body).backgroundColor")
                            .asText())
                    .isEqualTo(dark ? "rgb(18, 22, 28)" : "rgb(255, 255, 255)");
        }
    }

    @Test
    void aClickOnATableShowsItsNeighbours() {
        browser.open(small, 1440, 900, false);
        browser.evaluate("document.querySelector(\"#overview .box[data-id='t:public:books']\")"
                + ".dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true }))");

        assertThat(browser.evaluate("[...document.querySelectorAll('#overview .box.near')]"
                                + ".map((each) => each.dataset.id).sort().join()")
                        .asText())
                .isEqualTo("t:public:authors,t:public:reviews");
        assertThat(browser.evaluate("document.getElementById('chosen').textContent")
                        .asText())
                .isEqualTo("Chosen: books, next to authors, reviews");
        assertThat(browser.evaluate("document.querySelectorAll('#near:not([hidden]) .box').length")
                        .asInt())
                .isEqualTo(3);
        assertThat(browser.evaluate("location.hash").asText()).isEmpty();
    }

    @Test
    void theSearchFindsTablesByNameAndByColumn() {
        browser.open(large, 1440, 900, false);
        search("note");
        assertThat(found()).isEqualTo(namedNote);
        search("created_at");
        assertThat(found()).isEqualTo(TABLES);
        search("no such thing");
        assertThat(browser.evaluate("document.getElementById('found').textContent")
                        .asText())
                .isEqualTo("nothing found");
    }

    private static void search(String text) {
        browser.evaluate("(() => { const find = document.getElementById('find'); find.value = '" + text
                + "'; find.dispatchEvent(new Event('input')); })()");
    }

    private static int found() {
        return browser.evaluate("document.querySelectorAll('#overview .box.near').length")
                .asInt();
    }

    @Test
    void theKeyboardReachesATableAndEscapeLeavesIt() {
        browser.open(small, 1440, 900, false);
        browser.evaluate("document.querySelector(\"#overview .box[data-id='t:public:authors']\").focus()");
        assertThat(browser.evaluate("document.activeElement.dataset.id").asText())
                .isEqualTo("t:public:authors");
        browser.press("Enter");
        assertThat(browser.evaluate("document.querySelector('.box.chosen').dataset.id")
                        .asText())
                .isEqualTo("t:public:authors");
        browser.press("Escape");
        assertThat(browser.evaluate("document.querySelectorAll('.box.chosen').length")
                        .asInt())
                .isZero();
    }

    @Test
    void aLinkUnfoldsWhatItLeadsTo() {
        browser.open(small, 390, 900, false);
        browser.evaluate("location.hash = '#t:public:books'");
        browser.evaluate("window.dispatchEvent(new HashChangeEvent('hashchange'))");

        assertThat(browser.evaluate("document.getElementById('t:public:books').open")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void thePictureCanBeTakenAway() {
        browser.open(small, 1440, 900, false);
        browser.evaluate("URL.createObjectURL = (blob) => { window.taken = blob; return 'blob:none'; }");
        browser.evaluate("HTMLAnchorElement.prototype.click = function () { window.name = this.download; }");
        browser.evaluate("document.getElementById('download').click()");

        assertThat(browser.evaluate("window.taken.type").asText()).isEqualTo("image/svg+xml");
        assertThat(browser.evaluate("window.name").asText()).isEqualTo("schema.svg");
    }

    @Test
    void whatIsInTheDatabaseRunsNowhere() {
        browser.open(hostile, 1440, 900, false);

        assertThat(browser.evaluate("document.scripts.length").asInt()).isEqualTo(1);
        assertThat(browser.evaluate("document.querySelectorAll('main img').length")
                        .asInt())
                .isZero();
        assertThat(browser.complaints()).isEmpty();
    }
}
