package io.github.migratemaven.page.html;

import io.github.migratemaven.page.Page;
import io.github.migratemaven.page.markup.Markup;
import io.github.migratemaven.page.picture.GroupedLayout;
import io.github.migratemaven.page.picture.Layout;
import io.github.migratemaven.page.picture.Picture;
import io.github.migratemaven.page.picture.SchemaPicture;
import io.github.migratemaven.page.picture.SvgPicture;

/** The schema as one picture, with what finds a table in it. */
final class PictureSection {
    private final Page page;
    private final Layout layout;

    PictureSection(Page page, Layout layout) {
        this.page = page;
        this.layout = layout;
    }

    Markup html() {
        Markup out = new Markup();
        out.open("section", "id", "schema");
        out.element(
                "h2",
                page.between()
                        .map(between -> "What changed between " + between.from() + " and " + between.to())
                        .orElse("Schema"));
        Picture picture = SchemaPicture.of(page.schema());
        if (picture.boxes().isEmpty()) {
            out.element("p", page.between().isPresent() ? "No table changed." : "There are no tables yet.");
            return out.closeLine();
        }
        tools(out);
        if (page.between().isPresent()) {
            out.within("p", legend -> {
                legend.element("span", "added", "class", "mark added").text(" ");
                legend.element("span", "changed", "class", "mark changed").text(" ");
                legend.element("span", "removed", "class", "mark removed");
            });
        }
        out.within(
                "div",
                scroll -> scroll.add(SvgPicture.within(
                        picture, new GroupedLayout(layout).place(picture), "Tables and their foreign keys")),
                "class",
                "scroll overview",
                "id",
                "overview",
                "tabindex",
                "0");
        out.element(
                "p",
                "Lines lead from a foreign key (the fork) to what it refers to (the bar)."
                        + (picture.atRows() ? " Bold: primary key. Blue: foreign key. ?: may be null." : "")
                        + " Choose a table to see its neighbours.",
                "class",
                "more legend");
        out.element("p", "", "id", "chosen", "aria-live", "polite");
        out.element("div", "", "id", "near", "class", "scroll neighbours", "tabindex", "0", "hidden", "");
        return out.closeLine();
    }

    private static void tools(Markup out) {
        out.open("form", "class", "tools", "id", "tools", "role", "search", "hidden", "");
        out.element("label", "Find a table or column", "for", "find");
        out.empty("input", "type", "search", "id", "find", "autocomplete", "off", "spellcheck", "false");
        out.element("span", "", "id", "found", "class", "found", "aria-live", "polite");
        out.open("span", "class", "buttons");
        button(out, "smaller", "Smaller", "−");
        button(out, "fit", "Fit to the page", "Fit");
        button(out, "larger", "Larger", "+");
        button(out, "download", "Download the picture as SVG", "SVG");
        out.close().closeLine();
    }

    private static void button(Markup out, String id, String label, String text) {
        out.element("button", text, "type", "button", "id", id, "aria-label", label, "title", label);
    }
}
