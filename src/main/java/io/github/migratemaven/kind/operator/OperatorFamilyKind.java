package io.github.migratemaven.kind.operator;

import io.github.migratemaven.catalog.AlterContext;
import io.github.migratemaven.catalog.Alteration;
import io.github.migratemaven.catalog.Catalog;
import io.github.migratemaven.catalog.CreateContext;
import io.github.migratemaven.catalog.ObjectId;
import io.github.migratemaven.catalog.ObjectKind;
import io.github.migratemaven.catalog.SchemaObject;
import io.github.migratemaven.catalog.Statement;
import io.github.migratemaven.catalog.trait.Ownership;
import io.github.migratemaven.catalog.trait.SystemCatalog;
import io.github.migratemaven.kind.sql.CatalogQuery;
import io.github.migratemaven.kind.sql.References;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Operator families, without their members. */
public final class OperatorFamilyKind implements ObjectKind<OperatorFamilyKind.OperatorFamily> {

    /** An operator family; {@code reference} with its access method. */
    public record OperatorFamily(ObjectId id, String reference) implements SchemaObject {}

    @Override
    public String name() {
        return "operator family";
    }

    @Override
    public Class<OperatorFamily> type() {
        return OperatorFamily.class;
    }

    @Override
    public String query(int version) {
        return CatalogQuery.of("""
                select 'pg_opfamily:' || f.oid || ':0' as address,
                  array[n.nspname, f.opfname, am.amname]::text[] as path,
                  :name || ' using ' || pg_catalog.quote_ident(am.amname) as reference
                from pg_catalog.pg_opfamily f
                join pg_catalog.pg_namespace n on n.oid = f.opfnamespace
                join pg_catalog.pg_am am on am.oid = f.opfmethod
                where n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
                order by 2
                """, Map.of("name", References.operatorFamily("f.oid")));
    }

    @Override
    public List<SystemCatalog> catalogs() {
        return List.of(SystemCatalog.whole("pg_opfamily"));
    }

    @Override
    public Optional<Ownership> ownership() {
        return Optional.of(Ownership.in("pg_opfamily", "opfowner"));
    }

    @Override
    public String address(OperatorFamily family) {
        return "operator family " + family.reference();
    }

    @Override
    public List<Statement> create(OperatorFamily family, CreateContext context) {
        return Statement.list("create " + address(family));
    }

    @Override
    public List<Statement> drop(OperatorFamily family, Catalog from) {
        return Statement.list("drop " + address(family));
    }

    @Override
    public Alteration alter(OperatorFamily from, OperatorFamily to, AlterContext context) {
        return Alteration.replace();
    }
}
