package io.github.migratemaven.importing.flyway;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** A version as Flyway orders them: number by number, and {@code 1} is {@code 1.0}. */
record FlywayVersion(List<BigInteger> numbers) implements Comparable<FlywayVersion> {

    /** Of the part of a file's name, in which an underscore may stand for a dot; empty where it is none. */
    static Optional<FlywayVersion> parse(String text) {
        String dotted = text.replace('_', '.');
        if (!dotted.matches("\\d+(\\.\\d+)*")) {
            return Optional.empty();
        }
        List<BigInteger> numbers =
                Arrays.stream(dotted.split("\\.", -1)).map(BigInteger::new).collect(Collectors.toList());
        while (numbers.size() > 1 && numbers.get(numbers.size() - 1).signum() == 0) {
            numbers.remove(numbers.size() - 1);
        }
        return Optional.of(new FlywayVersion(List.copyOf(numbers)));
    }

    @Override
    public int compareTo(FlywayVersion other) {
        for (int i = 0; i < Math.max(numbers.size(), other.numbers.size()); i++) {
            int order = number(i).compareTo(other.number(i));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    private BigInteger number(int index) {
        return index < numbers.size() ? numbers.get(index) : BigInteger.ZERO;
    }

    @Override
    public String toString() {
        return numbers.stream().map(BigInteger::toString).collect(Collectors.joining("."));
    }
}
