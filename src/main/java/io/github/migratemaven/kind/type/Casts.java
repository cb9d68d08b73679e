package io.github.migratemaven.kind.type;

import io.github.migratemaven.kind.relation.ColumnKind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** How values of one type become values of another, and what gets lost on the way. */
public final class Casts {
    private static final Set<String> NUMBERS = Set.of("smallint", "bigint", "numeric");

    /** What a boolean becomes by way of 1 and 0, since its text is true or false. */
    private static final Set<String> BY_WAY_OF_A_NUMBER = Set.of("real", "double precision", "bit");

    /** The most letters that any value of a type has when it is written out. */
    private static final Map<String, Integer> LETTERS =
            Map.of("boolean", 5, "smallint", 6, "integer", 11, "bigint", 20, "uuid", 36, "date", 13);

    /** The most digits that any value of a type has. */
    private static final Map<String, Integer> DIGITS = Map.of("smallint", 5, "integer", 10, "bigint", 19);

    private static final Set<String> TIMES = Set.of("timestamp without time zone", "timestamp with time zone");

    private static final Set<String> FRACTIONS = Set.of(
            "timestamp without time zone",
            "timestamp with time zone",
            "time without time zone",
            "time with time zone",
            "interval");

    /** Digits of a second that PostgreSQL keeps where a type says nothing. */
    private static final int MOST_FRACTIONS = 6;

    private static final List<Set<String>> FAMILIES = List.of(
            Set.of("smallint", "integer", "bigint", "numeric", "real", "double precision"),
            Set.of("text", "character varying", "character", "name", "\"char\"", "citext"),
            Set.of("date", "timestamp without time zone", "timestamp with time zone"),
            Set.of("time without time zone", "time with time zone", "interval"),
            Set.of("json", "jsonb"),
            Set.of("money", "numeric"),
            Set.of("cidr", "inet"),
            Set.of("bit", "bit varying"),
            Set.of("integer", "boolean"),
            Set.of("integer", "oid"));

    private Casts() {}

    /**
     * The expression for {@code USING}: a direct cast where PostgreSQL has one, else by way of text. A value becomes an
     * array of it, and an array its first element.
     */
    public static String expression(String column, String from, String to) {
        Optional<String> contents =
                LargeObjects.expression(column, from, to).or(() -> UuidBytes.expression(column, from, to));
        if (contents.isPresent()) {
            return contents.get();
        }
        boolean arrays = from.endsWith("[]") && to.endsWith("[]");
        if (to.endsWith("[]") && !from.endsWith("[]")) {
            return "case when " + column + " is not null then array[" + column + "]::" + to + " end";
        }
        if (from.endsWith("[]") && !to.endsWith("[]") && !isText(to)) {
            return expression(column + "[1]", element(from), to);
        }
        if (base(from).equals(base(to)) || isText(from) || isText(to) || related(base(from), base(to))) {
            return column + "::" + to;
        }
        if (Set.of(base(from), base(to)).contains("boolean")
                && (NUMBERS.contains(base(from)) || NUMBERS.contains(base(to)))) {
            return column + "::integer" + (arrays ? "[]" : "") + "::" + to;
        }
        String between = base(from).equals("boolean") && BY_WAY_OF_A_NUMBER.contains(base(to)) ? "::integer" : "::text";
        return column + between + (arrays ? "[]" : "") + "::" + to;
    }

    /** Whether values of both types can be compared, so that a foreign key between them stands. */
    public static boolean comparable(String from, String to) {
        return base(from).equals(base(to)) || related(base(from), base(to));
    }

    /** Whether PostgreSQL converts by itself, and then refuses a text that is too long where a cast cuts it. */
    static boolean isAssignable(String from, String to) {
        boolean numberAndTruth =
                !base(from).equals(base(to)) && Set.of(base(from), base(to)).contains("boolean");
        return from.endsWith("[]") == to.endsWith("[]") && comparable(from, to) && !numberAndTruth || isText(to);
    }

    /**
     * Whether PostgreSQL gives every value the same by itself as {@link #expression} does. A text that may be too long is
     * none: a cast cuts it.
     */
    public static boolean isImplied(String from, String to) {
        boolean sameWithoutLength = Stream.of(FAMILIES.get(0), TIMES)
                .anyMatch(family -> family.contains(base(from)) && family.contains(base(to)));
        return expression("x", from, to).equals("x::" + to)
                && isAssignable(from, to)
                && (sameWithoutLength || widens(from, to));
    }

    /** What the new type cannot hold of the old one's values; empty when it holds them all. */
    public static Optional<String> loss(ColumnKind.Column from, ColumnKind.Column to) {
        String column = from.table() + "." + from.name();
        if (LargeObjects.isRead(from.dataType(), to.dataType())) {
            return Optional.of(LargeObjects.loss(column));
        }
        if (isWithoutUnit(from.dataType(), to.dataType())) {
            return Optional.of("what the numbers in " + column + " mean, since nothing says their unit; write it into"
                    + " using, such as to_timestamp(" + from.name() + ") for seconds, and remove the check");
        }
        if (!widens(from.dataType(), to.dataType())) {
            return Optional.of("what " + to.dataType() + " cannot hold of the values of " + column + ", so far "
                    + from.dataType());
        }
        return changesZone(base(from.dataType()), base(to.dataType()))
                ? Optional.of("the right times of " + column + " unless they are in UTC; for another time zone write"
                        + " using " + from.name() + " at time zone 'ZONE'")
                : Optional.empty();
    }

