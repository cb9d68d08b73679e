package io.github.migratemaven.page.text;

import io.github.migratemaven.page.schema.Column;
import io.github.migratemaven.page.schema.Fate;
import io.github.migratemaven.page.schema.Relation;
import io.github.migratemaven.page.schema.Schema;
import java.util.List;

/** The schema for Graphviz, a cluster for each schema where there are several. */
public final class DotText {
    private final StringBuilder out = new StringBuilder();
    private final Tables tables;

    private DotText(Schema schema) {
        this.tables = new Tables(schema);
    }

    public static String of(Schema schema) {
        return new DotText(schema).write();
    }

    private String write() {
        out.append("digraph schema {\n");
        out.append("    graph [rankdir=LR];\n");
        out.append("    node [shape=plain, fontname=\"Helvetica\"];\n");
        out.append("    edge [dir=both, arrowtail=crow, arrowhead=tee];\n");
        boolean several = tables.bySchema().size() > 1;
        tables.bySchema().forEach((name, relations) -> {
            if (several) {
                out.append("    subgraph ").append(quoted("cluster_" + name)).append(" {\n");
                out.append("    label=").append(quoted(name)).append(";\n");
            }
            relations.forEach(this::node);
            if (several) {
                out.append("    }\n");
            }
        });
        for (Tables.Link link : tables.links()) {
            out.append("    ")
                    .append(tables.name(link.from().id()))
                    .append(" -> ")
                    .append(tables.name(link.to()))
                    .append(" [tooltip=")
                    .append(quoted(link.key().name()))
                    .append(colour("color", link.key().fate(), ", "))
                    .append("];\n");
        }
        return out.append("}\n").toString();
    }

    private void node(Relation relation) {
        out.append("    ")
                .append(tables.name(relation.id()))
                .append(" [label=<<table border=\"1\" cellborder=\"0\" cellspacing=\"0\" cellpadding=\"4\">");
        row(List.of("<b>" + escaped(Schema.shown(relation.id())) + "</b>", fate(relation)), relation.fate());
        for (Column column : relation.columns()) {
            String name = escaped(column.name());
            row(
                    List.of(
                            column.inPrimaryKey() ? "<u>" + name + "</u>" : name,
                            escaped(column.type()) + (column.nullable() == Column.Nullable.YES ? "?" : "")),
                    column.fate());
        }
        out.append("</table>>];\n");
    }

    private static String fate(Relation relation) {
        return relation.fate() == Fate.KEPT
                ? escaped(relation.kind())
                : relation.fate().word();
    }

    private void row(List<String> cells, Fate fate) {
        out.append("<tr>");
        cells.forEach(cell -> out.append("<td align=\"left\"")
                .append(colour("bgcolor", fate, " "))
                .append('>')
                .append(cell)
                .append("</td>"));
        out.append("</tr>");
    }

    private static String colour(String attribute, Fate fate, String before) {
        String colour =
                switch (fate) {
                    case KEPT -> "";
                    case ADDED -> attribute.equals("color") ? "#1a7f37" : "#dcf5e3";
                    case CHANGED -> attribute.equals("color") ? "#9a6700" : "#fdf0c8";
                    case REMOVED -> attribute.equals("color") ? "#c62f2f" : "#fde2e0";
                };
        return colour.isEmpty() ? "" : before + attribute + "=\"" + colour + "\"";
    }

    private static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"").replaceAll("\\p{Cntrl}+", " ") + "\"";
    }

    private static String escaped(String text) {
        return text.replaceAll("\\p{Cntrl}+", " ")
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
