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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Views. */
public final class ViewKind implements ObjectKind<ViewKind.View> {
    public static final String NAME = "view";

    /** A view; a column is its quoted name, type and collation. */
    public record View(ObjectId id, String reference, List<String> columns, String definition, List<String> options)
            implements SchemaObject {}

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Class<View> type() {
        return View.class;
    }

    @Override
    public String query(int version) {
        return CatalogQuery.of("""
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
                  :options as options
                from pg_catalog.pg_class c
                join pg_catalog.pg_namespace n on n.oid = c.relnamespace
                where c.relkind = 'v' and c.relpersistence <> 't'
                  and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
                order by c.oid
                """, Map.of("options", Sql.options("c.reloptions")));
    }

    @Override
    public List<SystemCatalog> catalogs() {
        return List.of(SystemCatalog.RELATIONS.only("v"));
    }

    @Override
    public Optional<Ownership> ownership() {
        return Optional.of(new Ownership("pg_class", "relowner", "relkind = 'v'"));
    }

    @Override
    public Optional<Acl> acl() {
        return Optional.of(Acl.OF_RELATIONS);
    }

    @Override
    public String address(View view) {
        return "view " + view.reference();
    }

    @Override
    public String grantedAs(View view) {
        return "table " + view.reference();
    }

    @Override
    public Set<String> occupies(View view) {
        return Set.of("relation " + view.id().dotted(), "type " + view.id().dotted());
    }

    @Override
    public List<Statement> create(View view, CreateContext context) {
        return List.of(Statement.of(create(view, "create view ")));
    }

    private static String create(View view, String verb) {
        return verb + view.reference() + Sql.with(view.options()) + " as\n" + view.definition();
    }

    @Override
    public List<Statement> drop(View view, Catalog from) {
        return Statement.list("drop view " + view.reference());
    }

    /** PostgreSQL replaces a view in place only while its columns stay and others come after them. */
    @Override
    public Alteration alter(View from, View to, AlterContext context) {
        boolean extended = to.columns().size() >= from.columns().size()
                && to.columns().subList(0, from.columns().size()).equals(from.columns());
        if (!from.definition().equals(to.definition())) {
            return extended
                    ? Alteration.inPlace(Statement.list(create(to, "create or replace view ")))
                    : Alteration.replace();
        }
        if (!from.columns().equals(to.columns())) {
            return Alteration.replace();
        }
        return Alteration.inPlace(RelationOptions.changes("view " + to.reference(), from.options(), to.options()));
    }

    @Override
    public Set<String> printed(View view) {
        return Set.of("definition");
    }

    @Override
    public boolean inTheWayOfRetyping(View view, boolean comparable) {
        return true;
    }

    @Override
    public boolean writtenByHand() {
        return true;
    }
}
