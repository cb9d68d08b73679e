package io.github.migratemaven.kind.type;

import io.github.migratemaven.catalog.Catalog;
import io.github.migratemaven.catalog.ObjectId;
import io.github.migratemaven.catalog.Precheck;
import io.github.migratemaven.catalog.SchemaObject;
import io.github.migratemaven.kind.relation.ColumnKind;
import io.github.migratemaven.postgres.sql.Quoting;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What domains are made of, and which values of today they would not allow. */
public final class Domains {
    private Domains() {}

    /** The domain that a type's name means; empty for another type. */
    public static Optional<DomainKind.Domain> named(String dataType, Catalog catalog) {
        return catalog.all(DomainKind.Domain.class).stream()
                .filter(domain -> domain.reference().equals(dataType))
                .findFirst();
    }

    /** Whether a column has values of the domain inside others, where PostgreSQL cannot ask them what is new. */
    static boolean isHeldInside(ObjectId domain, Catalog catalog) {
        return catalog.find(domain, DomainKind.Domain.class).stream()
                .anyMatch(held -> catalog.requirements().entrySet().stream()
                        .filter(entry -> entry.getValue().contains(domain))
                        .flatMap(entry -> catalog.find(entry.getKey()).stream())
                        .anyMatch(holder -> isHeldInside(held, holder, catalog)));
    }

    private static boolean isHeldInside(DomainKind.Domain held, SchemaObject holder, Catalog catalog) {
        if (holder instanceof ColumnKind.Column column) {
            return !column.dataType().equals(held.reference());
        }
        if (holder instanceof DomainKind.Domain domain && domain.baseType().equals(held.reference())) {
            return isHeldInside(domain.id(), catalog);
        }
        return RebuiltTypes.isStored(holder.id(), catalog);
    }

    /** The type under all domains. */
    static String baseType(String dataType, Catalog catalog) {
        boolean array = dataType.endsWith("[]");
        String element = array ? dataType.substring(0, dataType.length() - 2) : dataType;
        return named(element, catalog)
                .map(domain -> baseType(domain.baseType(), catalog) + (array ? "[]" : ""))
                .orElse(dataType);
    }

    /** True of a value that a check of the domain, or of one that it is made of, does not allow. */
    static Optional<String> refused(String value, String dataType, Catalog catalog) {
        List<String> conditions = new ArrayList<>();
        Optional<DomainKind.Domain> domain = named(dataType, catalog);
        while (domain.isPresent()) {
            DomainKind.Domain found = domain.get();
            if (!found.notNull().isEmpty()) {
                conditions.add(value + " is null");
            }
            catalog.all(DomainConstraintKind.DomainConstraint.class).stream()
                    .filter(check -> check.domain().equals(found.id()))
                    .forEach(check -> refused(value, check).ifPresent(conditions::add));
            domain = named(found.baseType(), catalog);
        }
        return conditions.isEmpty() ? Optional.empty() : Optional.of(String.join(" or ", conditions));
    }

    static Optional<String> refused(String value, DomainConstraintKind.DomainConstraint check) {
        String definition = check.definition();
        if (!definition.startsWith("CHECK (") || definition.endsWith(" NOT VALID")) {
            return Optional.empty();
        }
        String[] parts = definition.substring("CHECK ".length()).split("'", -1);
        for (int i = 0; i < parts.length; i += 2) {
            parts[i] = parts[i].replaceAll("\\bVALUE\\b", java.util.regex.Matcher.quoteReplacement(value));
        }
        return Optional.of("not " + String.join("'", parts));
    }

    /**
     * A check of every column that has the domain's values by itself; what has them in an array or a row is left to
     * PostgreSQL.
     *
     * @param condition true of an offending {@code value}
     */
    static Optional<Precheck> offenders(
            String domain, Catalog now, String problem, java.util.function.UnaryOperator<String> condition) {
        List<String> queries = now.all(ColumnKind.Column.class).stream()
                .filter(column -> column.dataType().equals(domain)
                        && !column.isForeign()
                        && !column.inPartition().value())
                .map(column -> "select " + Quoting.literal(column.table()) + " as \"table\", "
                        + Quoting.literal(column.name()) + " as \"column\", " + column.name()
                        + "::pg_catalog.text as value from " + column.table() + " where "
                        + condition.apply(column.name()))
                .toList();
        return queries.isEmpty()
                ? Optional.empty()
                : Optional.of(new Precheck(problem, queries.stream().collect(Collectors.joining(" union all "))));
    }
}
