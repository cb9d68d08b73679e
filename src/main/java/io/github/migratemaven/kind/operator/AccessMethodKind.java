package io.github.migratemaven.kind.operator;

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

/** Access methods of tables and indexes. */
public final class AccessMethodKind implements ObjectKind<AccessMethodKind.AccessMethod> {

    /** An access method; {@code definition} is what follows its name. */
    public record AccessMethod(ObjectId id, String reference, String definition) implements SchemaObject {}

    @Override
    public String name() {
        return "access method";
    }

    @Override
    public Class<AccessMethod> type() {
        return AccessMethod.class;
    }

    @Override
    public String query(int version) {
        return CatalogQuery.of("""
                select 'pg_am:' || a.oid || ':0' as address, array[a.amname]::text[] as path,
                  pg_catalog.quote_ident(a.amname) as reference,
                  'type ' || case a.amtype when 't' then 'table' else 'index' end || ' handler ' || :handler as definition
                from pg_catalog.pg_am a
                where a.oid >= 16384
                order by 2
                """, Map.of("handler", References.routine("a.amhandler")));
    }

    @Override
    public List<SystemCatalog> catalogs() {
        return List.of(SystemCatalog.whole("pg_am"));
    }

    @Override
    public String address(AccessMethod method) {
        return "access method " + method.reference();
    }

    @Override
    public List<Statement> create(AccessMethod method, CreateContext context) {
        return Statement.list("create access method " + method.reference() + " " + method.definition());
    }

    @Override
    public List<Statement> drop(AccessMethod method, Catalog from) {
        return Statement.list("drop access method " + method.reference());
    }

    @Override
    public Alteration alter(AccessMethod from, AccessMethod to, AlterContext context) {
        return Alteration.replace();
    }
}
