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
import io.github.migratemaven.catalog.trait.SystemCatalog;
import io.github.migratemaven.kind.sql.CatalogQuery;
import io.github.migratemaven.kind.sql.Sql;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Privileges that objects get when they are created. */
public final class DefaultPrivilegesKind implements ObjectKind<DefaultPrivilegesKind.DefaultPrivileges> {
    static final String NAME = "default privileges";

    /**
     * The default privileges of a role's objects of one type.
     *
     * @param scope the FOR ROLE and IN SCHEMA clauses; the first only for another role than the usual owner
     * @param objects the objects' keyword, plural
     */
    public record DefaultPrivileges(
            ObjectId id,
            Optional<ObjectId> schema,
            String scope,
            String objects,
            List<String> granted,
            List<String> revoked)
            implements SchemaObject {

        String prefix() {
            return "alter default privileges" + scope + " ";
        }
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Class<DefaultPrivileges> type() {
        return DefaultPrivileges.class;
    }

    @Override
    public String query(int version) {
        String base = """
            case when d.defaclnamespace = 0 then pg_catalog.acldefault(
              case d.defaclobjtype when 'S' then 's'::"char" else d.defaclobjtype end, d.defaclrole) end\
            """;
        return CatalogQuery.of(
                """
                select 'pg_default_acl:' || d.oid || ':0' as address,
                  array[coalesce(n.nspname, ''),
                    case when :other_role then pg_catalog.pg_get_userbyid(d.defaclrole) else '' end,
                    d.defaclobjtype::text]::text[] as path,
                  case when n.oid is not null then 'pg_namespace:' || n.oid || ':0' end as schema,
                  case when :other_role
                    then ' for role ' || pg_catalog.quote_ident(pg_catalog.pg_get_userbyid(d.defaclrole)) else '' end
                    || coalesce(' in schema ' || pg_catalog.quote_ident(n.nspname), '') as scope,
                  case d.defaclobjtype when 'r' then 'tables' when 'S' then 'sequences' when 'f' then 'functions'
                    when 'T' then 'types' when 'n' then 'schemas' else 'large objects' end as objects,
                  :granted as granted,
                  :revoked as revoked
                from pg_catalog.pg_default_acl d
                left join pg_catalog.pg_namespace n on n.oid = d.defaclnamespace
                order by 2
                """,
                Map.of(
                        "other_role", "pg_catalog.pg_get_userbyid(d.defaclrole) <> " + Sql.USUAL_OWNER,
                        "granted", Grants.beyond("d.defaclacl", base),
                        "revoked", Grants.beyond(base, "d.defaclacl")));
    }

    @Override
    public List<SystemCatalog> catalogs() {
        return List.of(SystemCatalog.whole("pg_default_acl"));
    }

    @Override
    public String address(DefaultPrivileges privileges) {
        return "default privileges" + privileges.scope() + " on " + privileges.objects();
    }

    @Override
    public List<DropDependency> dropDependencies(DefaultPrivileges privileges) {
        return privileges.schema().map(schema -> new DropDependency(privileges.id(), schema)).stream()
                .toList();
    }

    @Override
    public List<Statement> create(DefaultPrivileges privileges, CreateContext context) {
        String object = " on " + privileges.objects();
        List<Statement> statements = new ArrayList<>(Grants.revoke(privileges.prefix(), privileges.revoked(), object));
        statements.addAll(Grants.grant(privileges.prefix(), privileges.granted(), object));
        return statements;
    }

    @Override
    public List<Statement> drop(DefaultPrivileges privileges, Catalog from) {
        String object = " on " + privileges.objects();
        List<Statement> statements = new ArrayList<>(Grants.revoke(privileges.prefix(), privileges.granted(), object));
        statements.addAll(Grants.grant(privileges.prefix(), privileges.revoked(), object));
        return statements;
    }

    /** What the change makes shall get neither the old nor the new ones by itself: its own are compared. */
    @Override
    public boolean watchesChanges() {
        return true;
    }

    @Override
    public Alteration alter(DefaultPrivileges from, DefaultPrivileges to, AlterContext context) {
        return Alteration.replace();
    }
}
