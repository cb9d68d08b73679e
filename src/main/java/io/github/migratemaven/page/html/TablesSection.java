package io.github.migratemaven.page.html;

import io.github.migratemaven.catalog.ObjectId;
import io.github.migratemaven.page.Page;
import io.github.migratemaven.page.RevisionEntry;
import io.github.migratemaven.page.markup.Anchor;
import io.github.migratemaven.page.markup.Markup;
import io.github.migratemaven.page.picture.Neighbourhood;
import io.github.migratemaven.page.picture.Picture;
import io.github.migratemaven.page.picture.SvgPicture;
import io.github.migratemaven.page.schema.Column;
import io.github.migratemaven.page.schema.Fate;
import io.github.migratemaven.page.schema.OtherObject;
import io.github.migratemaven.page.schema.Part;
import io.github.migratemaven.page.schema.Relation;
import io.github.migratemaven.page.schema.Schema;
import java.util.List;
import java.util.stream.Stream;

/** Each relation with its columns, keys, neighbours and history, and what else the schema holds. */
final class TablesSection {
    private final Page page;
    private final Schema schema;

    TablesSection(Page page) {
        this.page = page;
        this.schema = page.schema();
    }

    Markup html() {
        Markup out = new Markup();
        out.open("section", "id", "tables");
        out.element("h2", "Tables and views");
        boolean several = schema.bySchema().size() > 1;
        schema.bySchema().forEach((name, relations) -> {
            if (several) {
                out.element("h3", name, "class", "group");
            }
            relations.forEach(relation -> relation(out, relation));
        });
        out.closeLine();
        if (!schema.others().isEmpty()) {
            others(out);
        }
        return out;
    }

    private void relation(Markup out, Relation relation) {
        out.open("details", "class", marked("relation", relation.fate()), "id", Anchor.of(relation.id()));
        out.open("summary");
        out.element("span", Schema.shown(relation.id()), "class", "title");
        if (!relation.kind().equals("table")) {
            out.element("span", relation.kind(), "class", "mark");
        }
        fate(out, relation.fate());
        out.element("span", relation.comment(), "class", "comment");
        out.closeLine();
        out.open("div", "class", "body");
        if (!relation.comment().isEmpty()) {
            out.element("p", relation.comment());
        }
        if (!relation.definition().isEmpty()) {
            out.add(SqlHtml.of(relation.definition(), 1));
        }
        neighbours(out, relation);
        columns(out, relation);
        parts(out, relation);
        links(out, "Referred to by", schema.referringTo(relation.id()).stream().map(Relation::id));
        links(out, "Partition of", relation.partitionOf().stream());
        links(out, "Partitions", schema.partitionsOf(relation.id()).stream().map(Relation::id));
        revisions(out, relation);
        out.close().closeLine();
    }

    private void neighbours(Markup out, Relation relation) {
        if (relation.partitionOf().isEmpty()) {
            Neighbourhood.of(schema, relation).ifPresent(neighbourhood -> {
                Picture picture = neighbourhood.picture();
                out.within(
                        "div",
                        scroll -> scroll.add(SvgPicture.within(
                                picture,
                                neighbourhood.place(picture),
                                Schema.shown(relation.id()) + " and its neighbours")),
                        "class",
                        "scroll neighbours",
                        "tabindex",
                        "0");
            });
        }
    }

    private static void columns(Markup out, Relation relation) {
        if (relation.columns().isEmpty()) {
            return;
        }
        boolean stored = relation.columns().stream().anyMatch(column -> column.nullable() != Column.Nullable.UNKNOWN);
        boolean commented =
                relation.columns().stream().anyMatch(column -> !column.comment().isEmpty());
        out.open("div", "class", "scroll", "tabindex", "0").open("table");
        out.within(
                "thead",
                head -> head.within("tr", row -> {
                    (stored ? List.of("Column", "Type", "Null", "Value") : List.of("Column", "Type"))
                            .forEach(name -> row.element("th", name, "scope", "col"));
                    if (commented) {
                        row.element("th", "Comment", "scope", "col");
                    }
                }));
        out.open("tbody");
        relation.columns().forEach(column -> column(out, column, stored, commented));
        out.close().close().closeLine();
    }

