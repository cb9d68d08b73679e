package io.github.migratemaven.page.html;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.migratemaven.page.SamplePages;
import io.github.migratemaven.testing.Slow;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class PageHtmlTest {
    private static final List<String> OWN_SCRIPTS = List.of("script");

    @Test
    void nothingFromADatabaseBecomesMarkup() throws Exception {
        Document page = parsed(SamplePages.html(SamplePages.hostile()));

        assertThat(named(page, "script")).hasSize(OWN_SCRIPTS.size());
        assertThat(named(page, "img")).isEmpty();
        assertThat(named(page, "b")).isEmpty();
        assertThat(named(page, "style")).hasSize(1);
        assertThat(page.getDocumentElement().getTextContent())
                .contains("<img src=x onerror=alert('table')>", "\"></text><script>alert('column')</script>");
    }

    @Test
    void noLinkLeavesThePage() throws Exception {
        Document page = parsed(SamplePages.html(SamplePages.hostile()));

        assertThat(all(page).stream()
                        .flatMap(element -> List.of("href", "src", "action", "xlink:href").stream()
                                .map(element::getAttribute))
                        .filter(target -> !target.isEmpty()))
                .isNotEmpty()
                .allSatisfy(target -> assertThat(target).startsWith("#"));
    }

    @Test
    void everyLinkLeadsToOnePlace() throws Exception {
        Document page = parsed(SamplePages.html(SamplePages.small()));
        List<String> ids = all(page).stream()
                .map(element -> element.getAttribute("id"))
                .filter(id -> !id.isEmpty())
                .toList();

        assertThat(ids).doesNotHaveDuplicates();
        assertThat(named(page, "a").stream()
                        .map(link -> link.getAttribute("href").substring(1)))
                .isNotEmpty()
                .allSatisfy(target -> assertThat(ids).contains(target));
    }

    @Test
    void onlyItsOwnScriptMayRun() throws Exception {
        Document page = parsed(SamplePages.html(SamplePages.small()));
        String script = named(page, "script").get(0).getTextContent();
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(script.getBytes(StandardCharsets.UTF_8));
        String policy = named(page, "meta").stream()
                .filter(meta -> meta.getAttribute("http-equiv").equals("Content-Security-Policy"))
                .map(meta -> meta.getAttribute("content"))
                .findFirst()
                .orElseThrow();

        assertThat(policy)
                .contains("default-src 'none'")
                .contains("script-src 'sha256-" + Base64.getEncoder().encodeToString(digest) + "'")
                .doesNotContain("unsafe");
    }

    @Slow
    @Test
    void itIsTheSameEachTime() {
        assertThat(SamplePages.html(SamplePages.large(12))).isEqualTo(SamplePages.html(SamplePages.large(12)));
    }

    /** It is well-formed XML but for the first line and what the script and the style say, which have no sign of it. */
    private static Document parsed(String html) throws Exception {
        String xml = html.replaceFirst("<!DOCTYPE html>\n", "")
                .replaceFirst("(?s)<script>(.*?)</script>", "<script><![CDATA[$1]]></script>")
                .replaceFirst("(?s)<style>(.*?)</style>", "<style><![CDATA[$1]]></style>");
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
    }

    private static List<Element> all(Document page) {
        return named(page, "*");
    }

    private static List<Element> named(Document page, String tag) {
        NodeList found = page.getElementsByTagName(tag);
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < found.getLength(); i++) {
            elements.add((Element) found.item(i));
        }
        return elements;
    }
}
