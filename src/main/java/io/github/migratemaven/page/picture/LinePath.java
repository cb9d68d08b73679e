package io.github.migratemaven.page.picture;

import static io.github.migratemaven.page.picture.SvgPicture.number;

import io.github.migratemaven.page.picture.Placement.Point;
import java.util.List;

/** The way of a line, with rounded corners, a crow's foot where there are many and a bar where there is one. */
final class LinePath {
    private static final double CORNER = 6;
    private static final double FOOT = 9;
    private static final double TOES = 5;
    private static final double BOW = 40;

    private LinePath() {}

    static String of(List<Point> points) {
        StringBuilder path = new StringBuilder("M").append(at(points.get(0)));
        for (int i = 1; i < points.size() - 1; i++) {
            Point corner = points.get(i);
            Point before = towards(corner, points.get(i - 1), CORNER);
            Point after = towards(corner, points.get(i + 1), CORNER);
            path.append('L')
                    .append(at(before))
                    .append('Q')
                    .append(at(corner))
                    .append(' ')
                    .append(at(after));
        }
        return path.append('L').append(at(points.get(points.size() - 1))).toString();
    }

    /** A wide bow from side to side. */
    static String bow(List<Point> points) {
        Point from = points.get(0);
        Point to = points.get(1);
        double half = Math.max(Math.abs(to.x() - from.x()) / 2, BOW);
        double side = from.x() < to.x() ? 1 : -1;
        return "M" + at(from) + "C" + at(new Point(from.x() + side * half, from.y())) + " "
                + at(new Point(to.x() - side * half, to.y())) + " " + at(to);
    }

    static String ends(List<Point> points) {
        Point many = points.get(0);
        Point one = points.get(points.size() - 1);
        Point heel = towards(many, points.get(1), FOOT);
        Point bar = towards(one, points.get(points.size() - 2), FOOT);
        Point left = aside(many, points.get(1), TOES);
        Point right = aside(many, points.get(1), -TOES);
        Point up = aside(one, points.get(points.size() - 2), TOES);
        double x = bar.x() - one.x();
        double y = bar.y() - one.y();
        return "M" + at(left) + "L" + at(heel) + "L" + at(right) + "M" + at(new Point(up.x() + x, up.y() + y)) + "L"
                + at(new Point(2 * one.x() - up.x() + x, 2 * one.y() - up.y() + y));
    }

    private static Point towards(Point from, Point to, double distance) {
        double length = Math.hypot(to.x() - from.x(), to.y() - from.y());
        double part = length == 0 ? 0 : Math.min(distance, length / 2) / length;
        return new Point(from.x() + (to.x() - from.x()) * part, from.y() + (to.y() - from.y()) * part);
    }

    private static Point aside(Point from, Point to, double distance) {
        double length = Math.hypot(to.x() - from.x(), to.y() - from.y());
        double part = length == 0 ? 0 : distance / length;
        return new Point(from.x() - (to.y() - from.y()) * part, from.y() + (to.x() - from.x()) * part);
    }

    private static String at(Point point) {
        return number(point.x()) + " " + number(point.y());
    }
}
