package io.github.migratemaven.kind.constraint;

import io.github.migratemaven.catalog.Catalog;
import io.github.migratemaven.catalog.Precheck;
import io.github.migratemaven.catalog.Statement;
import io.github.migratemaven.kind.relation.ColumnKind;
import io.github.migratemaven.kind.relation.ForeignTableKind;
import io.github.migratemaven.kind.relation.Offenders;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Which rows of today would break a new constraint or unique index. */
public final class ConstraintRowChecks {
    private static final Pattern REFERENCES = Pattern.compile("REFERENCES (.+?)\\(([^)]*)\\)");
    private static final Pattern EXCLUDED = Pattern.compile("EXCLUDE USING gist \\((.*)\\)");

    private ConstraintRowChecks() {}

    /**
     * @param now the catalog with the rows as they are
     * @param later the catalog with the constraint
     */
    static Statement guard(Statement add, ConstraintKind.Constraint constraint, Catalog now, Catalog later) {
        boolean unchecked = constraint.definition().endsWith(" NOT VALID")
                || constraint.definition().contains(" NOT ENFORCED")
                || constraint.relation().kind().equals(ForeignTableKind.NAME);
        if (unchecked) {
            return add;
        }
        List<String> columns = Offenders.names(constraint.relation(), constraint.columns(), later);
        Optional<Precheck> check =
                switch (constraint.form()) {
                    case "u", "p" -> unique(constraint, columns, now);
                    case "c" -> check(constraint, columns, now);
                    case "f" -> foreignKey(constraint, columns, now);
                    default -> exclusion(constraint, now);
                };
        return check.map(add::guardedBy).orElse(add);
    }

    /** @param predicate of a partial index; else empty */
    public static Precheck sharing(String table, List<String> expressions, boolean nullsEqual, String predicate) {
        String list = String.join(", ", expressions);
        List<String> conditions = new ArrayList<>();
        if (!predicate.isEmpty()) {
            conditions.add("(" + predicate + ")");
        }
        if (!nullsEqual) {
            expressions.forEach(expression -> conditions.add(expression + " is not null"));
        }
        return new Precheck(
                "in " + table + " share (" + list + ") with another row",
                "select " + list + " from " + table
                        + (conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions)) + " group by "
                        + list + " having count(*) > 1");
    }

    private static Optional<Precheck> unique(ConstraintKind.Constraint constraint, List<String> columns, Catalog now) {
        if (constraint.definition().contains(" WITHOUT OVERLAPS")) {
            int last = columns.size() - 1;
            return Optional.of(overlapping(constraint, columns.subList(0, last), columns.get(last), now));
        }
        return Optional.of(
                sharing(constraint.table(), columns, constraint.definition().contains("NULLS NOT DISTINCT"), ""));
    }

    private static Optional<Precheck> check(ConstraintKind.Constraint constraint, List<String> columns, Catalog now) {
        if (!constraint.definition().startsWith("CHECK (")) {
            return Optional.empty();
        }
        String condition = constraint.definition().substring("CHECK ".length()).replaceFirst(" NO INHERIT$", "");
        return Optional.of(Offenders.of(
                constraint.relation(),
                constraint.table(),
                now,
                columns,
                "break the check " + constraint.name(),
                "not " + condition));
    }

    private static Optional<Precheck> foreignKey(
            ConstraintKind.Constraint constraint, List<String> columns, Catalog now) {
        Matcher references = REFERENCES.matcher(constraint.definition());
        if (constraint.definition().contains("PERIOD ") || !references.find()) {
            return Optional.empty();
        }
        List<String> keys = List.of(references.group(2).split(", ", -1));
        if (keys.size() != columns.size()) {
            return Optional.empty();
        }
        List<String> conditions = new ArrayList<>();
        List<String> same = new ArrayList<>();
        for (int i = 0; i < keys.size(); i++) {
            conditions.add(columns.get(i) + " is not null");
            same.add("r." + keys.get(i) + " = " + constraint.table() + "." + columns.get(i));
        }
        return Optional.of(Offenders.of(
                constraint.relation(),
                constraint.table(),
                now,
                columns,
                "refer to no row of " + references.group(1),
                String.join(" and ", conditions) + " and not exists (select from " + references.group(1) + " r where "
                        + String.join(" and ", same) + ")"));
    }

    /** Only for ranges that must not overlap; what else may exclude a row is left to PostgreSQL itself. */
    private static Optional<Precheck> exclusion(ConstraintKind.Constraint constraint, Catalog now) {
        Matcher excluded = EXCLUDED.matcher(constraint.definition());
        if (!excluded.matches()) {
            return Optional.empty();
        }
        List<String> equal = new ArrayList<>();
        List<String> ranges = new ArrayList<>();
        for (String element : excluded.group(1).split(", ", -1)) {
            String[] parts = element.split(" WITH ", -1);
            boolean range = parts.length == 2
                    && parts[1].equals("&&")
                    && now.all(ColumnKind.Column.class).stream()
                            .anyMatch(column -> column.relation().equals(constraint.relation())
                                    && column.name().equals(parts[0])
                                    && column.dataType().endsWith("range")
                                    && !column.dataType().endsWith("multirange"));
            if (range) {
                ranges.add(parts[0]);
            } else if (parts.length == 2 && parts[1].equals("=") && parts[0].matches("[a-z_0-9]+|\"[^\"]+\"")) {
                equal.add(parts[0]);
            } else {
                return Optional.empty();
            }
        }
        return ranges.size() == 1 ? Optional.of(overlapping(constraint, equal, ranges.get(0), now)) : Optional.empty();
    }

    /** Sorted by their beginnings, ranges overlap where one begins before an earlier one has ended. */
    private static Precheck overlapping(
            ConstraintKind.Constraint constraint, List<String> equal, String range, Catalog now) {
        String others = "over (" + (equal.isEmpty() ? "" : "partition by " + String.join(", ", equal) + " ")
                + "order by " + range + " rows between unbounded preceding and 1 preceding)";
        String where =
                equal.stream().map(column -> " and " + column + " is not null").collect(Collectors.joining());
        List<String> shown = new ArrayList<>(equal);
        shown.add(range);
        Precheck all = Offenders.of(
                constraint.relation(),
                "(select *, max(upper(" + range + ")) " + others + " as ended_before, bool_or(upper_inf(" + range
                        + ")) " + others + " as never_ended from " + constraint.table() + " where not isempty("
                        + range + ")" + where + ") as ranges",
                now,
                shown,
                "",
                "never_ended or lower_inf(" + range + ") and ended_before is not null or lower(" + range
                        + ") < ended_before");
        return new Precheck(
                "in " + constraint.table() + " have a " + range + " that overlaps another one's", all.offendingRows());
    }
}
