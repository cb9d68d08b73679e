package io.github.migratemaven.kind;

import io.github.migratemaven.catalog.Precheck;
import io.github.migratemaven.catalog.Statement;
import java.util.List;
import java.util.stream.Collectors;

/** Which rows of today would break a new constraint. */
final class ConstraintChecks {
    private ConstraintChecks() {}

    static Statement guard(Statement add, ConstraintKind.Constraint constraint) {
        String columns = constraint.columns().stream()
                .map(io.github.migratemaven.postgres.Quoting::identifier)
                .collect(Collectors.joining(", "));
        boolean plain = !constraint.definition().contains("WITHOUT OVERLAPS");
        return switch (constraint.form()) {
            case "u", "p" ->
                plain
                        ? add.guardedBy(new Precheck(
                                "in " + constraint.table() + " share (" + columns + ") with another row",
                                "select " + columns + " from " + constraint.table() + notNull(constraint) + " group by "
                                        + columns + " having count(*) > 1"))
                        : add;
            case "c" ->
                constraint.definition().endsWith(" NOT VALID")
                                || !constraint.definition().startsWith("CHECK (")
                        ? add
                        : add.guardedBy(new Precheck(
                                "in " + constraint.table() + " break the check " + constraint.name(),
                                "select * from " + constraint.table() + " where not " + condition(constraint)));
            default -> add;
        };
    }

    private static String notNull(ConstraintKind.Constraint constraint) {
        if (constraint.definition().contains("NULLS NOT DISTINCT")) {
            return "";
        }
        return constraint.columns().stream()
                .map(column -> io.github.migratemaven.postgres.Quoting.identifier(column) + " is not null")
                .collect(Collectors.joining(" and ", " where ", ""));
    }

    private static String condition(ConstraintKind.Constraint constraint) {
        String definition = constraint.definition().substring("CHECK ".length());
        for (String suffix : List.of(" NO INHERIT", " NOT ENFORCED")) {
            if (definition.endsWith(suffix)) {
                definition = definition.substring(0, definition.length() - suffix.length());
            }
        }
        return definition;
    }
}
