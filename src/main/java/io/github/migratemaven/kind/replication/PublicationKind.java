package io.github.migratemaven.kind.replication;

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
import io.github.migratemaven.kind.sql.Sql;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Publications, without the tables and schemas in them. */
public final class PublicationKind implements ObjectKind<PublicationKind.Publication> {

    /**
     * A publication.
     *
     * @param except relations that one of all tables leaves out (19)
     * @param exceptTables their names, in the same order
     * @param options all its parameters, each {@code name = value}
     */
    public record Publication(
            ObjectId id,
            String reference,
            boolean allTables,
            boolean allSequences,
            List<ObjectId> except,
            List<String> exceptTables,
            List<String> options)
            implements SchemaObject {

        /** All tables, all sequences or both; empty where it names what it publishes. */
        String everything() {
            String tables = allTables
                    ? "all tables"
                            + (exceptTables.isEmpty() ? "" : " except (table " + String.join(", ", exceptTables) + ")")
                    : "";
            return Stream.of(tables, allSequences ? "all sequences" : "")
                    .filter(part -> !part.isEmpty())
                    .collect(Collectors.joining(", "));
        }
    }

    /** Tables that a publication of all leaves out, in an order of their own. */
    private static final String LEFT_OUT_19 = """
        (select pg_catalog.array_agg(:value order by r.prrelid::pg_catalog.regclass::text)
           from pg_catalog.pg_publication_rel r where r.prpubid = p.oid and r.prexcept)\
        """;

    private static final Set<String> DEFAULTS = Set.of(
            "publish = 'insert, update, delete, truncate'",
            "publish_via_partition_root = false",
            "publish_generated_columns = none");

    @Override
    public String name() {
        return "publication";
    }

    @Override
    public Class<Publication> type() {
        return Publication.class;
    }

    @Override
    public String query(int version) {
        return CatalogQuery.of(
                """
                select 'pg_publication:' || p.oid || ':0' as address, array[p.pubname]::text[] as path,
                  pg_catalog.quote_ident(p.pubname) as reference, p.puballtables as all_tables,
                  :all_sequences as all_sequences, :except as except, :except_tables as except_tables,
                  pg_catalog.array_remove(array[
                    'publish = ' || pg_catalog.quote_literal(pg_catalog.concat_ws(', ',
                      case when p.pubinsert then 'insert' end,
                      case when p.pubupdate then 'update' end,
                      case when p.pubdelete then 'delete' end,
                      case when p.pubtruncate then 'truncate' end)),
                    'publish_via_partition_root = ' || p.pubviaroot,
                    'publish_generated_columns = ' || :generated_columns], null) as options
                from pg_catalog.pg_publication p
                order by 2
                """,
                Map.of(
                        "all_sequences",
                        Sql.since(version, 19, "p.puballsequences", "false"),
                        "except",
                        leftOut(version, "'pg_class:' || r.prrelid || ':0'"),
                        "except_tables",
                        leftOut(version, "r.prrelid::pg_catalog.regclass::text"),
                        "generated_columns",
                        Sql.since(version, 18, "case p.pubgencols when 's' then 'stored' else 'none' end", "null")));
    }

    private static String leftOut(int version, String value) {
        return Sql.since(version, 19, LEFT_OUT_19.replace(":value", value), "null::text[]");
    }

    @Override
    public List<SystemCatalog> catalogs() {
        return List.of(SystemCatalog.whole("pg_publication"));
    }

    @Override
    public Optional<Ownership> ownership() {
        return Optional.of(Ownership.in("pg_publication", "pubowner"));
    }

    @Override
    public String address(Publication publication) {
        return "publication " + publication.reference();
    }

    @Override
    public List<Statement> create(Publication publication, CreateContext context) {
        List<String> options = publication.options().stream()
                .filter(option -> !DEFAULTS.contains(option))
                .toList();
        String tables = context.parts(PublicationTableKind.PublicationTable.class).stream()
                .map(table -> table.clause(context.to()))
                .collect(Collectors.joining(", "));
        List<String> contents = Stream.concat(
                        tables.isEmpty() ? Stream.empty() : Stream.of("table " + tables),
                        context.parts(PublicationSchemaKind.PublicationSchema.class).stream()
                                .map(PublicationSchemaKind.PublicationSchema::clause))
                .toList();
        String what = Stream.concat(Stream.of(publication.everything()), contents.stream())
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(", "));
        return Statement.list("create publication " + publication.reference() + (what.isEmpty() ? "" : " for " + what)
                + Sql.with(options));
    }

    @Override
    public List<Statement> drop(Publication publication, Catalog from) {
        return Statement.list("drop publication " + publication.reference());
    }

    @Override
    public Alteration alter(Publication from, Publication to, AlterContext context) {
        if (!from.everything().equals(to.everything())) {
            return Alteration.replace();
        }
        List<String> changes = new ArrayList<>(Sql.set(from.options(), to.options()));
        return Alteration.inPlace(
                Statement.list("alter publication " + to.reference() + " set (" + String.join(", ", changes) + ")"));
    }

    @Override
    public boolean inTheWayOfRetyping(Publication publication, boolean comparable) {
        return true;
    }
}
