package io.github.migratemaven.page.text;

import io.github.migratemaven.page.Page;
import io.github.migratemaven.page.RevisionEntry;
import io.github.migratemaven.page.schema.Fate;
import io.github.migratemaven.page.schema.Relation;
import io.github.migratemaven.page.schema.Schema;
import java.util.List;

/** The schema for a wiki or a pull request: the diagram, the tables, and what revisions do. */
public final class MarkdownText {
    private MarkdownText() {}

    public static String of(Page page) {
        StringBuilder out = new StringBuilder();
        out.append("# ")
                .append(page.between()
                        .map(between ->
                                "What changed between " + escaped(between.from()) + " and " + escaped(between.to()))
                        .orElse("Schema of " + escaped(page.project())))
                .append("\n\n");
        List<Relation> relations = page.schema().relations();
        if (relations.isEmpty()) {
            out.append(page.between().isPresent() ? "No table changed.\n" : "There are no tables.\n");
        } else {
            out.append("```mermaid\n").append(MermaidText.of(page.schema())).append("```\n\n");
            out.append("| name | kind | columns | comment |\n|---|---|---|---|\n");
            relations.forEach(relation -> out.append(row(relation)));
        }
        if (!page.revisions().isEmpty()) {
            out.append("\n## Revisions\n\n");
            page.revisions().forEach(entry -> out.append(entry(entry)));
        }
        return out.toString();
    }

    private static String row(Relation relation) {
        String fate =
                relation.fate() == Fate.KEPT ? "" : " **" + relation.fate().word() + "**";
        return "| " + escaped(Schema.shown(relation.id())) + fate + " | " + relation.kind() + " | "
                + relation.columns().size() + " | " + escaped(relation.comment()) + " |\n";
    }

    private static String entry(RevisionEntry entry) {
        StringBuilder lines = new StringBuilder("- `")
                .append(entry.revision().id())
                .append("` ")
                .append(escaped(entry.revision().message()))
                .append('\n');
        entry.changes()
                .forEach(line -> lines.append("  - ").append(escaped(line)).append('\n'));
        return lines.toString();
    }

    private static String escaped(String text) {
        return text.replaceAll("[\\p{Cntrl}\\s]+", " ").replaceAll("([\\\\`*_{}\\[\\]<>#|~!&])", "\\\\$1");
    }
}
