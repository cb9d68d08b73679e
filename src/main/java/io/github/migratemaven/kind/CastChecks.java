package io.github.migratemaven.kind;

import io.github.migratemaven.catalog.Catalog;
import io.github.migratemaven.catalog.Precheck;
import io.github.migratemaven.postgres.Quoting;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which rows of today have a value that a column's new type cannot hold, or would cut or round. The conditions never
 * fail themselves, and hold on every server.
 */
final class CastChecks {
    private static final Map<String, String> RANGES = Map.of(
            "smallint", "-32768 and 32767",
            "integer", "-2147483648 and 2147483647",
            "bigint", "-9223372036854775808 and 9223372036854775807");

    private static final Set<String> NUMBERS =
            Set.of("smallint", "integer", "bigint", "numeric", "real", "double precision");

    private static final Set<String> TEXTS = Set.of("text", "character varying", "character", "citext");

    private static final String INTEGER = "^\\s*[-+]?[0-9]+\\s*$";

    private static final String NUMBER =
            "^\\s*([-+]?([0-9]+(\\.[0-9]*)?|\\.[0-9]+)(e[-+]?[0-9]+)?|nan|[-+]?inf(inity)?)\\s*$";

    /** What a text must look like to become a value, for types whose values have a shape; case does not count. */
    private static final Map<String, String> SHAPES = Map.of(
            "smallint", INTEGER,
            "integer", INTEGER,
            "bigint", INTEGER,
            "numeric", NUMBER,
            "real", NUMBER,
            "double precision", NUMBER,
            "uuid", "^\\s*\\{?([0-9a-f]{4}-?){7}[0-9a-f]{4}\\}?\\s*$",
            "boolean", "^\\s*(t|tr|tru|true|f|fa|fal|fals|false|y|ye|yes|n|no|on|of|off|0|1)\\s*$",
            "date", "[0-9]|infinity|epoch|now|today|tomorrow|yesterday");

    private CastChecks() {}

    /**
     * A check of the rows whose value {@code to} cannot hold; empty where it holds them all or only a try can tell.
     *
     * @param labels of the enum that {@code to} is; else none
     */
    static Optional<Precheck> of(ColumnKind.Column from, ColumnKind.Column to, List<String> labels, Catalog now) {
        return offending(from.name(), from.dataType(), to.dataType(), labels)
                .map(condition -> check(
                        from,
                        "have a value of " + from.name() + " that " + to.dataType() + " cannot hold",
                        condition,
                        now));
    }

    /** A check of the rows whose value is none of an enum's. */
    static Precheck ofLabels(ColumnKind.Column column, List<String> labels) {
        String known = column.dataType().endsWith("[]")
                ? column.name() + "::text[] <@ " + array(labels)
                : column.name() + "::text = any (" + array(labels) + ")";
        return new Precheck(
                "in " + column.table() + " have a value of " + column.name() + " that " + column.dataType()
                        + " no longer has",
                "select * from " + column.table() + " where not " + known);
    }

    private static Precheck check(ColumnKind.Column column, String problem, String condition, Catalog now) {
        return Offenders.of(column.relation(), column.table(), now, List.of(column.name()), problem, condition);
    }

    private static String array(List<String> labels) {
        return "array[" + labels.stream().map(Quoting::literal).collect(Collectors.joining(", ")) + "]::text[]";
    }

    private static Optional<String> offending(String column, String from, String to, List<String> labels) {
        String had = Casts.base(from);
        String has = Casts.base(to);
        if (to.endsWith("[]") || from.endsWith("[]")) {
            return from.endsWith("[]") && !to.endsWith("[]")
                    ? Optional.of("pg_catalog.cardinality(" + column + ") > 1")
                    : Optional.empty();
        }
        if (!labels.isEmpty()) {
            return Optional.of("not " + column + "::text = any (" + array(labels) + ")");
        }
        if (TEXTS.contains(had) && TEXTS.contains(has)) {
            return modifier(to, 0).map(length -> "pg_catalog.length(" + column + "::text) > " + length);
        }
        if (NUMBERS.contains(had) && NUMBERS.contains(has)) {
            return outsideNumber(column, RANGES.containsKey(had), to);
        }
        if (TEXTS.contains(had) && SHAPES.containsKey(has)) {
            String misshapen = "not " + column + "::text ~* " + Quoting.literal(SHAPES.get(has));
            return Optional.of(outsideNumber(column + "::text::numeric", true, to)
                    .filter(outside -> RANGES.containsKey(has))
                    .map(outside -> "case when " + misshapen + " then true else " + outside + " end")
                    .orElse(misshapen));
        }
        if (TEXTS.contains(had)) {
            // servers before 16 lack the function; the check is passed over there
            return Optional.of("not pg_catalog.pg_input_is_valid(" + column + "::text, " + Quoting.literal(to) + ")");
        }
        boolean cut = had.equals("timestamp without time zone") && has.equals("date")
                || had.equals(has) && modifier(to, 0).isPresent();
        return cut ? Optional.of(column + "::" + to + "::" + from + " <> " + column) : Optional.empty();
    }

    private static Optional<String> outsideNumber(String number, boolean whole, String to) {
        String has = Casts.base(to);
        if (RANGES.containsKey(has)) {
            String fraction = whole ? "" : " or " + number + " <> pg_catalog.trunc(" + number + ")";
            return Optional.of("(" + number + " not between " + RANGES.get(has) + fraction + ")");
        }
        Optional<Integer> precision = modifier(to, 0);
        if (has.equals("numeric") && precision.isPresent()) {
            String rounded = "pg_catalog.round(" + number + "::numeric, "
                    + modifier(to, 1).orElse(0) + ")";
            return Optional.of("(pg_catalog.abs(" + rounded + ") >= 1e"
                    + (precision.get() - modifier(to, 1).orElse(0)) + " or " + rounded + " <> " + number
                    + "::numeric)");
        }
        return Optional.empty();
    }

    private static Optional<Integer> modifier(String type, int place) {
        List<Integer> modifiers = Casts.modifiers(type);
        return modifiers.size() > place ? Optional.of(modifiers.get(place)) : Optional.empty();
    }
}
