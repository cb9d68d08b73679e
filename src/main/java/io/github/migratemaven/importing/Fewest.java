package io.github.migratemaven.importing;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Finds which of many are needed, where asking is dear. */
final class Fewest {
    private Fewest() {}

    /**
     * Some of the candidates that suffice, and mostly no more than that.
     *
     * @param candidates which suffice, all of them
     * @param suffices is asked about as many times as the logarithm of the candidates for each that is needed
     */
    static <T> List<T> of(List<T> candidates, Predicate<List<T>> suffices) {
        List<T> needed = new ArrayList<>();
        List<T> left = candidates;
        while (!suffices.test(needed)) {
            int low = 0;
            int high = left.size();
            while (high - low > 1) {
                int middle = (low + high) / 2;
                List<T> asked = new ArrayList<>(left.subList(0, middle));
                asked.addAll(needed);
                if (suffices.test(asked)) {
                    high = middle;
                } else {
                    low = middle;
                }
            }
            if (high == 0) {
                break;
            }
            needed.add(left.get(high - 1));
            left = left.subList(0, high - 1);
        }
        return needed;
    }
}
