package io.github.migratemaven.page.html;

import io.github.migratemaven.page.html.Lanes.Row;
import io.github.migratemaven.page.html.Lanes.Strand;
import io.github.migratemaven.page.markup.Markup;

/** Draws a row of the history's lanes beside the revision that lies in it. */
final class LaneDrawing {
    private static final int LANE = 16;
    private static final int HEIGHT = 48;
    private static final int DOT = 5;

    private final int width;

    /** @param lanes as many as the widest row has */
    LaneDrawing(int lanes) {
        this.width = lanes * LANE + 4;
    }

    /** The lines that come, the dot, the lines that go. */
    Markup row(Row row, String dot) {
        Markup out = open("lanes", HEIGHT);
        row.above().forEach(strand -> out.empty("path", "d", curve(strand, 0, HEIGHT / 2)));
        row.below().forEach(strand -> out.empty("path", "d", curve(strand, HEIGHT / 2, HEIGHT)));
        out.empty(
                "circle",
                "class",
                dot,
                "cx",
                String.valueOf(x(row.lane())),
                "cy",
                String.valueOf(HEIGHT / 2),
                "r",
                String.valueOf(DOT));
        return out.close();
    }

    /** The lines that go on beside a revision's details, however high these are. */
    Markup onward(Row row) {
        Markup out = open("lanes onward", 1);
        row.onward().forEach(lane -> out.empty("path", "d", "M" + x(lane) + " 0V1"));
        return out.close();
    }

    private Markup open(String name, int height) {
        return new Markup()
                .open(
                        "svg",
                        "class",
                        name,
                        "viewBox",
                        "0 0 " + width + " " + height,
                        "width",
                        String.valueOf(width),
                        "height",
                        String.valueOf(height),
                        height == 1 ? "preserveAspectRatio" : "",
                        "none",
                        "aria-hidden",
                        "true");
    }

    private static String curve(Strand strand, int from, int to) {
        int half = (from + to) / 2;
        return "M" + x(strand.from()) + " " + from
                + (strand.from() == strand.to()
                        ? "V" + to
                        : "C" + x(strand.from()) + " " + half + " " + x(strand.to()) + " " + half + " " + x(strand.to())
                                + " " + to);
    }

    private static int x(int lane) {
        return lane * LANE + LANE / 2 + 2;
    }
}
