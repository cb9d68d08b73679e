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
import io.github.migratemaven.kind.sql.ForeignOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Foreign tables, whose columns and constraints are read like those of tables. */
public final class ForeignTableKind implements ObjectKind<ForeignTableKind.ForeignTable> {

    public static final String NAME = "foreign table";

    /** A foreign table. */
    public record ForeignTable(
            ObjectId id, ObjectId server, String reference, String serverReference, List<String> options)
            implements SchemaObject {}

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Class<ForeignTable> type() {
        return ForeignTable.class;
    }

    @Override
    public String query(int version) {
        return CatalogQuery.of("""
                select 'pg_class:' || c.oid || ':0' as address, array[n.nspname, c.relname]::text[] as path,
                  'pg_foreign_server:' || s.oid || ':0' as server,
                  c.oid::pg_catalog.regclass::text as reference,
                  pg_catalog.quote_ident(s.srvname) as server_reference,
                  :options as options
                from pg_catalog.pg_foreign_table t
                join pg_catalog.pg_class c on c.oid = t.ftrelid
                join pg_catalog.pg_namespace n on n.oid = c.relnamespace
                join pg_catalog.pg_foreign_server s on s.oid = t.ftserver
                where n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
                order by 2
                """, Map.of("options", ForeignOptions.query("t.ftoptions")));
    }

    @Override
    public List<SystemCatalog> catalogs() {
        return List.of(SystemCatalog.RELATIONS.only("f"));
    }

    @Override
    public Optional<Ownership> ownership() {
        return Optional.of(new Ownership("pg_class", "relowner", "relkind = 'f'"));
    }

    @Override
    public Optional<Acl> acl() {
        return Optional.of(Acl.OF_RELATIONS);
    }

    @Override
    public String address(ForeignTable table) {
        return "foreign table " + table.reference();
    }

    @Override
    public String grantedAs(ForeignTable table) {
        return "table " + table.reference();
    }

    @Override
    public Set<String> occupies(ForeignTable table) {
        return Set.of("relation " + table.id().dotted(), "type " + table.id().dotted());
    }

    @Override
    public List<Statement> create(ForeignTable table, CreateContext context) {
        List<String> body = TableBody.lines(context, false);
        String parents = TableBody.parents(context);
        List<Statement> statements = new ArrayList<>();
        statements.add(Statement.of("create foreign table " + table.reference()
                + (body.isEmpty() ? " ()" : body.stream().collect(Collectors.joining(",\n    ", " (\n    ", "\n)")))
                + (parents.isEmpty() ? "" : "\ninherits (" + parents + ")")
                + "\nserver " + table.serverReference() + ForeignOptions.clause(table.options())));
        statements.addAll(TableBody.afterwards(context));
        return statements;
    }

    @Override
    public List<Statement> drop(ForeignTable table, Catalog from) {
        return Statement.list("drop foreign table " + table.reference());
    }

    @Override
    public Alteration alter(ForeignTable from, ForeignTable to, AlterContext context) {
        return from.serverReference().equals(to.serverReference())
                ? Alteration.inPlace(Statement.list(
                        "alter " + address(to) + ForeignOptions.changeClause(from.options(), to.options())))
                : Alteration.replace();
    }
}
