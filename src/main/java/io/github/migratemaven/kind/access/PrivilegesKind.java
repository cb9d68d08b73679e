package io.github.migratemaven.kind.access;

import io.github.migratemaven.catalog.AlterContext;
import io.github.migratemaven.catalog.Alteration;
import io.github.migratemaven.catalog.Catalog;
import io.github.migratemaven.catalog.CreateContext;
import io.github.migratemaven.catalog.ObjectId;
import io.github.migratemaven.catalog.ObjectKind;
import io.github.migratemaven.catalog.SchemaObject;
import io.github.migratemaven.catalog.Statement;
import io.github.migratemaven.catalog.trait.Acl;
import io.github.migratemaven.catalog.trait.DropDependency;
import io.github.migratemaven.kind.relation.ColumnKind;
import io.github.migratemaven.kind.relation.TableKind;
import io.github.migratemaven.kind.sql.CatalogQuery;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Privileges on objects and columns, where they are not those PostgreSQL gives by itself. */
public final class PrivilegesKind implements ObjectKind<PrivilegesKind.Privileges> {
    static final String NAME = "privileges";

    /**
     * The privileges on an object.
     *
     * @param part quoted column of {@code target} that they are on, where that is no object of its own; else empty
     * @param column quoted column they are on; empty for the whole object
     * @param relation the column's relation
     * @param granted beyond the default ones, as {@link Grants} writes them
     * @param revoked of the default ones
     */
    public record Privileges(
            ObjectId id,
            ObjectId target,
            String part,
            String column,
            String relation,
            List<String> granted,
            List<String> revoked)
            implements SchemaObject {

        /** The same without what is granted to one role, by its quoted name. */
        public Privileges withoutGrantsTo(String role) {
            return new Privileges(
                    id,
                    target,
                    part,
                    column,
                    relation,
                    granted.stream()
                            .filter(item -> !item.startsWith(role + "|"))
                            .toList(),
                    revoked);
        }

        /** Whether nothing differs from what PostgreSQL gives by itself. */
        public boolean isEmpty() {
            return granted.isEmpty() && revoked.isEmpty();
        }

        String columns() {
            return column.isEmpty() ? "" : " (" + column + ")";
        }
    }

    private final List<Acl> acls;

    /** @param kinds on whose objects the privileges are read */
    public PrivilegesKind(List<ObjectKind<?>> kinds) {
        this.acls =
                kinds.stream().flatMap(kind -> kind.acl().stream()).distinct().toList();
    }

    /** The identity of the privileges on an object, whether or not there are any to speak of. */
    private static ObjectId idOf(ObjectId target) {
        List<String> path = new ArrayList<>(target.path());
        path.add(target.kind());
        return new ObjectId(NAME, path);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Class<Privileges> type() {
        return Privileges.class;
    }

    @Override
    public String query(int version) {
        return CatalogQuery.of(
                """
                select '-' as address, o.target, o.attribute as part, o.attribute as column, o.relation,
                  :granted as granted, :revoked as revoked
                from (
                  :objects
                  union all
                  select 'pg_class:' || c.oid || ':' || a.attnum,
                    pg_catalog.quote_ident(a.attname), c.oid::pg_catalog.regclass::text,
                    a.attacl, pg_catalog.acldefault('c', c.relowner)
                  from pg_catalog.pg_attribute a
                  join pg_catalog.pg_class c on c.oid = a.attrelid
                  where a.attacl is not null and not a.attisdropped and a.attrelid >= 16384
                ) o
                where :granted is not null or :revoked is not null
                order by 2
                """,
                Map.of(
                        "objects", objects(),
                        "granted", Grants.beyond("o.acl", "o.base"),
                        "revoked", Grants.beyond("o.base", "o.acl")));
    }

    private String objects() {
        return acls.stream()
                .map(acl -> """
                    select '%1$s:' || oid || ':0' as target, null as attribute, null as relation,
                        %2$s as acl, pg_catalog.acldefault(%3$s, %4$s) as base
                      from pg_catalog.%1$s where %2$s is not null and (oid >= 16384 or oid = 2200)\
                    """.formatted(acl.catalog(), acl.privileges(), acl.letter(), acl.owner()))
                .collect(Collectors.joining("\n  union all\n  "));
    }

    @Override
    public String address(Privileges privileges) {
        return "privileges on " + privileges.target();
    }

    @Override
    public List<ObjectId> requires(Privileges privileges) {
        List<ObjectId> required = new ArrayList<>(List.of(OwnerKind.idOf(privileges.target())));
        if (privileges.target().kind().equals(ColumnKind.NAME)) {
            // revoking from the table revokes from its columns too
            required.add(idOf(TableKind.idOf(privileges.target())));
        }
        return required;
    }

    @Override
    public List<DropDependency> dropDependencies(Privileges privileges) {
        return List.of(new DropDependency(privileges.id(), privileges.target()));
    }

    private static String object(Privileges privileges, Catalog catalog) {
        if (!privileges.column().isEmpty()) {
            return " on table " + privileges.relation();
        }
        return " on " + catalog.grantedAs(privileges.target());
    }

    @Override
    public List<Statement> create(Privileges privileges, CreateContext context) {
        return Grants.between(
                List.of(),
                List.of(),
                privileges.granted(),
                privileges.revoked(),
                privileges.columns(),
                object(privileges, context.to()));
    }

    @Override
    public List<Statement> drop(Privileges privileges, Catalog from) {
        return Grants.between(
                privileges.granted(),
                privileges.revoked(),
                List.of(),
                List.of(),
                privileges.columns(),
                object(privileges, from));
    }

    @Override
    public Alteration alter(Privileges from, Privileges to, AlterContext context) {
        return Alteration.inPlace(Grants.between(
                from.granted(), from.revoked(), to.granted(), to.revoked(), to.columns(), object(to, context.to())));
    }
}
