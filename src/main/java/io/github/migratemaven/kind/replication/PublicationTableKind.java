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
import io.github.migratemaven.kind.relation.InheritanceKind;
import io.github.migratemaven.kind.sql.CatalogQuery;
import io.github.migratemaven.kind.sql.Sql;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Tables in publications. */
public final class PublicationTableKind implements ObjectKind<PublicationTableKind.PublicationTable> {

    /**
     * A table in a publication.
     *
     * @param columns those published; empty for all
     * @param filter on the rows; empty for none
     */
    public record PublicationTable(
            ObjectId id,
            ObjectId publication,
            ObjectId relation,
            String publicationReference,
            String table,
            List<String> columns,
            String filter)
            implements SchemaObject {

        /** The table as CREATE PUBLICATION takes it: its children only where they are named themselves. */
        String clause(Catalog catalog) {
            boolean hasChildren = catalog.objects().stream()
                    .anyMatch(object -> object instanceof InheritanceKind.Inheritance link
                            && link.parent().equals(relation));
            return (hasChildren ? "only " : "")
                    + table
                    + (columns.isEmpty() ? "" : " (" + String.join(", ", columns) + ")")
                    + (filter.isEmpty() ? "" : " where (" + filter + ")");
        }
    }

    @Override
    public String name() {
        return "publication table";
    }

    @Override
    public Class<PublicationTable> type() {
        return PublicationTable.class;
    }

    /** Before 15 tables are published with all columns and rows. */
    private static final String COLUMNS_15 = """
        (select pg_catalog.array_agg(pg_catalog.quote_ident(a.attname) order by a.attname)
           from pg_catalog.pg_attribute a
           where a.attrelid = c.oid and a.attnum = any (r.prattrs::pg_catalog.int2[]))\
        """;

    /** On servers that do not know exceptions too. */
    private static final String MEMBER =
            "(pg_catalog.to_jsonb(pg_publication_rel) ->> 'prexcept') is distinct from 'true'";

    @Override
    public String query(int version) {
        return CatalogQuery.of(
                """
                select 'pg_publication_rel:' || r.oid || ':0' as address,
                  array[c.oid::pg_catalog.regclass::text || ' in ' || pg_catalog.quote_ident(p.pubname)]::text[] as path,
                  'pg_publication:' || p.oid || ':0' as publication,
                  'pg_class:' || c.oid || ':0' as relation,
                  pg_catalog.quote_ident(p.pubname) as publication_reference,
                  c.oid::pg_catalog.regclass::text as table,
                  :columns as columns,
                  :filter as filter
                from pg_catalog.pg_publication_rel r
                join pg_catalog.pg_publication p on p.oid = r.prpubid
                join pg_catalog.pg_class c on c.oid = r.prrelid
                where :member
                order by 2
                """,
                Map.of(
                        // What a publication of all tables leaves out is the publication's.
                        "member", Sql.since(version, 19, "not r.prexcept", "true"),
                        "columns", Sql.since(version, 15, COLUMNS_15, "null::text[]"),
                        "filter", Sql.since(version, 15, "pg_catalog.pg_get_expr(r.prqual, r.prrelid)", "null")));
    }

    @Override
    public List<SystemCatalog> catalogs() {
        return List.of(new SystemCatalog("pg_publication_rel", MEMBER));
    }

    @Override
    public String address(PublicationTable table) {
        return "table " + table.table() + " in publication " + table.publicationReference();
    }

    @Override
    public Optional<ObjectId> inlineIn(PublicationTable table) {
        return Optional.of(table.publication());
    }

    @Override
    public List<DropDependency> dropDependencies(PublicationTable table) {
        return List.of(
                new DropDependency(table.id(), table.publication()), new DropDependency(table.id(), table.relation()));
    }

    @Override
    public List<Statement> create(PublicationTable table, CreateContext context) {
        return Statement.list(
                "alter publication " + table.publicationReference() + " add table " + table.clause(context.to()));
    }

    @Override
    public List<Statement> drop(PublicationTable table, Catalog from) {
        return Statement.list(
                "alter publication " + table.publicationReference() + " drop table only " + table.table());
    }

    @Override
    public Alteration alter(PublicationTable from, PublicationTable to, AlterContext context) {
        return Alteration.replace();
    }

    @Override
    public Set<String> printed(PublicationTable table) {
        return table.filter().isEmpty() ? Set.of() : Set.of("filter");
    }

    @Override
    public boolean inTheWayOfRetyping(PublicationTable table, boolean comparable) {
        return true;
    }
}
