package io.github.migratemaven.page.text;

import io.github.migratemaven.page.schema.Column;
import io.github.migratemaven.page.schema.Fate;
import io.github.migratemaven.page.schema.Relation;
import io.github.migratemaven.page.schema.Schema;
import io.github.migratemaven.page.schema.ShortType;

/** The schema as an entity-relationship diagram of Mermaid, which GitHub and GitLab draw within Markdown. */
public final class MermaidText {
    private MermaidText() {}

    public static String of(Schema schema) {
        Tables tables = new Tables(schema);
        StringBuilder out = new StringBuilder("erDiagram\n");
        for (Relation relation : tables.all()) {
            out.append("    ")
                    .append(tables.name(relation.id()))
                    .append("[\"")
                    .append(label(relation))
                    .append("\"]");
            if (relation.columns().isEmpty()) {
                out.append('\n');
                continue;
            }
            out.append(" {\n");
            relation.columns()
                    .forEach(column ->
                            out.append("        ").append(line(column)).append('\n'));
            out.append("    }\n");
        }
        for (Tables.Link link : tables.links()) {
            out.append("    ")
                    .append(tables.name(link.from().id()))
                    .append(" }o--")
                    .append(link.optional() ? "o| " : "|| ")
                    .append(tables.name(link.to()))
                    .append(" : \"")
                    .append(quoted(String.join(", ", link.key().columns())))
                    .append(fate(link.key().fate()))
                    .append("\"\n");
        }
        return out.toString();
    }

    private static String label(Relation relation) {
        String kind = relation.kind().equals("table") ? "" : " (" + relation.kind() + ")";
        return quoted(Schema.shown(relation.id())) + kind + fate(relation.fate());
    }

    private static String line(Column column) {
        String keys = column.inPrimaryKey() && column.inForeignKey()
                ? " PK, FK"
                : column.inPrimaryKey() ? " PK" : column.inForeignKey() ? " FK" : "";
        String note = (column.nullable() == Column.Nullable.YES ? "null" : "") + fate(column.fate());
        return word(ShortType.of(column.type())) + " " + word(column.name()) + keys
                + (note.isEmpty() ? "" : " \"" + note.strip() + "\"");
    }

    private static String fate(Fate fate) {
        return fate == Fate.KEPT ? "" : " (" + fate.word() + ")";
    }

    /** Types and columns are words to Mermaid. */
    private static String word(String text) {
        String word = text.replaceAll("[^\\p{L}\\p{N}_()\\[\\]-]+", "_");
        return word.matches("\\p{L}.*") ? word : "_" + word;
    }

    /** Within quotes; the backtick would end the block that the diagram stands in. */
    private static String quoted(String text) {
        return text.replaceAll("[\"`]", "'")
                .replaceAll("[\\p{Cntrl}\\s]+", " ")
                .replace("#", "#35;")
                .replace("<", "#lt;")
                .replace(">", "#gt;");
    }
}
