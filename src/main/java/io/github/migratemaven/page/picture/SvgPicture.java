package io.github.migratemaven.page.picture;

import io.github.migratemaven.page.markup.Markup;
import io.github.migratemaven.page.picture.Placement.Frame;
import io.github.migratemaven.page.picture.Placement.Point;
import io.github.migratemaven.page.schema.Column;
import io.github.migratemaven.page.schema.Fate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** A picture as SVG, static: each box is a link to what the page tells of the table. Colours are in {@code picture.css}. */
public final class SvgPicture {
    private static final double ROUND = 6;

    private final Picture picture;
    private final Placement placement;
    private final Markup out = new Markup();

    private SvgPicture(Picture picture, Placement placement) {
        this.picture = picture;
        this.placement = placement;
    }

    /** For a page that has the style already. */
    public static Markup within(Picture picture, Placement placement, String label) {
        return new SvgPicture(picture, placement).draw(label, "");
    }

    /** A file of its own. */
    public static String file(Picture picture, Placement placement, String label) {
        return new SvgPicture(picture, placement).draw(label, PictureStyle.text()) + "\n";
    }

    private Markup draw(String label, String style) {
        String width = number(placement.width());
        String height = number(placement.height());
        out.open(
                "svg",
                "xmlns",
                "http://www.w3.org/2000/svg",
                "class",
                "picture",
                "viewBox",
                "0 0 " + width + " " + height,
                "width",
                width,
                "height",
                height,
                "role",
                "group",
                "aria-label",
                label);
        if (!style.isEmpty()) {
            out.open("style").code(style).close();
            out.empty("rect", "class", "paper", "width", width, "height", height);
        }
        picture.groups().forEach(this::group);
        Set<Line> between = Set.copyOf(picture.groups().isEmpty() ? List.of() : picture.between());
        picture.lines().stream().filter(line -> !between.contains(line)).forEach(line -> line(line, false));
        between.stream().sorted(Comparator.comparing(Line::id)).forEach(line -> line(line, true));
        picture.boxes().forEach(this::box);
        return out.closeLine();
    }

    private void group(String name) {
        Frame frame = placement.groups().get(name);
        if (frame != null) {
            out.open("g", "class", "frame");
            rectangle(frame, "");
            out.element("text", name, "x", number(frame.x() + Box.PADDING), "y", number(frame.y() + 22));
            out.closeLine();
        }
    }

    private void line(Line line, boolean far) {
        List<Point> points = placement.lines().get(line.id());
        if (points != null && points.size() > 1) {
            String kind = far ? "line far" : "line";
            out.open("g", "class", marked(kind, line.fate()), "data-from", line.from(), "data-to", line.to());
            out.element(
                    "title",
                    line.name()
                            + (line.fate() == Fate.KEPT
                                    ? ""
                                    : ", " + line.fate().word()));
            out.empty("path", "d", far ? LinePath.bow(points) : LinePath.of(points));
            if (!far) {
                out.empty("path", "class", "end", "d", LinePath.ends(points));
            }
            out.closeLine();
        }
    }

    private void box(Box box) {
        Frame frame = placement.boxes().get(box.id());
        if (frame == null) {
            return;
        }
        out.open("a", "href", "#" + box.id(), "class", marked("box", box.fate()), "data-id", box.id());
        out.element("title", description(box));
        rectangle(frame, "body");
        head(box, frame);
        double y = frame.y() + Box.HEAD;
        for (Column column : box.columns()) {
            row(column, frame, y);
            y += Box.ROW;
        }
        if (box.left() > 0) {
            out.element("text", "+ " + box.left() + " more", "class", "more", "x", left(frame), "y", number(y + 14));
        }
        out.closeLine();
    }

    private static String description(Box box) {
        return box.group() + "." + box.name() + ": " + box.kind() + ", " + box.columnCount()
                + (box.columnCount() == 1 ? " column" : " columns")
                + (box.fate() == Fate.KEPT ? "" : ", " + box.fate().word());
    }

    private void head(Box box, Frame frame) {
        boolean alone = frame.height() <= Box.HEAD;
        out.empty("path", "class", "head", "d", headShape(frame, alone));
        out.element("text", box.title(), "class", "name", "x", left(frame), "y", number(frame.y() + 20));
        if (box.isSpecial()) {
            out.element("text", box.kind(), "class", "kind", "x", right(frame), "y", number(frame.y() + 20));
        }
    }

    private static String headShape(Frame frame, boolean alone) {
        double right = frame.x() + frame.width();
        double bottom = frame.y() + Box.HEAD;
        String lower = alone
                ? "V" + number(bottom - ROUND) + arc(right - ROUND, bottom) + "H" + number(frame.x() + ROUND)
                        + arc(frame.x(), bottom - ROUND)
                : "V" + number(bottom) + "H" + number(frame.x());
        return "M" + number(frame.x()) + " " + number(frame.y() + ROUND) + arc(frame.x() + ROUND, frame.y()) + "H"
                + number(right - ROUND) + arc(right, frame.y() + ROUND) + lower + "Z";
    }

    private static String arc(double x, double y) {
        return "A" + number(ROUND) + " " + number(ROUND) + " 0 0 1 " + number(x) + " " + number(y);
    }

    private void row(Column column, Frame frame, double y) {
        String kind = column.inPrimaryKey() ? "row primary" : column.inForeignKey() ? "row foreign" : "row";
        out.open("g", "class", marked(kind, column.fate()));
        if (column.fate() != Fate.KEPT) {
            out.empty(
                    "rect",
                    "x",
                    number(frame.x() + 1),
                    "y",
                    number(y),
                    "width",
                    number(frame.width() - 2),
                    "height",
                    number(Box.ROW));
        }
        String base = number(y + 14);
        out.element("text", Box.columnName(column), "x", left(frame), "y", base);
        out.element(
                "text",
                Box.columnType(column) + (column.nullable() == Column.Nullable.YES ? "?" : ""),
                "class",
                "type",
                "x",
                right(frame),
                "y",
                base);
        out.close();
    }

    private void rectangle(Frame frame, String name) {
        out.empty(
                "rect",
                name.isEmpty() ? "" : "class",
                name,
                "x",
                number(frame.x()),
                "y",
                number(frame.y()),
                "width",
                number(frame.width()),
                "height",
                number(frame.height()),
                "rx",
                number(ROUND));
    }

    private static String marked(String name, Fate fate) {
        return fate == Fate.KEPT ? name : name + " " + fate.word();
    }

    private static String left(Frame frame) {
        return number(frame.x() + Box.PADDING);
    }

    private static String right(Frame frame) {
        return number(frame.x() + frame.width() - Box.PADDING);
    }

    /** With one decimal at most, whatever the language of the machine. */
    static String number(double value) {
        String text = String.format(Locale.ROOT, "%.1f", value);
        return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }
}
