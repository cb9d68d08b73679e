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
import io.github.migratemaven.kind.sql.References;
import java.util.List;
import java.util.Map;

/** Casts. */
public final class CastKind implements ObjectKind<CastKind.Cast> {

    /** A cast; {@code types} as in {@code CAST (a AS b)}, {@code definition} what follows in CREATE CAST. */
    public record Cast(ObjectId id, String types, String definition) implements SchemaObject {}

    @Override
    public String name() {
        return "cast";
    }

    @Override
    public Class<Cast> type() {
        return Cast.class;
    }

    @Override
    public String query(int version) {
        return CatalogQuery.of(
                """
                select 'pg_cast:' || c.oid || ':0' as address, array[:types]::text[] as path, :types as types,
                  case c.castmethod when 'f' then 'with function ' || :routine
                    when 'i' then 'with inout' else 'without function' end
                  || case c.castcontext when 'i' then ' as implicit' when 'a' then ' as assignment' else '' end as definition
                from pg_catalog.pg_cast c
                where c.oid >= 16384 and not exists (
                  select from pg_catalog.pg_depend d
                  where d.classid = 'pg_catalog.pg_cast'::pg_catalog.regclass and d.objid = c.oid and d.deptype = 'i')
                order by 2
                """,
                Map.of(
                        "types",
                        "pg_catalog.format_type(c.castsource, null) || ' as ' || pg_catalog.format_type(c.casttarget, null)",
                        "routine",
                        References.signature("c.castfunc")));
    }

    @Override
    public List<SystemCatalog> catalogs() {
        return List.of(SystemCatalog.whole("pg_cast"));
    }

    @Override
    public String address(Cast cast) {
        return "cast (" + cast.types() + ")";
    }

    @Override
    public List<Statement> create(Cast cast, CreateContext context) {
        return Statement.list("create " + address(cast) + " " + cast.definition());
    }

    @Override
    public List<Statement> drop(Cast cast, Catalog from) {
        return Statement.list("drop " + address(cast));
    }

    @Override
    public Alteration alter(Cast from, Cast to, AlterContext context) {
        return Alteration.replace();
    }
}
