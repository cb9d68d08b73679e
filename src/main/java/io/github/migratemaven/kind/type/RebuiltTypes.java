package io.github.migratemaven.kind.type;

import io.github.migratemaven.catalog.AlterContext;
import io.github.migratemaven.catalog.Catalog;
import io.github.migratemaven.catalog.ObjectId;
import io.github.migratemaven.catalog.ObjectKind;
import io.github.migratemaven.catalog.SchemaObject;
import io.github.migratemaven.catalog.Statement;
import io.github.migratemaven.kind.relation.ColumnKind;
import io.github.migratemaven.kind.relation.TableKind;
import io.github.migratemaven.kind.sql.Identifiers;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How values come over to types that are made anew under the same names. By way of text would be by position, so what
 * holds a composite at any depth gets casts of its own that go by the names of attributes; arrays and domains follow
 * the casts of what they hold.
 */
public record RebuiltTypes(Catalog from, Catalog to) {
    /** Those of a change. */
    public static RebuiltTypes in(AlterContext context) {
        return new RebuiltTypes(context.from(), context.to());
    }

    /** The expression for a value whose type is made anew. */
    public String expression(String value, String dataType) {
        if (holdsComposite(dataType)) {
            return value + "::" + dataType;
        }
        return value + "::text" + (dataType.endsWith("[]") ? "[]" : "") + "::" + dataType;
    }

    /** Casts from the type as it was set aside to what it is now; none where no column has its values. */
    public List<Statement> casts(CompositeKind.Composite was, CompositeKind.Composite is) {
        if (!isStored(is.id())) {
            return List.of();
        }
        List<String> values = new ArrayList<>();
        List<String> losses = new ArrayList<>();
        for (int i = 0; i < is.attributes().size(); i++) {
            String attribute = is.attributes().get(i);
            int place = was.attributes().indexOf(attribute);
            values.add(
                    place < 0
                            ? "null::" + is.types().get(i).replaceFirst(" collate .*", "")
                            : attribute(
                                    "($1)." + attribute,
                                    was.types().get(place),
                                    is.types().get(i)));
            if (place >= 0 && !Casts.widens(was.types().get(place), is.types().get(i))) {
                losses.add("what " + is.types().get(i) + " cannot hold of the values of attribute " + attribute + " of "
                        + is.reference() + ", so far " + was.types().get(place));
            }
        }
        was.attributes().stream()
                .filter(attribute -> !is.attributes().contains(attribute))
                .forEach(attribute -> losses.add("the values of attribute " + attribute + " of " + is.reference()));
        List<Statement> casts = casts(was.reference(), "select " + String.join(", ", values));
        if (!losses.isEmpty()) {
            casts.set(0, Statement.losing(casts.get(0).sql(), String.join(", ", losses)));
        }
        return casts;
    }

    /** The same for a table whose rows are values elsewhere, and which is made anew beside what it was. */
    public List<Statement> casts(TableKind.Table table) {
        return from.find(table.id(), TableKind.Table.class)
                .filter(was -> !was.rowType().isEmpty())
                .map(was -> casts(row(was, from), row(table, to)))
                .orElse(List.of());
    }

    private static CompositeKind.Composite row(TableKind.Table table, Catalog catalog) {
        List<ColumnKind.Column> columns = catalog.all(ColumnKind.Column.class).stream()
                .filter(column -> column.relation().equals(table.id()))
                .sorted(Comparator.comparingInt(column -> catalog.position(column.id())))
                .toList();
        return new CompositeKind.Composite(
                table.id(),
                table.reference(),
                columns.stream().map(ColumnKind.Column::name).toList(),
                columns.stream().map(ColumnKind.Column::dataType).toList());
    }

    /** Casts of a range type and its multirange, whose bounds are of a type that holds a composite. */
    public List<Statement> casts(RangeKind.RangeType type) {
        Optional<String> subtype = type.subtype().filter(this::holdsComposite).filter(held -> isStored(type.id()));
        if (subtype.isEmpty()) {
            return List.of();
        }
        String range = type.reference();
        List<Statement> casts = casts(
                range,
                "select case when isempty($1) then 'empty'::" + range + " else " + range + "(lower($1)::"
                        + subtype.get() + ", upper($1)::" + subtype.get()
                        + ", case when lower_inc($1) then '[' else '(' end"
                        + " || case when upper_inc($1) then ']' else ')' end) end");
        type.multirange()
                .ifPresent(multirange -> casts.addAll(casts(
                        multirange,
                        "select coalesce(pg_catalog.range_agg(part::" + range + "), '{}') from pg_catalog.unnest($1)"
                                + " as part")));
        return casts;
    }

    /** Takes the casts back. */
    public List<Statement> dropCasts(SchemaObject type) {
        if (type instanceof RangeKind.RangeType range) {
            return casts(range).isEmpty()
                    ? List.of()
                    : Stream.concat(range.multirange().stream(), Stream.of(range.reference()))
                            .flatMap(name -> dropCasts(name).stream())
                            .toList();
        }
        return isStored(type.id()) ? dropCasts(to.kinds().typeName(type)) : List.of();
    }

