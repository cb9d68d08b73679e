package io.github.migratemaven.kind.type;

import io.github.migratemaven.catalog.AlterContext;
import io.github.migratemaven.catalog.Alteration;
import io.github.migratemaven.catalog.Catalog;
import io.github.migratemaven.catalog.CreateContext;
import io.github.migratemaven.catalog.ObjectId;
import io.github.migratemaven.catalog.ObjectKind;
import io.github.migratemaven.catalog.SchemaObject;
import io.github.migratemaven.catalog.Statement;
import io.github.migratemaven.catalog.trait.ModelNeed;
import io.github.migratemaven.catalog.trait.Ownership;
import io.github.migratemaven.catalog.trait.SystemCatalog;
import io.github.migratemaven.kind.sql.CatalogQuery;
import io.github.migratemaven.kind.sql.Sql;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Collations. Their recorded version belongs to the server's libraries and is not compared. */
public final class CollationKind implements ObjectKind<CollationKind.Collation> {

    /** A collation; {@code parameters} are those of CREATE COLLATION, each {@code name = value}. */
    public record Collation(ObjectId id, String reference, List<String> parameters) implements SchemaObject {}

    @Override
    public String name() {
        return "collation";
    }

    @Override
    public Class<Collation> type() {
        return Collation.class;
    }

    @Override
    public String query(int version) {
        return CatalogQuery.of(
                """
                select 'pg_collation:' || c.oid || ':0' as address, array[n.nspname, c.collname]::text[] as path,
                  case when pg_catalog.pg_collation_is_visible(c.oid) then ''
                    else pg_catalog.quote_ident(n.nspname) || '.' end || pg_catalog.quote_ident(c.collname) as reference,
                  pg_catalog.array_remove(array[
                    'provider = ' || case c.collprovider when 'i' then 'icu' when 'b' then 'builtin' else 'libc' end,
                    'locale = ' || pg_catalog.quote_literal(case
                      when c.collprovider <> 'c' then :locale
                      when c.collcollate = c.collctype then c.collcollate::text end),
                    case when c.collprovider = 'c' and c.collcollate <> c.collctype
                      then 'lc_collate = ' || pg_catalog.quote_literal(c.collcollate)
                        || ', lc_ctype = ' || pg_catalog.quote_literal(c.collctype) end,
                    case when not c.collisdeterministic then 'deterministic = false' end,
                    'rules = ' || pg_catalog.quote_literal(:rules)], null) as parameters
                from pg_catalog.pg_collation c
                join pg_catalog.pg_namespace n on n.oid = c.collnamespace
                where n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
                order by 2
                """,
                Map.of(
                        "locale",
                        Sql.since(
                                version,
                                17,
                                "c.colllocale",
                                Sql.since(version, 15, "c.colliculocale", "c.collcollate::text")),
                        "rules",
                        Sql.since(version, 16, "c.collicurules", "null::text")));
    }

    @Override
    public List<SystemCatalog> catalogs() {
        return List.of(SystemCatalog.whole("pg_collation"));
    }

    @Override
    public Optional<Ownership> ownership() {
        return Optional.of(Ownership.in("pg_collation", "collowner"));
    }

    @Override
    public String address(Collation collation) {
        return "collation " + collation.reference();
    }

    @Override
    public List<Statement> create(Collation collation, CreateContext context) {
        return Statement.list(
                "create collation " + collation.reference() + " (" + String.join(", ", collation.parameters()) + ")");
    }

    @Override
    public List<Statement> drop(Collation collation, Catalog from) {
        return Statement.list("drop collation " + collation.reference());
    }

    @Override
    public Alteration alter(Collation from, Collation to, AlterContext context) {
        return TypeReplacement.of("collation", to.reference());
    }

    @Override
    public ModelNeed neededByModel() {
        return ModelNeed.UNLESS_MADE;
    }
}
