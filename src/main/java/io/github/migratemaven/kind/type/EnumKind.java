package io.github.migratemaven.kind.type;

import io.github.migratemaven.catalog.AlterContext;
import io.github.migratemaven.catalog.Alteration;
import io.github.migratemaven.catalog.Catalog;
import io.github.migratemaven.catalog.CreateContext;
import io.github.migratemaven.catalog.ObjectId;
import io.github.migratemaven.catalog.ObjectKind;
import io.github.migratemaven.catalog.SchemaObject;
import io.github.migratemaven.catalog.Statement;
import io.github.migratemaven.catalog.trait.Acl;
import io.github.migratemaven.catalog.trait.ModelNeed;
import io.github.migratemaven.catalog.trait.Ownership;
import io.github.migratemaven.catalog.trait.Renameable;
import io.github.migratemaven.catalog.trait.SystemCatalog;
import io.github.migratemaven.postgres.sql.Quoting;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Enumerated types. */
public final class EnumKind implements ObjectKind<EnumKind.EnumType> {
    public static final String NAME = "enum";

    /** An enum with its values in their order. */
    public record EnumType(ObjectId id, String reference, List<String> values) implements SchemaObject {}

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Class<EnumType> type() {
        return EnumType.class;
    }

    @Override
    public String query(int version) {
        return """
                select 'pg_type:' || t.oid || ':0' as address, array[n.nspname, t.typname]::text[] as path,
                  pg_catalog.format_type(t.oid, null) as reference,
                  (select pg_catalog.array_agg(e.enumlabel::text order by e.enumsortorder)
                   from pg_catalog.pg_enum e where e.enumtypid = t.oid) as values
                from pg_catalog.pg_type t
                join pg_catalog.pg_namespace n on n.oid = t.typnamespace
                where t.typtype = 'e' and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
                order by 2
                """;
    }

    @Override
    public List<SystemCatalog> catalogs() {
        return List.of(SystemCatalog.TYPES.only("e"));
    }

    @Override
    public Optional<Ownership> ownership() {
        return Optional.of(new Ownership("pg_type", "typowner", "typtype = 'e'"));
    }

    @Override
    public Optional<Acl> acl() {
        return Optional.of(Acl.OF_TYPES);
    }

    @Override
    public String address(EnumType type) {
        return "type " + type.reference();
    }

    @Override
    public Set<String> occupies(EnumType type) {
        return Set.of("type " + type.id().dotted());
    }

    @Override
    public List<Statement> create(EnumType type, CreateContext context) {
        return Statement.list("create type " + type.reference() + " as enum ("
                + type.values().stream().map(Quoting::literal).collect(Collectors.joining(", ")) + ")");
    }

    @Override
    public List<Statement> drop(EnumType type, Catalog from) {
        return Statement.list("drop type " + type.reference());
    }

    /** Values that come in between are added in place; a removed, renamed or moved one needs a new type. */
    @Override
    public Alteration alter(EnumType from, EnumType to, AlterContext context) {
        List<String> kept = to.values().stream().filter(from.values()::contains).toList();
        if (!kept.equals(from.values())) {
            return TypeReplacement.of("type", to.reference());
        }
        List<Statement> statements = new ArrayList<>();
        Set<String> present = new LinkedHashSet<>(from.values());
        for (int i = 0; i < to.values().size(); i++) {
            String value = to.values().get(i);
            if (present.add(value)) {
                Optional<String> next = to.values().stream()
                        .skip(i + 1)
                        .filter(present::contains)
                        .findFirst();
                statements.add(Statement.of("alter type " + to.reference() + " add value " + Quoting.literal(value)
                        + next.map(later -> " before " + Quoting.literal(later)).orElse("")));
            }
        }
        return Alteration.inPlace(statements);
    }

    @Override
    public Optional<Alteration.Convert> makeWay(EnumType type) {
        return Optional.of(TypeReplacement.of("type", type.reference()));
    }

    @Override
    public Alteration rebuild(EnumType type, SchemaObject rebuilt, AlterContext context) {
        return TypeReplacement.of("type", type.reference());
    }

    @Override
    public boolean hasValues() {
        return true;
    }

    @Override
    public ModelNeed neededByModel() {
        return ModelNeed.UNLESS_MADE;
    }

    /** Its values; one that stands in the place of another may be that. */
    @Override
    public List<Renameable> renameable(EnumType type) {
        List<String> values = type.values();
        return IntStream.range(0, values.size())
                .mapToObj(place -> new Renameable(
                        type.id().dotted() + "." + values.get(place),
                        values.get(place),
                        Optional.of(type.id()),
                        place + " of " + values.size(),
                        (from, to) -> Statement.of("alter type " + type.reference() + " rename value "
                                + Quoting.literal(from) + " to " + Quoting.literal(to))))
                .toList();
    }
}
