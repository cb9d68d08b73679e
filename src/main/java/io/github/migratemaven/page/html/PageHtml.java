package io.github.migratemaven.page.html;

import io.github.migratemaven.page.Page;
import io.github.migratemaven.page.markup.Markup;
import io.github.migratemaven.page.picture.Layout;
import io.github.migratemaven.page.picture.PictureStyle;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * The whole page as one file: style and script are in it, nothing is fetched, and its content security policy lets only
 * these two run, whatever a name or a comment in a database may try.
 */
public final class PageHtml {
    private PageHtml() {}

    /** @param layout places the picture of the whole schema */
    public static String of(Page page, Layout layout) {
        String style = (PictureStyle.text() + resource("page.css")).strip();
        String script = resource("page.js").strip();
        String title = page.project() + ": schema and revisions";
        Markup out = new Markup();
        out.open("html", "lang", "en");
        out.open("head").empty("meta", "charset", "utf-8");
        out.empty("meta", "http-equiv", "Content-Security-Policy", "content", policy(style, script));
        out.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
        out.empty("meta", "name", "color-scheme", "content", "light dark");
        out.element("title", title);
        out.open("style").code(style).closeLine();
        out.closeLine();
        out.open("body").element("a", "To the content", "class", "skip", "href", "#main");
        header(out, page);
        out.open("main", "id", "main");
        out.add(new SummarySection(page).html());
        out.add(new RevisionsSection(page).html());
        out.add(new PictureSection(page, layout).html());
        out.add(new TablesSection(page).html());
        out.add(new VerdictSection("model", "Model", page.model()).html());
        out.add(new VerdictSection("database", "Database", page.database()).html());
        out.closeLine();
        out.open("footer")
                .text("Written by migrate-maven-plugin from the revisions, built on PostgreSQL " + page.postgres()
                        + ".")
                .closeLine();
        out.open("script").code(script).closeLine();
        return "<!DOCTYPE html>\n" + out.closeLine().closeLine();
    }

    private static void header(Markup out, Page page) {
        out.open("header").element("h1", page.project());
        out.open("nav", "aria-label", "Sections");
        link(out, "revisions", "Revisions");
        link(out, "schema", "Schema");
        link(out, "tables", "Tables");
        if (!page.schema().others().isEmpty()) {
            link(out, "others", "Other objects");
        }
        link(out, "model", "Model");
        link(out, "database", "Database");
        out.close().closeLine();
    }

    private static void link(Markup out, String id, String name) {
        out.element("a", name, "href", "#" + id);
    }

    private static String policy(String style, String script) {
        return "default-src 'none'; style-src '" + hash(style) + "'; script-src '" + hash(script)
                + "'; base-uri 'none';" + " form-action 'none'";
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return "sha256-" + Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String resource(String name) {
        try (InputStream resource = PageHtml.class.getResourceAsStream(name)) {
            if (resource == null) {
                throw new IllegalStateException(name + " is missing in the plugin");
            }
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
