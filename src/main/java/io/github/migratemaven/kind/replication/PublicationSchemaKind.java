package io.github.migratemaven.kind.replication;

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
import java.util.List;
import java.util.Optional;

/** Schemas whose tables are all in a publication, now and later. */
public final class PublicationSchemaKind implements ObjectKind<PublicationSchemaKind.PublicationSchema> {

    /** A schema in a publication. */
    public record PublicationSchema(
            ObjectId id, ObjectId publication, ObjectId schema, String publicationReference, String schemaReference)
            implements SchemaObject {

        String clause() {
            return "tables in schema " + schemaReference;
        }
    }

    @Override
    public String name() {
        return "publication schema";
    }

    @Override
    public Class<PublicationSchema> type() {
        return PublicationSchema.class;
    }

    /** Before 15 there are no such. */
    private static final String NONE = """
        select null as address, null as path, null as publication, null as schema,
          null as publication_reference, null as schema_reference
        where false
        """;

    @Override
    public String query(int version) {
        return version < 15 ? NONE : """
            select 'pg_publication_namespace:' || r.oid || ':0' as address,
              array[pg_catalog.quote_ident(n.nspname) || ' in ' || pg_catalog.quote_ident(p.pubname)]::text[] as path,
              'pg_publication:' || p.oid || ':0' as publication,
              'pg_namespace:' || n.oid || ':0' as schema,
              pg_catalog.quote_ident(p.pubname) as publication_reference,
              pg_catalog.quote_ident(n.nspname) as schema_reference
            from pg_catalog.pg_publication_namespace r
            join pg_catalog.pg_publication p on p.oid = r.pnpubid
            join pg_catalog.pg_namespace n on n.oid = r.pnnspid
            order by 2
            """;
    }

    @Override
    public List<SystemCatalog> restsOn() {
        return List.of(SystemCatalog.whole("pg_publication"));
    }

    @Override
    public String address(PublicationSchema schema) {
        return "schema " + schema.schemaReference() + " in publication " + schema.publicationReference();
    }

    @Override
    public Optional<ObjectId> inlineIn(PublicationSchema schema) {
        return Optional.of(schema.publication());
    }

    @Override
    public List<DropDependency> dropDependencies(PublicationSchema schema) {
        return List.of(
                new DropDependency(schema.id(), schema.publication()),
                new DropDependency(schema.id(), schema.schema()));
    }

    @Override
    public List<Statement> create(PublicationSchema schema, CreateContext context) {
        return Statement.list("alter publication " + schema.publicationReference() + " add " + schema.clause());
    }

    @Override
    public List<Statement> drop(PublicationSchema schema, Catalog from) {
        return Statement.list("alter publication " + schema.publicationReference() + " drop " + schema.clause());
    }

    @Override
    public Alteration alter(PublicationSchema from, PublicationSchema to, AlterContext context) {
        return Alteration.replace();
    }
}
