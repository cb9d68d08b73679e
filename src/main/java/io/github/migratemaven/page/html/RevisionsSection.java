package io.github.migratemaven.page.html;

import io.github.migratemaven.finding.Finding;
import io.github.migratemaven.page.Page;
import io.github.migratemaven.page.RevisionEntry;
import io.github.migratemaven.page.StatementLocks;
import io.github.migratemaven.page.markup.Anchor;
import io.github.migratemaven.page.markup.Markup;
import io.github.migratemaven.page.schema.Schema;
import io.github.migratemaven.revision.Revision;
import io.github.migratemaven.revision.script.Language;
import io.github.migratemaven.revision.script.Script;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The history: its graph, and of each revision what it does, its SQL and what was found in it. */
final class RevisionsSection {
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("yyyy-MM-dd", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private static final int LONGEST_STATEMENT = 160;

    private final Page page;
    private final Set<String> shown = new HashSet<>();

    RevisionsSection(Page page) {
        this.page = page;
        page.revisions().forEach(entry -> shown.add(entry.revision().id()));
    }

    Markup html() {
        Markup out = new Markup();
        out.open("section", "id", "revisions");
        out.element("h2", "Revisions");
        if (page.revisions().isEmpty()) {
            out.element("p", "There are no revisions yet.");
        }
        if (!page.unknown().isEmpty()) {
            out.element(
                    "p",
                    "The database has applied also " + String.join(", ", page.unknown())
                            + ", which this checkout does not have.",
                    "class",
                    "next");
        }
        List<Lanes.Row> rows = Lanes.of(page.revisions().stream()
                .map(entry -> new Lanes.Node(
                        entry.revision().id(),
                        entry.parents().stream().filter(shown::contains).toList()))
                .toList());
        LaneDrawing drawing =
                new LaneDrawing(rows.stream().mapToInt(Lanes.Row::width).max().orElse(1));
        out.open("ol", "class", "history");
        for (int i = 0; i < rows.size(); i++) {
            entry(out, page.revisions().get(i), rows.get(i), drawing);
        }
        out.closeLine();
        return out.closeLine();
    }

    private void entry(Markup out, RevisionEntry entry, Lanes.Row row, LaneDrawing drawing) {
        Revision revision = entry.revision();
        out.open("li").open("details", "id", Anchor.ofRevision(revision.id()));
        out.open("summary");
        out.add(drawing.row(row, dot(entry)));
        out.open("span", "class", "what");
        out.element("span", revision.message(), "class", "message");
        out.open("span", "class", "facts");
        out.element("code", revision.id());
        out.element(
                "time",
                DAY.format(revision.createDate()),
                "datetime",
                revision.createDate().toString());
        marks(out, entry);
        out.close().close().closeLine();
        out.open("div", "class", "under").add(drawing.onward(row)).open("div", "class", "body");
        body(out, entry);
        out.close().close().close().closeLine();
    }

    private String dot(RevisionEntry entry) {
        return !page.databaseAsked() ? "dot" : entry.applied().isPresent() ? "dot applied" : "dot pending";
    }

    private void marks(Markup out, RevisionEntry entry) {
        if (entry.head() && page.between().isEmpty()) {
            mark(out, "head", "head");
        }
        entry.revision().branchLabels().forEach(label -> mark(out, label, "label"));
        if (page.databaseAsked()) {
            mark(
                    out,
                    entry.applied().isPresent() ? "applied" : "pending",
                    entry.applied().isPresent() ? "good" : "wait");
        }
        entry.findings().stream()
                .map(Finding::severity)
                .min(Enum::compareTo)
                .ifPresent(
                        worst -> mark(out, SummarySection.count(entry.findings().size(), "finding"), worst.word()));
    }

    private static void mark(Markup out, String text, String kind) {
        out.element("span", text, "class", "mark " + kind);
    }

    private void body(Markup out, RevisionEntry entry) {
        Revision revision = entry.revision();
        out.open("dl");
        follows(out, revision.parents());
        if (!revision.dependsOn().isEmpty()) {
            fact(out, "Depends on", String.join(", ", revision.dependsOn()));
        }
        if (!revision.replaces().isEmpty()) {
            fact(out, "Replaces", String.join(", ", revision.replaces()));
        }
        revision.file().ifPresent(file -> fact(out, "File", String.valueOf(file.getFileName())));
        entry.applied().ifPresent(row -> fact(out, "Applied", MINUTE.format(row.at()) + " by " + row.by()));
        out.closeLine();
        changes(out, entry);
        entry.findings().forEach(finding -> finding(out, finding));
        locks(out, entry.locks());
        script(out, "Upgrade", revision.upgrade());
        if (revision.upgrade().language() == Language.SQL) {
            script(out, "Downgrade", revision.downgrade());
        }
    }

    private void follows(Markup out, List<String> parents) {
        out.element("dt", "Follows").open("dd");
        if (parents.isEmpty()) {
            out.text("nothing: a base");
        }
        for (String parent : parents) {
            if (shown.contains(parent)) {
                out.element("a", parent, "href", "#" + Anchor.ofRevision(parent))
                        .text(" ");
            } else {
                out.text(parent + " ");
            }
        }
        out.close();
    }

    private static void fact(Markup out, String name, String value) {
        out.element("dt", name).element("dd", value);
    }

    private static void finding(Markup out, Finding finding) {
        out.open("div", "class", "finding " + finding.severity().word());
        out.open("p");
        out.element("strong", finding.severity().word() + " " + finding.rule());
        finding.place().ifPresent(place -> out.text(" in line " + place.line()));
        out.text(": " + finding.message()).close();
        out.element("p", finding.why(), "class", "more").element("p", finding.next(), "class", "next");
        finding.rewrite().ifPresent(sql -> out.add(SqlHtml.of(sql, 1)));
        out.closeLine();
    }

    private void changes(Markup out, RevisionEntry entry) {
        if (!entry.changes().isEmpty()) {
            out.within("ul", list -> entry.changes().forEach(line -> list.element("li", line)), "class", "lines");
        }
        if (!entry.touched().isEmpty()) {
            out.open("p", "class", "touched").text("Touches ");
            entry.touched().forEach(id -> {
                if (page.schema().find(id).isPresent()) {
                    out.element("a", Schema.shown(id), "href", "#" + Anchor.of(id));
                } else {
                    out.element("span", Schema.shown(id), "class", "gone");
                }
                out.text(" ");
            });
            out.closeLine();
        }
    }

    private static void locks(Markup out, List<StatementLocks> statements) {
        if (statements.isEmpty()) {
            return;
        }
        out.element("h4", "Locks on what is there already, as measured");
        out.open("div", "class", "scroll", "tabindex", "0").open("table", "class", "locks");
        out.within(
                "thead",
                head -> head.within("tr", row -> List.of("Relation", "Lock", "Blocks", "Rewrites", "Scans")
                        .forEach(name -> row.element("th", name, "scope", "col"))));
        statements.forEach(statement -> locks(out, statement));
        out.close().closeLine();
    }

    private static void locks(Markup out, StatementLocks statement) {
        out.open("tbody").open("tr", "class", "statement").open("th", "colspan", "5", "scope", "rowgroup");
        out.text(statement.line() + " ").element("code", firstWords(statement.statement()));
        out.close().close();
        for (StatementLocks.Lock lock : statement.locks()) {
            out.open("tr")
                    .open("th", "scope", "row")
                    .element("code", lock.relation())
                    .close();
            out.element("td", lock.mode()).element("td", lock.blocks());
            out.element("td", lock.rewritten() ? "yes" : "").element("td", lock.scanned() ? "yes" : "");
            out.close();
        }
        out.closeLine();
    }

    private static String firstWords(String statement) {
        String oneLine = statement.strip().replaceAll("\\s+", " ");
        return oneLine.length() <= LONGEST_STATEMENT ? oneLine : oneLine.substring(0, LONGEST_STATEMENT) + "…";
    }

    private static void script(Markup out, String title, Script script) {
        out.element("h4", title + (script.transactional() ? "" : ", each statement on its own (transaction=off)"));
        if (script.isLarge()) {
            out.element("p", "Too large to be shown here; it is in the file.", "class", "more");
        } else if (script.text().isBlank()) {
            out.element("p", "Nothing.", "class", "more");
        } else {
            out.add(
                    script.language() == Language.SQL
                            ? SqlHtml.of(script.text(), script.firstLine())
                            : SqlHtml.plain(script.text()));
        }
    }
}