    private static List<Statement> casts(String type, String body) {
        String aside = aside(type);
        List<Statement> statements = new ArrayList<>();
        statements.add(Statement.of("create function " + function(type) + "(" + aside + ") returns " + type
                + " language sql strict as $by_name$\n    " + body + "\n$by_name$"));
        statements.add(Statement.of(
                "create cast (" + aside + " as " + type + ") with function " + function(type) + "(" + aside + ")"));
        return statements;
    }

    private static List<Statement> dropCasts(String type) {
        String aside = aside(type);
        return Statement.list(
                "drop cast (" + aside + " as " + type + ")", "drop function " + function(type) + "(" + aside + ")");
    }

    private static String aside(String type) {
        return type.substring(0, Identifiers.schemaEnd(type)) + TypeReplacement.aside(type);
    }

    private static String function(String type) {
        return type.substring(0, Identifiers.schemaEnd(type))
                + Identifiers.withSuffix(Identifiers.unqualified(type), "__by_name");
    }

    private String attribute(String value, String was, String is) {
        if (!was.equals(is)) {
            return Casts.isAssignable(was, is) ? value : Casts.expression(value, was, is);
        }
        return isMadeAnew(is) ? expression(value, is) : value;
    }

    /** Whether a type of this name takes the place of another. */
    boolean isMadeAnew(String dataType) {
        return type(dataType, to).filter(type -> isMadeAnew(type.id())).isPresent();
    }

    private boolean isMadeAnew(ObjectId type) {
        if (isTable(type)) {
            return !Objects.equals(from.find(type), to.find(type));
        }
        return !Objects.equals(from.find(type), to.find(type))
                || to.requiredBy(type).stream()
                        .filter(needed -> isType(needed, to))
                        .anyMatch(this::isMadeAnew);
    }

    /** Whether a value has attributes, itself or in what it is made of. */
    boolean holdsComposite(String dataType) {
        return type(dataType, to)
                .filter(type -> type instanceof CompositeKind.Composite
                        || isTable(type.id())
                        || type instanceof DomainKind.Domain domain && holdsComposite(domain.baseType())
                        || type instanceof RangeKind.RangeType range
                                && range.subtype().filter(this::holdsComposite).isPresent())
                .isPresent();
    }

    /** Whether a value's text means the same afterwards: values of a composite stand in it by position. */
    boolean keepsAttributes(String dataType) {
        Optional<SchemaObject> type = type(dataType, to);
        if (type.isEmpty()) {
            return true;
        }
        if (type.get() instanceof DomainKind.Domain domain) {
            return keepsAttributes(domain.baseType());
        }
        if (type.get() instanceof RangeKind.RangeType range) {
            return range.subtype().filter(this::keepsAttributes).isPresent();
        }
        Optional<CompositeKind.Composite> is = composite(type.get(), to);
        Optional<CompositeKind.Composite> was = from.find(type.get().id()).flatMap(before -> composite(before, from));
        return is.equals(was)
                && is.stream().flatMap(composite -> composite.types().stream()).allMatch(this::keepsAttributes);
    }

    private static Optional<CompositeKind.Composite> composite(SchemaObject type, Catalog catalog) {
        return type instanceof CompositeKind.Composite composite
                ? Optional.of(composite)
                : type instanceof TableKind.Table table ? Optional.of(row(table, catalog)) : Optional.empty();
    }

    private static Optional<SchemaObject> type(String dataType, Catalog catalog) {
        String name = Casts.base(dataType);
        return catalog.objects().stream()
                .filter(object -> isType(object.id(), catalog)
                        && (catalog.kinds().typeName(object).equals(name)
                                || object instanceof RangeKind.RangeType range
                                        && range.multirange()
                                                .filter(name::equals)
                                                .isPresent()))
                .findFirst();
    }

    private static boolean isType(ObjectId id, Catalog catalog) {
        return catalog.kinds().named(id.kind()).filter(ObjectKind::hasValues).isPresent();
    }

    private static boolean isTable(ObjectId id) {
        return id.kind().equals(TableKind.NAME);
    }

    /** Whether a column has values of the type, at any depth. */
    private boolean isStored(ObjectId type) {
        return isStored(type, from);
    }

    /** Whether a column has values of the type, at any depth; never of what is no type. */
    static boolean isStored(ObjectId type, Catalog catalog) {
        return isType(type, catalog)
                && catalog.requirements().entrySet().stream()
                        .filter(entry -> entry.getValue().contains(type))
                        .map(java.util.Map.Entry::getKey)
                        .filter(id ->
                                !id.path().subList(0, id.path().size() - 1).equals(type.path()))
                        .anyMatch(id -> id.kind().equals(ColumnKind.NAME) || isStored(id, catalog));
    }
}
