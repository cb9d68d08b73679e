package io.github.migratemaven.kind.type;

import io.github.migratemaven.catalog.AlterContext;
import io.github.migratemaven.catalog.Alteration;
import io.github.migratemaven.catalog.Catalog;
import io.github.migratemaven.catalog.CreateContext;
import io.github.migratemaven.catalog.ObjectId;
import io.github.migratemaven.catalog.ObjectKind;
import io.github.migratemaven.catalog.SchemaObject;
import io.github.migratemaven.catalog.Statement;
import io.github.migratemaven.catalog.trait.SystemCatalog;
import io.github.migratemaven.kind.sql.CatalogQuery;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Shell types: names of types that are not defined yet. Besides those that a schema leaves so, one comes before each
 * base type, and each range type with a canonical function, for the functions that the type is made of.
 */
public final class ShellTypeKind implements ObjectKind<ShellTypeKind.ShellType> {
    private static final String NAME = "shell type";

    private static final List<String> RANGE = List.of("range");

    /**
     * A shell type.
     *
     * @param basis what the type that it becomes cannot change about itself: another basis is another type
     */
    public record ShellType(ObjectId id, Optional<ObjectId> schema, String reference, List<String> basis)
            implements SchemaObject {}

    /** The identity of a type's shell, whether or not it has one. */
    static ObjectId idOf(ObjectId type) {
        return new ObjectId(NAME, type.path());
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Class<ShellType> type() {
        return ShellType.class;
    }

    @Override
    public String query(int version) {
        return CatalogQuery.of("""
            select 'pg_type:' || t.oid || ':0' as address, array[n.nspname, t.typname]::text[] as path,
              'pg_namespace:' || n.oid || ':0' as schema,
              pg_catalog.format_type(t.oid, null) as reference,
              case when t.typtype = 'b' then :basis when t.typtype = 'r' then array['range'] end as basis
            from pg_catalog.pg_type t
            join pg_catalog.pg_namespace n on n.oid = t.typnamespace
            left join pg_catalog.pg_range r on r.rngtypid = t.oid
            where (t.typtype = 'p' and not t.typisdefined or :is_base or t.typtype = 'r' and r.rngcanonical <> 0)
              and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
            order by 2
            """, Map.of("basis", BaseTypeKind.BASIS, "is_base", BaseTypeKind.IS_BASE));
    }

    @Override
    public List<SystemCatalog> catalogs() {
        return List.of(SystemCatalog.TYPES);
    }

    @Override
    public String address(ShellType type) {
        return "type " + type.reference();
    }

    @Override
    public Set<String> occupies(ShellType type) {
        return Set.of("type " + type.id().dotted());
    }

    @Override
    public List<Statement> create(ShellType type, CreateContext context) {
        return Statement.list("create type " + type.reference());
    }

    @Override
    public List<Statement> drop(ShellType type, Catalog from) {
        return Statement.list("drop type " + type.reference());
    }

    /** Another type that takes such functions needs another shell for them. */
    @Override
    public List<ObjectId> madeAnewWith(ShellType type) {
        return type.basis().equals(RANGE) ? List.of(RangeKind.idOf(type.id())) : List.of();
    }

    @Override
    public Alteration alter(ShellType from, ShellType to, AlterContext context) {
        return from.basis().isEmpty() ? Alteration.inPlace(List.of()) : Alteration.replace();
    }
}
