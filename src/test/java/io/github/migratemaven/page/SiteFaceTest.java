package io.github.migratemaven.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.migratemaven.testing.Await;
import io.github.migratemaven.testing.FastTempDir;
import io.github.migratemaven.testing.TestInstallations;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the site's own style and script do to any page, in a real browser; skipped where there is none. */
class SiteFaceTest {
    private static final Path RESOURCES = Path.of("src", "site", "resources");

    /** Of a colour like {@code rgb(0, 103, 163)}, as WCAG 2 defines it. */
    private static final String LUMINANCE = "(colour => colour.match(/[0-9.]+/g).slice(0, 3).map(part => part / 255)"
            + ".map(part => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)"
            + ".reduce((sum, part, at) => sum + part * [0.2126, 0.7152, 0.0722][at], 0))";

    @TempDir(factory = FastTempDir.class)
    static Path directory;

    private static Chromium browser;

    @BeforeAll
    static void writeAPage() throws IOException {
        browser = Chromium.start(directory.resolve("profile"));
        Files.writeString(
                directory.resolve("index.html"),
                "<!DOCTYPE html><style>code { background: #f7f7f9; font: 12px monospace; } a, a code { color: #08c; }"
                        + Files.readString(RESOURCES.resolve("css").resolve("site.css"))
                        + "</style><main id='bodyColumn'><p style='width: 120px; font: 14px sans-serif'>"
                        + "with <a href='#'><code>-DdryRun</code></a> and <code id='two'>-q -Dsql</code>, one after"
                        + " <code>-DcheckHeads</code> the <code>-Dmigrate.url=</code> other</p></main><script>"
                        + Files.readString(RESOURCES.resolve("js").resolve("site.js")) + "</script>");
    }

    @AfterAll
    static void close() {
        if (browser != null) {
            browser.close();
        }
    }

    @Test
    void noLineEndsWithinAnOption() {
        browser.open(directory.resolve("index.html"), 390, 900, false);

        JsonNode lines = browser.evaluate("[...document.querySelectorAll('code .whole')]"
                + ".map(option => option.textContent + ' ' + option.getClientRects().length)");

        assertThat(lines)
                .extracting(JsonNode::asText)
                .containsExactly("-DdryRun 1", "-q 1", "-Dsql 1", "-DcheckHeads 1", "-Dmigrate.url= 1");
        assertThat(browser.evaluate("document.getElementById('two').textContent")
                        .asText())
                .isEqualTo("-q -Dsql");
    }

    @Test
    void anApostropheInACommentOfSqlBeginsNoText() throws IOException {
        Path page = directory.resolve("sql.html");
        Files.writeString(
                page,
                "<!DOCTYPE html><script>" + script("js/apache-maven-fluido-2.1.0.min.js") + "</script>"
                        + "<main id='bodyColumn'><pre class='prettyprint'><code class='language-sql'>"
                        + "-- it's a table\nCREATE table t (a text default 'it''s'); -- isn't it\ndrop table t;"
                        + "</code></pre></main><script>"
                        + Files.readString(RESOURCES.resolve("js").resolve("site.js")) + "</script>");
        browser.open(page, 1440, 900, false);

        Await.until("the page is coloured", () -> !browser.evaluate("document.querySelectorAll('pre .com').length")
                .asText()
                .equals("0"));
        assertThat(coloured("com")).containsExactly("-- it's a table", "-- isn't it");
        assertThat(coloured("str")).containsExactly("'it''s'");
        assertThat(coloured("kwd")).containsExactly("CREATE", "table", "default", "drop", "table");
    }

    private static List<String> coloured(String as) {
        List<String> texts = new ArrayList<>();
        browser.evaluate("[...document.querySelectorAll('pre ." + as + "')].map(piece => piece.textContent)")
                .forEach(text -> texts.add(text.asText()));
        return texts;
    }

    /** Of the skin; skipped where it has not been fetched. */
    private static String script(String name) throws IOException {
        try (ZipFile skin =
                new ZipFile(TestInstallations.archive("org.apache.maven.skins", "maven-fluido-skin", "2.1.0")
                        .toFile())) {
            return new String(skin.getInputStream(skin.getEntry(name)).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @ParameterizedTest
    @CsvSource({"false", "true"})
    void aLinkThatIsCodeIsReadableInBothSchemes(boolean dark) {
        browser.open(directory.resolve("index.html"), 1440, 900, dark);

        double contrast = browser.evaluate("(() => { const style = getComputedStyle(document.querySelector('a code'));"
                        + "const both = [style.color, style.backgroundColor].map(" + LUMINANCE
                        + ").sort((a, b) => a - b);"
                        + "return (both[1] + 0.05) / (both[0] + 0.05); })()")
                .asDouble();

        assertThat(contrast).isGreaterThan(4.5);
    }
}
