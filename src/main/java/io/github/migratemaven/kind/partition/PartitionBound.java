package io.github.migratemaven.kind.partition;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What can be told of two bounds of a partition from their text alone. */
final class PartitionBound {
    private static final Pattern RANGE = Pattern.compile("FOR VALUES FROM \\((.*)\\) TO \\((.*)\\)");
    private static final Pattern LIST = Pattern.compile("FOR VALUES IN \\((.*)\\)");
    private static final Pattern HASH = Pattern.compile("FOR VALUES WITH \\(modulus (\\d+), remainder (\\d+)\\)");
    private static final Pattern VALUE = Pattern.compile("'(?:[^']|'')*'|[^', ]+");
    private static final Pattern WHOLE_NUMBER = Pattern.compile("-?\\d{1,18}");
    private static final Pattern DATE = Pattern.compile("'\\d{4}-\\d\\d-\\d\\d( \\d\\d:\\d\\d:\\d\\d)?'");

    private PartitionBound() {}

    /** Whether every row within the one is surely within the other. */
    static boolean widens(String from, String to) {
        if (from.equals(to)) {
            return true;
        }
        Matcher list = LIST.matcher(from);
        Matcher longer = LIST.matcher(to);
        if (list.matches() && longer.matches()) {
            return values(longer.group(1)).containsAll(values(list.group(1)));
        }
        Matcher hash = HASH.matcher(from);
        Matcher coarser = HASH.matcher(to);
        if (hash.matches() && coarser.matches()) {
            int modulus = Integer.parseInt(coarser.group(1));
            return Integer.parseInt(hash.group(1)) % modulus == 0
                    && Integer.parseInt(hash.group(2)) % modulus == Integer.parseInt(coarser.group(2));
        }
        Matcher range = RANGE.matcher(from);
        Matcher wider = RANGE.matcher(to);
        return range.matches()
                && wider.matches()
                && isAtMost(wider.group(1), range.group(1))
                && isAtMost(range.group(2), wider.group(2));
    }

    /** Whether surely no row is within both. */
    static boolean excludes(String one, String other) {
        Matcher list = LIST.matcher(one);
        Matcher second = LIST.matcher(other);
        if (list.matches() && second.matches()) {
            return values(list.group(1)).stream().noneMatch(values(second.group(1))::contains);
        }
        Matcher range = RANGE.matcher(one);
        Matcher next = RANGE.matcher(other);
        return range.matches()
                && next.matches()
                && (isAtMost(range.group(2), next.group(1)) || isAtMost(next.group(2), range.group(1)));
    }

    private static List<String> values(String text) {
        List<String> values = new ArrayList<>();
        Matcher value = VALUE.matcher(text);
        while (value.find()) {
            values.add(value.group());
        }
        return values;
    }

    private static boolean isAtMost(String one, String other) {
        if (one.equals(other) || one.equals("MINVALUE") || other.equals("MAXVALUE")) {
            return true;
        }
        OptionalInt order = compare(one, other);
        return order.isPresent() && order.getAsInt() <= 0;
    }

    /** Empty where the order of two values is not that of their texts, or not known to be. */
    private static OptionalInt compare(String one, String other) {
        if (WHOLE_NUMBER.matcher(one).matches() && WHOLE_NUMBER.matcher(other).matches()) {
            return OptionalInt.of(Long.compare(Long.parseLong(one), Long.parseLong(other)));
        }
        boolean dates = DATE.matcher(one).matches() && DATE.matcher(other).matches() && one.length() == other.length();
        return dates ? OptionalInt.of(one.compareTo(other)) : OptionalInt.empty();
    }
}
