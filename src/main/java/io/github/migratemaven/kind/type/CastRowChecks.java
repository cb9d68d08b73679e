package io.github.migratemaven.kind.type;

import io.github.migratemaven.catalog.Catalog;
import io.github.migratemaven.catalog.Precheck;
import io.github.migratemaven.kind.relation.ColumnKind;
import io.github.migratemaven.kind.relation.Offenders;
import io.github.migratemaven.postgres.sql.Quoting;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which rows of today have a value that a column's new type cannot hold, or would cut or round. The conditions never
 * fail themselves, and hold on every server.
 */
public final class CastRowChecks {
    private static final Map<String, String> RANGES = Map.of(
            "smallint", "-32768 and 32767",
            "integer", "-2147483648 and 2147483647",
            "bigint", "-9223372036854775808 and 9223372036854775807");

    private static final Set<String> NUMBERS =
            Set.of("smallint", "integer", "bigint", "numeric", "real", "double precision");

    private static final Set<String> TEXTS = Set.of("text", "character varying", "character", "citext");

    private static final Set<String> BITS = Set.of("bit", "bit varying");

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

    /** What gets less exact although no modifier says so. */
    private static final Set<String> CUT = Set.of(
            "timestamp without time zone to date",
            "timestamp with time zone to date",
            "inet to cidr",
            "interval to time without time zone",
            "time with time zone to time without time zone");

    private final Catalog now;
    private final Catalog then;

    private CastRowChecks(Catalog now, Catalog then) {
        this.now = now;
        this.then = then;
    }

    /**
     * A check of the rows whose value {@code to} cannot hold; empty where it holds them all or only a try can tell.
     *
     * @param now the catalog with the rows as they are
     * @param then the catalog with what {@code to} is made of
     */
    public static Optional<Precheck> of(ColumnKind.Column from, ColumnKind.Column to, Catalog now, Catalog then) {
        String had = Domains.baseType(from.dataType(), now);
        String has = Domains.baseType(to.dataType(), then);
        Optional<String> offending = new CastRowChecks(now, then).offending(from.name(), had, has);
        Optional<String> refused = Domains.refused(
                        "(" + Casts.expression(from.name(), had, has) + ")", to.dataType(), then)
                .filter(condition ->
                        !Domains.refused("", from.dataType(), now).equals(Domains.refused("", to.dataType(), then)));
        Optional<String> condition = refused.isPresent()
                ? Optional.of(offending
                        .map(first -> "case when " + first + " then true else " + refused.get() + " end")
                        .orElseGet(refused::get))
                : offending;
        return condition.map(found ->
                check(from, "have a value of " + from.name() + " that " + to.dataType() + " cannot hold", found, now));
    }

    /** A check of the rows whose value is none of an enum's. */
    public static Precheck ofLabels(ColumnKind.Column column, List<String> labels) {
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

    private Optional<String> offending(String value, String had, String has) {
        if (had.endsWith("[]") && has.endsWith("[]")) {
            return offending("v", element(had), element(has))
                    .map(condition -> "exists (select from pg_catalog.unnest(" + value + ") as element (v) where "
                            + condition + ")");
        }
        if (has.endsWith("[]")) {
            return offending(value, had, element(has));
        }
        if (had.endsWith("[]") && !TEXTS.contains(Casts.base(has))) {
            String several = "pg_catalog.cardinality(" + value + ") > 1";
            return Optional.of(offending(value + "[1]", element(had), has)
                    .map(condition -> several + " or " + condition)
                    .orElse(several));
        }
        return ofOne(value, had, has);
    }

    private static String element(String array) {
        return array.substring(0, array.length() - 2);
    }

    private Optional<String> ofOne(String value, String from, String to) {
        if (LargeObjects.isRead(from, to) || LargeObjects.isRead(to, from)) {
            return LargeObjects.offending(value, from, to);
        }
        if (UuidBytes.are(from, to)) {
            return UuidBytes.offending(value, to);
        }
        if (Casts.isWithoutUnit(from, to)) {
            return Optional.of(value + " is not null");
        }
        String had = Casts.base(from);
        String has = Casts.base(to);
        Optional<EnumKind.EnumType> type = enumNamed(to, then);
        if (type.isPresent()) {
            List<String> labels = type.get().values();
            boolean keepsAll = from.equals(to)
                    && enumNamed(from, now)
                            .filter(before -> labels.containsAll(before.values()))
                            .isPresent();
            return keepsAll ? Optional.empty() : Optional.of("not " + value + "::text = any (" + array(labels) + ")");
        }
        if (TEXTS.contains(has)) {
            return Casts.widens(from, to)
                    ? Optional.empty()
                    : modifier(to, 0).map(length -> "pg_catalog.length(" + value + "::text) > " + length);
        }
        if (NUMBERS.contains(had) && NUMBERS.contains(has)) {
            return outsideNumber(value, RANGES.containsKey(had), to);
        }
        if (BITS.contains(had) && BITS.contains(has)) {
            return modifier(to, 0).map(length -> "pg_catalog.length(" + value + ") > " + length);
        }
        if (has.equals("boolean") && RANGES.containsKey(had)) {
            return Optional.of(value + " not in (0, 1)");
        }
        if (Casts.comparable(from, to) && !had.equals("boolean")) {
            boolean cut = CUT.contains(had + " to " + has) || modifier(to, 0).isPresent() && !Casts.widens(from, to);
            return cut ? Optional.of(value + "::" + to + "::" + from + " <> " + value) : Optional.empty();
        }
        if (had.equals("boolean")) {
            return Optional.empty();
        }
        return ofText(value + "::text", to);
    }

    /** Of a value that goes over by way of text. */
    private Optional<String> ofText(String text, String to) {
        String has = Casts.base(to);
        if (SHAPES.containsKey(has)) {
            String misshapen = "not " + text + " ~* " + Quoting.literal(SHAPES.get(has));
            return Optional.of(outsideNumber(text + "::numeric", RANGES.containsKey(has), to)
                    .map(outside -> "case when " + misshapen + " then true else " + outside + " end")
                    .orElse(misshapen));
        }
        return now.version() >= 16
                ? Optional.of("not pg_catalog.pg_input_is_valid(" + text + ", " + Quoting.literal(to) + ")")
                : Optional.empty();
    }

    private static Optional<EnumKind.EnumType> enumNamed(String dataType, Catalog catalog) {
        return catalog.all(EnumKind.EnumType.class).stream()
                .filter(type -> type.reference().equals(dataType))
                .findFirst();
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
