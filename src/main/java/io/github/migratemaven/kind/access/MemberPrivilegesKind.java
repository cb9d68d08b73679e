package io.github.migratemaven.kind.access;

import io.github.migratemaven.catalog.AlterContext;
import io.github.migratemaven.catalog.Alteration;
import io.github.migratemaven.catalog.Catalog;
import io.github.migratemaven.catalog.CreateContext;
import io.github.migratemaven.catalog.ObjectId;
import io.github.migratemaven.catalog.ObjectKind;
import io.github.migratemaven.catalog.SchemaObject;
import io.github.migratemaven.catalog.Statement;
import io.github.migratemaven.catalog.Uncompared;
import io.github.migratemaven.catalog.trait.Acl;
import io.github.migratemaven.catalog.trait.DropDependency;
import io.github.migratemaven.kind.sql.CatalogQuery;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Privileges on the members of extensions, where they are not those that the extension itself gave
 * ({@code pg_init_privs}). All else about a member is the extension's own.
 */
public final class MemberPrivilegesKind implements ObjectKind<MemberPrivilegesKind.MemberPrivileges> {

    /**
     * The privileges on a member.
     *
     * @param member as GRANT names it; another schema of the extension makes no difference
     * @param column quoted column they are on; empty for the whole member
     * @param granted beyond those that the extension gave, as {@link Grants} writes them
     * @param revoked of those
     */
    public record MemberPrivileges(
            ObjectId id,
            ObjectId extension,
            Uncompared<String> member,
            String column,
            List<String> granted,
            List<String> revoked)
            implements SchemaObject {

        String object() {
            return " on " + member.value();
        }

        String columns() {
            return column.isEmpty() ? "" : " (" + column + ")";
        }
    }

    private final List<Acl> acls;

    /** @param kinds of whose objects members may be */
    public MemberPrivilegesKind(List<ObjectKind<?>> kinds) {
        this.acls =
                kinds.stream().flatMap(kind -> kind.acl().stream()).distinct().toList();
    }

    @Override
    public String name() {
        return "privileges on a member";
    }

    @Override
    public Class<MemberPrivileges> type() {
        return MemberPrivileges.class;
    }

    @Override
    public String query(int version) {
        return CatalogQuery.of(
                """
                with members as materialized (
                  select d.objid from pg_catalog.pg_depend d where d.deptype = 'e'
                )
                select '-' as address, o.*, :granted as granted, :revoked as revoked
                from (
                  select 'pg_extension:' || e.oid || ':0' as extension, m.member, m.column, m.owner,
                    pg_catalog.array_remove(array[e.extname, m.member_name, m.column]::text[], null) as path,
                    coalesce(m.acl, m.base) as acl, coalesce(i.initprivs, m.base) as base
                  from (
                    select o.*, d.refobjid as extension,
                      pg_catalog.replace(o.member, pg_catalog.quote_ident(n.nspname) || '.', '') as member_name
                    from (
                      :objects
                      union all
                      select 'pg_catalog.pg_class'::pg_catalog.regclass::pg_catalog.oid, c.oid, a.attnum,
                        pg_catalog.quote_ident(a.attname), 'table ' || c.oid::pg_catalog.regclass::text,
                        a.attacl, pg_catalog.acldefault('c', c.relowner), c.relowner
                      from pg_catalog.pg_attribute a
                      join pg_catalog.pg_class c on c.oid = a.attrelid
                      where a.attacl is not null and not a.attisdropped and a.attrelid in (select e.objid from members e)
                    ) o
                    join pg_catalog.pg_depend d on d.classid = o.class and d.objid = o.object and d.objsubid = 0
                      and d.deptype = 'e' and d.refclassid = 'pg_catalog.pg_extension'::pg_catalog.regclass
                    join pg_catalog.pg_extension x on x.oid = d.refobjid
                    join pg_catalog.pg_namespace n on n.oid = x.extnamespace
                  ) m
                  join pg_catalog.pg_extension e on e.oid = m.extension
                  left join pg_catalog.pg_init_privs i on i.classoid = m.class and i.objoid = m.object
                    and i.objsubid = m.part
                  where m.acl is not null or i.initprivs is not null
                ) o
                where :granted is not null or :revoked is not null
                order by path
                """,
                Map.of(
                        "objects", objects(),
                        "granted", Grants.beyond(ofOthers("o.acl"), ofOthers("o.base")),
                        "revoked", Grants.beyond(ofOthers("o.base"), ofOthers("o.acl"))));
    }

    /** Only what is a member of something: to name all functions of the server would cost more than all other queries. */
    private String objects() {
        return acls.stream()
                .map(acl -> """
                    select 'pg_catalog.%1$s'::pg_catalog.regclass::pg_catalog.oid as class, oid as object, 0 as part,
                            null as column, %2$s || ' ' || %3$s as member,
                            %4$s as acl, pg_catalog.acldefault(%5$s, %6$s) as base, %6$s as owner
                          from pg_catalog.%1$s
                          where oid in (select e.objid from members e)\
                    """.formatted(
                        acl.catalog(), acl.word(), acl.reference(), acl.privileges(), acl.letter(), acl.owner()))
                .collect(Collectors.joining("\n      union all\n      "));
    }

    /** Privileges without those of the owner, who may have been another when the extension was made. */
    private static String ofOthers(String acl) {
        return """
            (select pg_catalog.array_agg(u.item) from pg_catalog.unnest(%s) u(item)
             where (select x.grantee from pg_catalog.aclexplode(array[u.item]) x limit 1) <> o.owner)\
            """.formatted(acl);
    }

    @Override
    public String address(MemberPrivileges privileges) {
        return "privileges on " + privileges.member().value();
    }

    @Override
    public List<DropDependency> dropDependencies(MemberPrivileges privileges) {
        return List.of(new DropDependency(privileges.id(), privileges.extension()));
    }

    @Override
    public List<Statement> create(MemberPrivileges privileges, CreateContext context) {
        return Grants.between(
                List.of(),
                List.of(),
                privileges.granted(),
                privileges.revoked(),
                privileges.columns(),
                privileges.object());
    }

    @Override
    public List<Statement> drop(MemberPrivileges privileges, Catalog from) {
        return Grants.between(
                privileges.granted(),
                privileges.revoked(),
                List.of(),
                List.of(),
                privileges.columns(),
                privileges.object());
    }

    @Override
    public Alteration alter(MemberPrivileges from, MemberPrivileges to, AlterContext context) {
        return Alteration.inPlace(
                Grants.between(from.granted(), from.revoked(), to.granted(), to.revoked(), to.columns(), to.object()));
    }
}
