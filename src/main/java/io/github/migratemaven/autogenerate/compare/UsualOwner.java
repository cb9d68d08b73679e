package io.github.migratemaven.autogenerate.compare;

import io.github.migratemaven.catalog.Catalog;
import io.github.migratemaven.catalog.ObjectId;
import io.github.migratemaven.catalog.SchemaObject;
import io.github.migratemaven.kind.access.OwnerKind;
import io.github.migratemaven.kind.access.PrivilegesKind;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The role that a live database's objects belong to, by the rule that makes every installation's own roles comparable:
 * what belongs to the role that most objects belong to goes without saying; another owner must be in the revisions.
 *
 * @param role its name
 * @param quoted its name as SQL has it
 */
public record UsualOwner(String role, String quoted) {

    /**
     * Asks a database. Where two roles own as much, the database's owner is meant; where nobody owns anything, the role
     * that asks.
     */
    static UsualOwner of(Connection live) throws SQLException {
        try (Statement statement = live.createStatement();
                ResultSet row = statement.executeQuery("""
                        with owned as (
                          select 'pg_catalog.pg_class'::pg_catalog.regclass as catalog, oid, relowner as owner
                          from pg_catalog.pg_class
                          where relkind in ('r', 'p', 'v', 'm', 'f', 'S')
                            and relnamespace::pg_catalog.regnamespace::text !~ '^pg_(temp|toast)'
                            and relname not in ('migrate_revision', 'migrate_event', 'migrate_event_number_seq')
                          union all
                          select 'pg_catalog.pg_proc'::pg_catalog.regclass, oid, proowner from pg_catalog.pg_proc
                          union all
                          select 'pg_catalog.pg_type'::pg_catalog.regclass, oid, typowner from pg_catalog.pg_type
                          where typtype in ('e', 'd')
                        ), usual as (
                          select o.owner from owned o
                          where o.oid >= 16384 and not exists (
                            select from pg_catalog.pg_depend d
                            where d.classid = o.catalog and d.objid = o.oid and d.deptype = 'e')
                          group by o.owner
                          order by count(*) desc, o.owner = (
                            select datdba from pg_catalog.pg_database
                            where datname = pg_catalog.current_database()) desc
                          limit 1
                        )
                        select u.role, pg_catalog.quote_ident(u.role)
                        from (select coalesce(
                                (select pg_catalog.pg_get_userbyid(owner) from usual), current_user)::text) u(role)
                        """)) {
            row.next();
            return new UsualOwner(row.getString(1), row.getString(2));
        }
    }

    /** A catalog as it looks where this role owns what nobody says anything about, and has the privileges to. */
    Catalog applyTo(Catalog catalog) {
        Map<ObjectId, SchemaObject> objects = new LinkedHashMap<>();
        catalog.objects().forEach(object -> asOwned(object).ifPresent(owned -> objects.put(owned.id(), owned)));
        return catalog.with(objects);
    }

    private Optional<SchemaObject> asOwned(SchemaObject object) {
        if (object instanceof OwnerKind.Owner owner && owner.role().equals(quoted)) {
            return Optional.empty();
        }
        if (object instanceof PrivilegesKind.Privileges privileges) {
            PrivilegesKind.Privileges others = privileges.withoutGrantsTo(quoted);
            return others.isEmpty() ? Optional.empty() : Optional.of(others);
        }
        return Optional.of(object);
    }
}