    private static void column(Markup out, Column column, boolean stored, boolean commented) {
        out.open("tr", column.fate() == Fate.KEPT ? "" : "class", column.fate().word());
        out.open("th", "scope", "row").element("code", column.name());
        if (column.inPrimaryKey()) {
            out.element("abbr", "PK", "class", "key", "title", "part of the primary key");
        }
        if (column.inForeignKey()) {
            out.element("abbr", "FK", "class", "key", "title", "part of a foreign key");
        }
        fate(out, column.fate());
        out.close();
        out.open("td").element("code", column.type()).close();
        if (stored) {
            out.element("td", column.nullable() == Column.Nullable.YES ? "yes" : "no");
            out.open("td").element("code", column.value()).close();
        }
        if (commented) {
            out.element("td", column.comment());
        }
        out.closeLine();
    }

    private void parts(Markup out, Relation relation) {
        if (relation.parts().isEmpty()) {
            return;
        }
        out.open("div", "class", "scroll", "tabindex", "0").open("table");
        out.within(
                "thead",
                head -> head.within("tr", row -> List.of("Kind", "Name", "Definition")
                        .forEach(name -> row.element("th", name, "scope", "col"))));
        out.open("tbody");
        for (Part part : relation.parts()) {
            out.open("tr", part.fate() == Fate.KEPT ? "" : "class", part.fate().word());
            out.element("td", part.kind());
            out.open("th", "scope", "row").element("code", part.name());
            fate(out, part.fate());
            out.close().open("td").element("code", part.definition());
            part.refersTo().filter(id -> schema.find(id).isPresent()).ifPresent(id -> out.text(" ")
                    .element("a", Schema.shown(id), "href", "#" + Anchor.of(id)));
            if (!part.comment().isEmpty()) {
                out.element("p", part.comment(), "class", "more");
            }
            out.close().closeLine();
        }
        out.close().close().closeLine();
    }

    private static void links(Markup out, String title, Stream<ObjectId> relations) {
        List<ObjectId> ids = relations.toList();
        if (!ids.isEmpty()) {
            out.open("p", "class", "touched").text(title + " ");
            ids.forEach(id -> out.element("a", Schema.shown(id), "href", "#" + Anchor.of(id))
                    .text(" "));
            out.closeLine();
        }
    }

    private void revisions(Markup out, Relation relation) {
        List<RevisionEntry> touching = page.touching(relation.id());
        if (!touching.isEmpty()) {
            out.open("p", "class", "touched").text("Revisions ");
            touching.forEach(entry -> out.element(
                            "a",
                            entry.revision().message(),
                            "href",
                            "#" + Anchor.ofRevision(entry.revision().id()),
                            "title",
                            entry.revision().id())
                    .text(" "));
            out.closeLine();
        }
    }

    private void others(Markup out) {
        out.open("section", "id", "others");
        out.element("h2", "Other objects");
        out.open("div", "class", "scroll", "tabindex", "0").open("table");
        out.within(
                "thead",
                head -> head.within("tr", row -> List.of("Kind", "Name", "Details")
                        .forEach(name -> row.element("th", name, "scope", "col"))));
        out.open("tbody");
        for (OtherObject other : schema.others()) {
            out.open(
                    "tr", other.fate() == Fate.KEPT ? "" : "class", other.fate().word());
            out.element("td", other.id().kind());
            out.open("th", "scope", "row").element("code", Schema.shown(other.id()));
            fate(out, other.fate());
            out.close().open("td").element("code", other.details());
            if (!other.comment().isEmpty()) {
                out.element("p", other.comment(), "class", "more");
            }
            out.close().closeLine();
        }
        out.close().close().close().closeLine();
    }

    private static void fate(Markup out, Fate fate) {
        if (fate != Fate.KEPT) {
            out.element("span", fate.word(), "class", "mark " + fate.word());
        }
    }

    private static String marked(String name, Fate fate) {
        return fate == Fate.KEPT ? name : name + " " + fate.word();
    }
}
