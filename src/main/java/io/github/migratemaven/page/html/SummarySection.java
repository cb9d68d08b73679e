package io.github.migratemaven.page.html;

import io.github.migratemaven.finding.Finding;
import io.github.migratemaven.finding.Severity;
import io.github.migratemaven.page.Page;
import io.github.migratemaven.page.RevisionEntry;
import io.github.migratemaven.page.Verdict;
import io.github.migratemaven.page.markup.Markup;
import java.util.List;
import java.util.Locale;

/** How things stand, at one glance, and what differs, in full. */
final class SummarySection {
    private final Page page;

    SummarySection(Page page) {
        this.page = page;
    }

    Markup html() {
        Markup out = new Markup();
        out.open("section", "id", "summary", "class", "cards", "aria-label", "Summary");
        card(out, "History", history(), heads(), "plain", "#revisions");
        card(out, "Schema", count(tables(), "table"), otherRelations(), "plain", "#schema");
        card(
                out,
                "Model",
                word(page.model(), "up to date", "pending changes"),
                page.model().sentence(),
                page.model().state().name().toLowerCase(Locale.ROOT),
                "#model");
        card(
                out,
                "Database",
                word(page.database(), "as its revisions say", "differs"),
                page.database().sentence(),
                page.database().state().name().toLowerCase(Locale.ROOT),
                "#database");
        findings(out);
        return out.closeLine();
    }

    private String history() {
        return count(page.revisions().size(), "revision")
                + page.between().map(between -> " between").orElse("");
    }

    private String heads() {
        if (page.between().isPresent()) {
            return page.between().get().from() + " and " + page.between().get().to();
        }
        List<String> heads = page.revisions().stream()
                .filter(RevisionEntry::head)
                .map(entry -> entry.revision().id())
                .toList();
        return heads.isEmpty() ? "none yet" : (heads.size() == 1 ? "head " : "heads ") + String.join(", ", heads);
    }

    private long tables() {
        return page.schema().relations().stream()
                .filter(relation -> relation.kind().endsWith("table"))
                .filter(relation -> relation.partitionOf().isEmpty())
                .count();
    }

    private String otherRelations() {
        long views = page.schema().relations().stream()
                .filter(relation -> relation.kind().endsWith("view"))
                .count();
        int schemas = page.schema().bySchema().size();
        return (views == 0 ? "" : count(views, "view") + ", ") + count(schemas, "schema") + ", PostgreSQL "
                + page.postgres();
    }

    private void findings(Markup out) {
        List<Finding> all = page.revisions().stream()
                .flatMap(entry -> entry.findings().stream())
                .toList();
        if (!all.isEmpty()) {
            long errors = all.stream()
                    .filter(each -> each.severity() == Severity.ERROR)
                    .count();
            long warnings = all.stream()
                    .filter(each -> each.severity() == Severity.WARNING)
                    .count();
            card(
                    out,
                    "Findings",
                    count(errors, "error"),
                    count(warnings, "warning") + ", " + count(all.size() - errors - warnings, "note"),
                    errors > 0 ? "differs" : "unknown",
                    "#revisions");
        }
    }

    private static String word(Verdict verdict, String good, String differs) {
        return switch (verdict.state()) {
            case GOOD -> good;
            case DIFFERS -> differs;
            case UNKNOWN -> "not asked";
        };
    }

    private static void card(Markup out, String name, String value, String more, String state, String target) {
        out.open("a", "class", "card " + state, "href", target);
        out.element("span", name, "class", "name");
        out.element("strong", value);
        out.element("span", more, "class", "more");
        out.closeLine();
    }

    static String count(long number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }
}
