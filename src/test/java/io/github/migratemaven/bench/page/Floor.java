package io.github.migratemaven.bench.page;

import io.github.migratemaven.bench.measure.Figures;
import io.github.migratemaven.bench.measure.Measured;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * The least that a work costs in Maven: the bare JDBC loop as a goal; where a model is compared, an empty goal and the
 * provider's own start together.
 *
 * @param parts what it consists of; none where they took no part
 */
record Floor(List<Figures> parts) {
    private static final String LOOP = "Maven, bare JDBC";
    private static final List<String> MODEL = List.of("Maven, empty goal", "java, Hibernate");

    static Floor of(Map<String, Figures> figures) {
        if (figures.containsKey(LOOP)) {
            return new Floor(List.of(figures.get(LOOP)));
        }
        return new Floor(
                figures.keySet().containsAll(MODEL)
                        ? MODEL.stream().map(figures::get).toList()
                        : List.of());
    }

    boolean isKnown() {
        return !parts.isEmpty();
    }

    /** How many times the floor's median; only where there is a floor. */
    double ratio(Figures measured, ToDoubleFunction<Measured> figure) {
        return measured.median(figure)
                / parts.stream().mapToDouble(part -> part.median(figure)).sum();
    }
}
