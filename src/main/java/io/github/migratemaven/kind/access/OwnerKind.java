package io.github.migratemaven.kind.access;

import io.github.migratemaven.catalog.AlterContext;
import io.github.migratemaven.catalog.Alteration;
import io.github.migratemaven.catalog.Catalog;
import io.github.migratemaven.catalog.CreateContext;
import io.github.migratemaven.catalog.ObjectId;
import io.github.migratemaven.catalog.ObjectKind;
import io.github.migratemaven.catalog.SchemaObject;
import io.github.migratemaven.catalog.Statement;
import io.github.migratemaven.catalog.trait.DropDependency;
import io.github.migratemaven.catalog.trait.Telling;
import io.github.migratemaven.kind.sql.CatalogQuery;
import io.github.migratemaven.kind.sql.Sql;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Owners, where an object does not belong to the role that objects usually belong to ({@link Sql#USUAL_OWNER}). */
public final class OwnerKind implements ObjectKind<OwnerKind.Owner> {
    static final String NAME = "owner";

    /** A system catalog and its column with the owner's oid. */
    private record Owners(String catalog, String owner) {}

    private final Map<Owners, String> conditions = new LinkedHashMap<>();

    /** @param kinds of whose objects the owners are read */
    public OwnerKind(List<ObjectKind<?>> kinds) {
        kinds.stream()
                .flatMap(kind -> kind.ownership().stream())
                .forEach(owned -> conditions.merge(
                        new Owners(owned.catalog(), owned.owner()),
                        owned.rows(),
                        (some, others) -> some + " or " + others));
    }

    /**
     * The owner of {@code target}.
     *
     * @param role quoted
     * @param otherwise who would own it without further ado
     */
    public record Owner(ObjectId id, ObjectId target, String role, String otherwise) implements SchemaObject {}

    /** The identity of an object's owner, whether or not it is one of its own. */
    public static ObjectId idOf(ObjectId target) {
        List<String> path = new ArrayList<>(target.path());
        path.add(target.kind());
        return new ObjectId(NAME, path);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Class<Owner> type() {
        return Owner.class;
    }

    @Override
    public String query(int version) {
        return CatalogQuery.of(
                """
                select '-' as address, o.target,
                  pg_catalog.quote_ident(pg_catalog.pg_get_userbyid(o.owner)) as role, o.otherwise
                from (
                  :owners
                  union all
                  -- the schema public comes with every database and, since 15, belongs to whoever owns that
                  select 'pg_namespace:' || oid || ':0', nspowner, :owner_of_public
                  from pg_catalog.pg_namespace where oid = 2200
                ) o
                where pg_catalog.pg_get_userbyid(o.owner) not in (
                  case o.otherwise when 'current_user' then :usual_owner else o.otherwise end,
                  coalesce(pg_catalog.current_setting('migrate.usual_owner', true), ''))
                order by 2
                """,
                Map.of(
                        "owners", owners(),
                        "owner_of_public",
                                Sql.since(version, 15, "'pg_database_owner'", "pg_catalog.pg_get_userbyid(10)"),
                        "usual_owner", Sql.USUAL_OWNER));
    }

    private String owners() {
        return conditions.entrySet().stream()
                .map(owned ->
                        """
                        select '%1$s:' || oid || ':0' as target, %2$s as owner, 'current_user' as otherwise
                          from pg_catalog.%1$s where oid >= 16384 and (%3$s)\
                        """.formatted(owned.getKey().catalog(), owned.getKey().owner(), owned.getValue()))
                .collect(Collectors.joining("\n  union all\n  "));
    }

    @Override
    public String address(Owner owner) {
        return "owner of " + owner.target();
    }

    /** Whose it is says more than that it is somebody else's. */
    @Override
    public Telling telling(Owner owner) {
        return new Telling(false, " (role " + owner.role() + ")", Optional.empty());
    }

    @Override
    public List<DropDependency> dropDependencies(Owner owner) {
        return List.of(new DropDependency(owner.id(), owner.target()));
    }

    @Override
    public List<Statement> create(Owner owner, CreateContext context) {
        return Statement.list("alter " + context.to().address(owner.target()) + " owner to " + owner.role());
    }

    @Override
    public List<Statement> drop(Owner owner, Catalog from) {
        return Statement.list("alter " + from.address(owner.target()) + " owner to " + owner.otherwise());
    }

    @Override
    public Alteration alter(Owner from, Owner to, AlterContext context) {
        return Alteration.inPlace(create(to, CreateContext.of(context)));
    }
}
