package io.github.migratemaven.kind.relation;

import io.github.migratemaven.catalog.AlterContext;
import io.github.migratemaven.catalog.Alteration;
import io.github.migratemaven.catalog.Catalog;
import io.github.migratemaven.catalog.CreateContext;
import io.github.migratemaven.catalog.ObjectId;
import io.github.migratemaven.catalog.ObjectKind;
import io.github.migratemaven.catalog.SchemaObject;
import io.github.migratemaven.catalog.Statement;
import io.github.migratemaven.catalog.trait.Acl;
import io.github.migratemaven.catalog.trait.Ownership;
import io.github.migratemaven.catalog.trait.SystemCatalog;
import io.github.migratemaven.kind.sql.CatalogQuery;
import io.github.migratemaven.kind.sql.Sql;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Materialized views. */
public final class MaterializedViewKind implements ObjectKind<MaterializedViewKind.MaterializedView> {

    /**
     * A materialized view.
     *
     * @param columnSettings each a column's quoted name and what is set of it
     */
    public record MaterializedView(
            ObjectId id,
            String reference,
            List<String> columns,
            String definition,
            List<String> options,
            boolean populated,
            String tablespace,
            String accessMethod,
            List<String> columnSettings)
            implements SchemaObject {}

    @Override
    public String name() {
        return "materialized view";
    }

    @Override
    public Class<MaterializedView> type() {
        return MaterializedView.class;
    }

    @Override
    public boolean runsRoutines() {
        return true;
    }

    @Override
    public String query(int version) {
        return CatalogQuery.of(
                """
                select 'pg_class:' || c.oid || ':0' as address, array[n.nspname, c.relname]::text[] as path,
                  -- a routine may read an older view without any record of it
                  pg_catalog.row_number() over (order by c.oid) as position,
                  c.oid::pg_catalog.regclass::text as reference,
                  (select pg_catalog.array_agg(
                     pg_catalog.quote_ident(a.attname) || ' ' || pg_catalog.format_type(a.atttypid, a.atttypmod)
                       || ' ' || a.attcollation::pg_catalog.regcollation order by a.attnum)
                   from pg_catalog.pg_attribute a
                   where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped) as columns,
                  pg_catalog.rtrim(pg_catalog.pg_get_viewdef(c.oid), ';') as definition,
                  :options as options,
                  c.relispopulated as populated,
                  (select pg_catalog.quote_ident(s.spcname) from pg_catalog.pg_tablespace s
                   where s.oid = c.reltablespace) as tablespace,
                  (select pg_catalog.quote_ident(am.amname) from pg_catalog.pg_am am
                   where am.oid = c.relam and am.amname <> 'heap') as access_method,
                  (select pg_catalog.array_agg(
                     pg_catalog.quote_ident(a.attname) || ' set ' || s.setting order by a.attnum, s.setting)
                   from pg_catalog.pg_attribute a
                   join pg_catalog.pg_type t on t.oid = a.atttypid,
                   lateral (values
                     (case when a.attstattarget >= 0 then 'statistics ' || a.attstattarget end),
                     (case when a.attstorage <> t.typstorage then 'storage ' || case a.attstorage
                        when 'p' then 'plain' when 'e' then 'external' when 'x' then 'extended' else 'main' end end),
                     (:compression),
                     ('(' || pg_catalog.array_to_string(a.attoptions, ', ') || ')')) s(setting)
                   where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
                     and s.setting is not null) as column_settings
                from pg_catalog.pg_class c
                join pg_catalog.pg_namespace n on n.oid = c.relnamespace
                where c.relkind = 'm' and c.relpersistence <> 't'
                  and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
                order by c.oid
                """,
                Map.of(
                        "options", Sql.options("c.reloptions"),
                        "compression",
                                Sql.since(
                                        version,
                                        14,
                                        "case a.attcompression when 'p' then 'compression pglz' when 'l' then 'compression lz4' end",
                                        "null")));
    }

    @Override
    public List<SystemCatalog> catalogs() {
        return List.of(SystemCatalog.RELATIONS.only("m"));
    }

    @Override
    public Optional<Ownership> ownership() {
        return Optional.of(new Ownership("pg_class", "relowner", "relkind = 'm'"));
    }

    @Override
    public Optional<Acl> acl() {
        return Optional.of(Acl.OF_RELATIONS);
    }

    @Override
    public String address(MaterializedView view) {
        return "materialized view " + view.reference();
    }

    @Override
    public String grantedAs(MaterializedView view) {
        return "table " + view.reference();
    }

    @Override
    public Set<String> occupies(MaterializedView view) {
        return Set.of("relation " + view.id().dotted(), "type " + view.id().dotted());
    }

    @Override
    public List<Statement> create(MaterializedView view, CreateContext context) {
        List<Statement> statements = new ArrayList<>();
        statements.add(Statement.of("create materialized view " + view.reference()
                + (view.accessMethod().isEmpty() ? "" : " using " + view.accessMethod()) + Sql.with(view.options())
                + (view.tablespace().isEmpty() ? "" : " tablespace " + view.tablespace()) + " as\n"
                + view.definition() + (view.populated() ? "" : "\nwith no data")));
        view.columnSettings().forEach(setting -> statements.add(set(view, setting)));
        return statements;
    }

    private static Statement set(MaterializedView view, String setting) {
        return Statement.of("alter materialized view " + view.reference() + " alter column " + setting);
    }

    @Override
    public List<Statement> drop(MaterializedView view, Catalog from) {
        return Statement.list("drop materialized view " + view.reference());
    }

    @Override
    public Alteration alter(MaterializedView from, MaterializedView to, AlterContext context) {
        if (!from.definition().equals(to.definition())
                || !from.columns().equals(to.columns())
                || !from.accessMethod().equals(to.accessMethod())
                || !to.columnSettings().containsAll(from.columnSettings())) {
            return Alteration.replace();
        }
        String view = "materialized view " + to.reference();
        List<Statement> statements = new ArrayList<>(RelationOptions.changes(view, from.options(), to.options()));
        if (!from.tablespace().equals(to.tablespace())) {
            statements.add(Statement.of("alter " + view + " set tablespace "
                    + (to.tablespace().isEmpty() ? "pg_default" : to.tablespace())));
        }
        to.columnSettings().stream()
                .filter(setting -> !from.columnSettings().contains(setting))
                .forEach(setting -> statements.add(set(to, setting)));
        if (from.populated() != to.populated()) {
            statements.add(Statement.of(
                    "refresh materialized view " + to.reference() + (to.populated() ? "" : " with no data")));
        }
        return Alteration.inPlace(statements);
    }

    @Override
    public Set<String> printed(MaterializedView view) {
        return Set.of("definition");
    }

    @Override
    public boolean inTheWayOfRetyping(MaterializedView view, boolean comparable) {
        return true;
    }

    @Override
    public boolean writtenByHand() {
        return true;
    }
}
