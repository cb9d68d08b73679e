package io.github.migratemaven.bench.page;

import io.github.migratemaven.bench.measure.Figures;
import io.github.migratemaven.bench.measure.Measured;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * What all tools took for one work.
 *
 * @param work its name
 * @param figures of each tool by its name
 */
public record WorkTable(String work, Map<String, Figures> figures) {
    private static final List<String> TITLES = List.of(
            "",
            "wall s (lowest to highest)",
            "CPU s",
            "peak MB",
            "round trips",
            "times the floor: wall",
            "CPU",
            "peak",
            "runs dropped");

    /** Columns side by side, for a terminal. */
    public String text() {
        List<List<String>> rows = new ArrayList<>(List.of(TITLES));
        rows.addAll(rows());
        StringBuilder text = new StringBuilder("\n" + work + "\n");
        for (List<String> row : rows) {
            text.append("  %-20s %26s %14s %9s %12s %22s %6s %6s %s"
                            .formatted(row.toArray())
                            .stripTrailing())
                    .append('\n');
        }
        return text.toString().stripTrailing();
    }

    public String markdown() {
        StringBuilder page = new StringBuilder("\n## `" + work + "`\n\n")
                .append("| " + String.join(" | ", TITLES) + " |\n")
                .append("|---|" + "---:|".repeat(TITLES.size() - 1) + "\n");
        rows().forEach(row -> page.append("| " + String.join(" | ", row) + " |\n"));
        return page.toString();
    }

    /** All that was measured, dropped runs included. */
    public Map<String, Object> json() {
        Floor floor = Floor.of(figures);
        Map<String, Object> json = new LinkedHashMap<>();
        figures.forEach((tool, measured) -> {
            Map<String, Object> values = new LinkedHashMap<>();
            values.put("wallSeconds", spread(measured, Measured::wall));
            values.put("cpuSeconds", spread(measured, Measured::cpu));
            values.put("peakMegabytes", spread(measured, Measured::peak));
            values.put("roundTrips", measured.roundTrips());
            if (floor.isKnown()) {
                values.put(
                        "timesTheFloor",
                        Map.of(
                                "wall", floor.ratio(measured, Measured::wall),
                                "cpu", floor.ratio(measured, Measured::cpu),
                                "peak", floor.ratio(measured, Measured::peak)));
            }
            values.put("disturbed", measured.disturbed());
            values.put("dropped", measured.dropped());
            values.put("runs", measured.runs());
            json.put(tool, values);
        });
        return json;
    }

    private static Map<String, Double> spread(Figures measured, ToDoubleFunction<Measured> figure) {
        Map<String, Double> spread = new LinkedHashMap<>();
        spread.put("median", measured.median(figure));
        spread.put("lowest", measured.lowest(figure));
        spread.put("highest", measured.highest(figure));
        return spread;
    }

    private List<List<String>> rows() {
        Floor floor = Floor.of(figures);
        List<List<String>> rows = new ArrayList<>();
        figures.forEach((tool, measured) -> rows.add(List.of(
                tool,
                number("%.2f (%.2f to %.2f)", measured, Measured::wall),
                number("%.2f", measured, Measured::cpu),
                number("%.0f", measured, Measured::peak),
                measured.roundTrips() == 0 ? "" : Long.toString(measured.roundTrips()),
                times(floor, measured, Measured::wall),
                times(floor, measured, Measured::cpu),
                times(floor, measured, Measured::peak),
                (measured.dropped() == 0 ? "" : Integer.toString(measured.dropped()))
                        + (measured.disturbed() ? "all disturbed" : ""))));
        return rows;
    }

    private static String number(String format, Figures measured, ToDoubleFunction<Measured> figure) {
        return String.format(
                Locale.ROOT, format, measured.median(figure), measured.lowest(figure), measured.highest(figure));
    }

    private static String times(Floor floor, Figures measured, ToDoubleFunction<Measured> figure) {
        return floor.isKnown() ? String.format(Locale.ROOT, "%.2f", floor.ratio(measured, figure)) : "";
    }
}
