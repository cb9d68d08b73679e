package io.github.migratemaven.bench.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** The runs of one tool at one work. Disturbed ones count only where there are not enough others. */
public final class Figures {
    private static final int ENOUGH = 3;

    private final int wanted;
    private final List<Measured> runs = new ArrayList<>();
    private long roundTrips;

    /** @param wanted how many undisturbed runs there shall be */
    public Figures(int wanted) {
        this.wanted = wanted;
    }

    public void add(Measured run) {
        runs.add(run);
    }

    public void roundTrips(long counted) {
        roundTrips = counted;
    }

    /** Of one run that was not measured otherwise. */
    public long roundTrips() {
        return roundTrips;
    }

    public boolean complete() {
        return quiet().size() >= wanted;
    }

    /** Whether too few runs were left undisturbed, so that all had to be taken. */
    public boolean disturbed() {
        return quiet().size() < Math.min(ENOUGH, wanted);
    }

    public int dropped() {
        return runs.size() - taken().size();
    }

    public List<Measured> runs() {
        return List.copyOf(runs);
    }

    public double median(ToDoubleFunction<Measured> figure) {
        List<Double> sorted = sorted(figure);
        int half = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(half) : (sorted.get(half - 1) + sorted.get(half)) / 2;
    }

    public double lowest(ToDoubleFunction<Measured> figure) {
        return sorted(figure).get(0);
    }

    public double highest(ToDoubleFunction<Measured> figure) {
        List<Double> sorted = sorted(figure);
        return sorted.get(sorted.size() - 1);
    }

    private List<Double> sorted(ToDoubleFunction<Measured> figure) {
        return taken().stream().mapToDouble(figure).sorted().boxed().toList();
    }

    private List<Measured> taken() {
        return disturbed() ? runs : quiet();
    }

    private List<Measured> quiet() {
        return runs.stream().filter(run -> !run.disturbed()).toList();
    }
}
