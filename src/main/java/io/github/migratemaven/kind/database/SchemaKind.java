package io.github.migratemaven.kind.database;

import io.github.migratemaven.catalog.AlterContext;
import io.github.migratemaven.catalog.Alteration;
import io.github.migratemaven.catalog.Catalog;
import io.github.migratemaven.catalog.CreateContext;
import io.github.migratemaven.catalog.ObjectId;
import io.github.migratemaven.catalog.ObjectKind;
import io.github.migratemaven.catalog.SchemaObject;
import io.github.migratemaven.catalog.Statement;
import io.github.migratemaven.catalog.trait.Acl;
import io.github.migratemaven.catalog.trait.ModelNeed;
import io.github.migratemaven.catalog.trait.Ownership;
import io.github.migratemaven.catalog.trait.SystemCatalog;
import java.util.List;
import java.util.Optional;

/** Schemas. */
public final class SchemaKind implements ObjectKind<SchemaKind.Schema> {

    /** A schema; {@code reference} is its quoted name. */
    public record Schema(ObjectId id, String reference) implements SchemaObject {}

    @Override
    public String name() {
        return "schema";
    }

    @Override
    public Class<Schema> type() {
        return Schema.class;
    }

    @Override
    public String query(int version) {
        return """
                select 'pg_namespace:' || n.oid || ':0' as address, array[n.nspname]::text[] as path,
                  pg_catalog.quote_ident(n.nspname) as reference
                from pg_catalog.pg_namespace n
                where n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
                order by n.nspname
                """;
    }

    @Override
    public boolean isInSchema(ObjectId id) {
        return true;
    }

    @Override
    public List<SystemCatalog> catalogs() {
        return List.of(new SystemCatalog("pg_namespace", "nspname !~ '^pg_'"));
    }

    @Override
    public boolean comesWithDatabases() {
        return true;
    }

    @Override
    public Optional<Ownership> ownership() {
        return Optional.of(Ownership.in("pg_namespace", "nspowner"));
    }

    @Override
    public Optional<Acl> acl() {
        return Optional.of(Acl.named("pg_namespace", "nsp", 'n', "schema"));
    }

    @Override
    public String address(Schema schema) {
        return "schema " + schema.reference();
    }

    @Override
    public List<Statement> create(Schema schema, CreateContext context) {
        return Statement.list("create schema " + schema.reference());
    }

    @Override
    public List<Statement> drop(Schema schema, Catalog from) {
        return Statement.list("drop schema " + schema.reference());
    }

    @Override
    public Alteration alter(Schema from, Schema to, AlterContext context) {
        return Alteration.replace();
    }

    @Override
    public ModelNeed neededByModel() {
        return ModelNeed.ALWAYS;
    }
}