    /** Whether a number becomes a time or a duration, of which it may be the seconds as well as the days. */
    static boolean isWithoutUnit(String from, String to) {
        String has = base(to);
        return FAMILIES.get(0).contains(base(from))
                && (has.equals("date") || TIMES.contains(has) || has.startsWith("interval") || has.startsWith("time "));
    }

    /** Whether a value gets a time zone or loses it, which is that of the session then. */
    private static boolean changesZone(String from, String to) {
        return !from.equals(to)
                && TIMES.contains(to)
                && (TIMES.contains(from) || from.equals("date") && to.equals("timestamp with time zone"));
    }

    static boolean widens(String from, String to) {
        if (from.endsWith("[]") && !to.endsWith("[]")) {
            return isText(to) && modifiers(to).isEmpty();
        }
        if (from.endsWith("[]") && to.endsWith("[]")) {
            return widens(element(from), element(to));
        }
        if (LargeObjects.isRead(from, to)) {
            return false;
        }
        if (from.equals(to)
                || LargeObjects.isRead(to, from)
                || from.equals("uuid") && to.equals("bytea")
                || to.equals("text")
                || to.equals("citext") && isText(from)) {
            return true;
        }
        List<String> integers = List.of("smallint", "integer", "bigint", "numeric");
        if (integers.contains(from) && integers.contains(to)) {
            return integers.indexOf(from) <= integers.indexOf(to);
        }
        if (!base(from).equals(base(to))) {
            return Set.of("json", "jsonb").containsAll(Set.of(from, to))
                    || from.equals("cidr") && to.equals("inet")
                    || from.equals("real") && to.equals("double precision")
                    || from.equals("boolean") && to.equals("integer")
                    || base(to).equals("numeric") && hasDigits(from, modifiers(to))
                    || Set.of("smallint", "integer").contains(from) && to.equals("double precision")
                    || base(to).equals("character varying") && fits(from, modifiers(to))
                    || isTime(from) && TIMES.contains(base(to)) && keepsFractions(from, to);
        }
        List<Integer> had = modifiers(from);
        List<Integer> has = modifiers(to);
        if (has.isEmpty() || isExact(to)) {
            return true;
        }
        return !had.isEmpty()
                && had.get(0) <= has.get(0)
                && (had.size() < 2 && has.size() < 2 || had.size() == 2 && has.size() == 2 && keepsDigits(had, has));
    }

    /** Whether all values fit into a text that is at most so long, where it has a limit. */
    private static boolean fits(String from, List<Integer> most) {
        return isText(from)
                ? most.isEmpty()
                        || !modifiers(from).isEmpty() && modifiers(from).get(0) <= most.get(0)
                : LETTERS.containsKey(from) && (most.isEmpty() || LETTERS.get(from) <= most.get(0));
    }

    /** Whether all whole numbers of a type fit into so many digits, of which some are behind the point. */
    private static boolean hasDigits(String from, List<Integer> precision) {
        return DIGITS.containsKey(from)
                && DIGITS.get(from) <= precision.get(0) - (precision.size() < 2 ? 0 : precision.get(1));
    }

    /** Whether a time or a duration has all the digits behind its point that there can be. */
    private static boolean isExact(String type) {
        return FRACTIONS.contains(base(type)) && modifiers(type).equals(List.of(MOST_FRACTIONS));
    }

    private static boolean isTime(String type) {
        return type.equals("date") || TIMES.contains(base(type));
    }

    private static boolean keepsFractions(String from, String to) {
        List<Integer> had = modifiers(from);
        List<Integer> has = modifiers(to);
        return from.equals("date") || has.isEmpty() || isExact(to) || !had.isEmpty() && had.get(0) <= has.get(0);
    }

    private static boolean keepsDigits(List<Integer> had, List<Integer> has) {
        return had.get(1) <= has.get(1) && had.get(0) - had.get(1) <= has.get(0) - has.get(1);
    }

    static List<Integer> modifiers(String type) {
        int open = type.indexOf('(');
        if (open < 0) {
            return List.of();
        }
        String inside = type.substring(open + 1, type.indexOf(')', open));
        return java.util.Arrays.stream(inside.split(","))
                .filter(part -> part.matches("-?\\d+"))
                .map(Integer::valueOf)
                .toList();
    }

    private static String element(String array) {
        return array.substring(0, array.length() - "[]".length());
    }

    private static boolean related(String from, String to) {
        return FAMILIES.stream().anyMatch(family -> family.contains(from) && family.contains(to));
    }

    /** Whether a type holds text, with or without a greatest length. */
    public static boolean isText(String type) {
        return Set.of("text", "character varying", "character").contains(base(type)) && !type.endsWith("[]");
    }

    /** The type's name without its modifiers and array brackets. */
    static String base(String type) {
        return type.replaceAll("\\([^)]*\\)", "").replace("[]", "");
    }
}
