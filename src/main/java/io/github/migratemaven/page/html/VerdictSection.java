package io.github.migratemaven.page.html;

import io.github.migratemaven.page.Verdict;
import io.github.migratemaven.page.markup.Markup;
import java.util.Locale;

/** What differs between the revisions and something else, and what to do about it. */
final class VerdictSection {
    private final String id;
    private final String title;
    private final Verdict verdict;

    VerdictSection(String id, String title, Verdict verdict) {
        this.id = id;
        this.title = title;
        this.verdict = verdict;
    }

    Markup html() {
        Markup out = new Markup();
        out.open(
                "section",
                "id",
                id,
                "class",
                "verdict " + verdict.state().name().toLowerCase(Locale.ROOT));
        out.element("h2", title);
        out.element("p", verdict.sentence());
        if (!verdict.lines().isEmpty()) {
            out.within("ul", list -> verdict.lines().forEach(line -> list.element("li", line)), "class", "lines");
        }
        if (!verdict.sql().isEmpty()) {
            out.add(SqlHtml.of(verdict.sql(), 1));
        }
        if (!verdict.next().isEmpty()) {
            out.element("p", verdict.next(), "class", "next");
        }
        return out.closeLine();
    }
}
