package io.github.migratemaven.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What is quoted must not be made by what else ran on the machine. */
class FiguresTest {
    private final Figures figures = new Figures(3);

    @Test
    void leavesDisturbedRunsOutOfTheMedianOnceThereAreEnoughOthers() {
        run(1.0, 0.0);
        run(9.0, 0.5);
        run(1.2, 0.01);
        assertThat(figures.complete()).isFalse();
        run(1.1, 0.0);
        assertThat(figures.complete()).isTrue();
        assertThat(figures.median(Measured::wall)).isEqualTo(1.1);
        assertThat(figures.highest(Measured::wall)).isEqualTo(1.2);
        assertThat(figures.dropped()).isEqualTo(1);
        assertThat(figures.disturbed()).isFalse();
    }

    @Test
    void takesAllAndSaysSoWhereTooFewAreUndisturbed() {
        run(1.0, 0.0);
        run(2.0, 0.5);
        run(4.0, 0.5);
        run(5.0, 0.5);
        assertThat(figures.disturbed()).isTrue();
        assertThat(figures.dropped()).isZero();
        assertThat(figures.median(Measured::wall)).isEqualTo(3.0);
    }

    private void run(double wall, double others) {
        figures.add(new Measured(wall, wall, 100, others));
    }
}
