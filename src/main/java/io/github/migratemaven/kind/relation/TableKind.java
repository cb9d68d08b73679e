package io.github.migratemaven.kind.relation;

import io.github.migratemaven.catalog.AlterContext;
import io.github.migratemaven.catalog.Alteration;
import io.github.migratemaven.catalog.Catalog;
import io.github.migratemaven.catalog.CreateContext;
import io.github.migratemaven.catalog.ObjectId;
import io.github.migratemaven.catalog.ObjectKind;
import io.github.migratemaven.catalog.SchemaObject;
import io.github.migratemaven.catalog.Statement;
import io.github.migratemaven.catalog.Uncompared;
import io.github.migratemaven.catalog.trait.Acl;
import io.github.migratemaven.catalog.trait.Ownership;
import io.github.migratemaven.catalog.trait.Renameable;
import io.github.migratemaven.catalog.trait.SystemCatalog;
import io.github.migratemaven.kind.partition.LeftRows;
import io.github.migratemaven.kind.partition.PartitionKind;
import io.github.migratemaven.kind.sql.CatalogQuery;
import io.github.migratemaven.kind.sql.Identifiers;
import io.github.migratemaven.kind.sql.RelationName;
import io.github.migratemaven.kind.sql.Sql;
import io.github.migratemaven.kind.type.RebuiltTypes;
import io.github.migratemaven.kind.type.TypeReplacement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Tables, plain and partitioned, with everything that belongs to the table as a whole. */
public final class TableKind implements ObjectKind<TableKind.Table> {
    public static final String NAME = "table";

    /**
     * A table.
     *
     * @param persistence {@code p} permanent or {@code u} unlogged
     * @param partitionKey {@code PARTITION BY} clause without its keyword; empty for a plain table
     * @param keyTypes of the columns in that
     * @param accessMethod empty for the default one
     * @param tablespace quoted; empty for the database's own
     * @param ofType composite type of a typed table; empty for none
     * @param attributes of that type, each with its own type
     * @param localParts names of inherited columns and checks that the table also has in its own right
     * @param rowType columns with their types, where something else has rows of the table as values; else empty
     * @param inPartition whether it is a partition itself
     * @param replicaIdentity {@code d} primary key, {@code f} all columns, {@code n} nothing; an index says so itself
     */
    public record Table(
            ObjectId id,
            String reference,
            String persistence,
            String partitionKey,
            List<String> keyTypes,
            List<String> options,
            List<String> toastOptions,
            String accessMethod,
            String tablespace,
            String ofType,
            List<String> attributes,
            boolean rowSecurity,
            boolean forceRowSecurity,
            String replicaIdentity,
            List<String> localParts,
            List<String> rowType,
            Uncompared<Boolean> inPartition)
            implements SchemaObject {

        /** Whether rows are divided among partitions as they are in {@code other}. */
        boolean isDividedLike(Table other) {
            return partitionKey.equals(other.partitionKey) && keyTypes.equals(other.keyTypes);
        }

        public boolean unlogged() {
            return persistence.equals("u");
        }
    }

    /** The identity of the table that a column is of. */
    public static ObjectId idOf(ObjectId column) {
        return new ObjectId(NAME, column.path().subList(0, 2));
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Class<Table> type() {
        return Table.class;
    }

    @Override
    public String query(int version) {
        return CatalogQuery.of(
                """
                select 'pg_class:' || c.oid || ':0' as address, array[n.nspname, c.relname]::text[] as path,
                  c.oid::pg_catalog.regclass::text as reference,
                  c.relpersistence::text as persistence,
                  case when c.relkind = 'p' then pg_catalog.pg_get_partkeydef(c.oid) end as partition_key,
                  (select pg_catalog.array_agg(
                     a.attname || ' ' || pg_catalog.format_type(a.atttypid, a.atttypmod) order by a.attnum)
                   from pg_catalog.pg_partitioned_table k
                   join pg_catalog.pg_attribute a on a.attrelid = k.partrelid
                     and a.attnum = any (k.partattrs::pg_catalog.int2[])
                   where k.partrelid = c.oid) as key_types,
                  :options as options,
                  :toast_options as toast_options,
                  (select pg_catalog.quote_ident(am.amname) from pg_catalog.pg_am am
                   where am.oid = c.relam and am.amname <> 'heap') as access_method,
                  (select pg_catalog.quote_ident(s.spcname) from pg_catalog.pg_tablespace s
                   where s.oid = c.reltablespace) as tablespace,
                  case when c.reloftype <> 0 then c.reloftype::pg_catalog.regtype::text end as of_type,
                  case when c.reloftype <> 0 then (
                    select pg_catalog.array_agg(
                      a.attname || ' ' || pg_catalog.format_type(a.atttypid, a.atttypmod) order by a.attnum)
                    from pg_catalog.pg_type o
                    join pg_catalog.pg_attribute a on a.attrelid = o.typrelid
                    where o.oid = c.reloftype and a.attnum > 0 and not a.attisdropped) end as attributes,
                  c.relrowsecurity as row_security,
                  c.relforcerowsecurity as force_row_security,
                  case when c.relreplident = 'i' then 'd' else c.relreplident::text end as replica_identity,
                  case when not c.relispartition
                    and exists (select from pg_catalog.pg_inherits h where h.inhrelid = c.oid)
                  then (
                    select pg_catalog.array_agg(p.name order by p.name)
                    from (
                      select a.attname::text as name
                      from pg_catalog.pg_attribute a
                      where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
                        and a.attinhcount > 0 and a.attislocal
                      union all
                      select k.conname::text
                      from pg_catalog.pg_constraint k
                      where k.conrelid = c.oid and k.contype = 'c' and k.coninhcount > 0 and k.conislocal) p)
                  end as local_parts,
                  case when c.reltype in (
                    select coalesce(nullif(u.typelem, 0), nullif(u.typbasetype, 0), u.oid)
                    from pg_catalog.pg_attribute a
                    join pg_catalog.pg_type u on u.oid = a.atttypid
                    join pg_catalog.pg_class w on w.oid = a.attrelid and w.relkind in ('r', 'p', 'm', 'c')
                    where not a.attisdropped and a.atttypid >= 16384)
                  then (
                    select pg_catalog.array_agg(
                      pg_catalog.quote_ident(a.attname) || ' ' || pg_catalog.format_type(a.atttypid, a.atttypmod)
                      order by a.attnum)
                    from pg_catalog.pg_attribute a
                    where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped) end as row_type,
                  c.relispartition as in_partition
                from pg_catalog.pg_class c
                join pg_catalog.pg_namespace n on n.oid = c.relnamespace
                left join pg_catalog.pg_class t on t.oid = c.reltoastrelid
                where c.relkind in ('r', 'p') and c.relpersistence <> 't'
                  and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
                order by n.nspname, c.relname
                """, Map.of("options", Sql.options("c.reloptions"), "toast_options", Sql.options("t.reloptions")));
    }

    @Override
    public List<SystemCatalog> catalogs() {
        return List.of(SystemCatalog.RELATIONS.only("r", "p"));
    }

    @Override
    public Optional<Ownership> ownership() {
        return Optional.of(new Ownership("pg_class", "relowner", "relkind in ('r', 'p')"));
    }

    @Override
    public Optional<Acl> acl() {
        return Optional.of(Acl.OF_RELATIONS);
    }

    @Override
    public String address(Table table) {
        return "table " + table.reference();
    }

    @Override
    public Set<String> occupies(Table table) {
        return Set.of("relation " + table.id().dotted(), "type " + table.id().dotted());
    }

    @Override
    public List<Statement> create(Table table, CreateContext context) {
        StringBuilder sql = new StringBuilder("create ")
                .append(table.unlogged() ? "unlogged " : "")
                .append("table ")
                .append(table.reference())
                .append(table.ofType().isEmpty() ? "" : " of " + table.ofType());
        List<String> body = TableBody.lines(context, !table.ofType().isEmpty());
        if (!body.isEmpty() || table.ofType().isEmpty()) {
            sql.append(
                    body.isEmpty() ? " ()" : body.stream().collect(Collectors.joining(",\n    ", " (\n    ", "\n)")));
        }
        String parents = TableBody.parents(context);
        sql.append(parents.isEmpty() ? "" : "\ninherits (" + parents + ")");
        sql.append(table.partitionKey().isEmpty() ? "" : "\npartition by " + table.partitionKey());
        sql.append(table.accessMethod().isEmpty() ? "" : "\nusing " + table.accessMethod());
        List<String> options = new ArrayList<>(table.options());
        table.toastOptions().forEach(option -> options.add("toast." + option));
        sql.append(Sql.with(options));
        sql.append(table.tablespace().isEmpty() ? "" : "\ntablespace " + table.tablespace());

        List<Statement> statements = new ArrayList<>();
        statements.add(Statement.of(sql.toString()));
        statements.addAll(new RebuiltTypes(context.from(), context.to()).casts(table));
        statements.addAll(TableBody.afterwards(context));
        if (table.rowSecurity()) {
            statements.add(alter(table, "enable row level security"));
        }
        if (table.forceRowSecurity()) {
            statements.add(alter(table, "force row level security"));
        }
        if (!table.replicaIdentity().equals("d")) {
            statements.add(setReplicaIdentity(table));
        }
        return statements;
    }

    private static Statement alter(Table table, String action) {
        return Statement.of("alter table " + table.reference() + " " + action);
    }

    /** Says what of an old row subscribers are told, but for an index, which says so itself. */
    public static Statement setReplicaIdentity(Table table) {
        return alter(
                table,
                switch (table.replicaIdentity()) {
                    case "f" -> "replica identity full";
                    case "n" -> "replica identity nothing";
                    default -> "replica identity default";
                });
    }

    @Override
    public List<Statement> drop(Table table, Catalog from) {
        return List.of(Statement.losing(
                "drop table " + table.reference(), "table " + table.reference() + " with all its rows"));
    }

    @Override
    public Alteration alter(Table from, Table to, AlterContext context) {
        if (TableConversion.isNeeded(from, to, context)) {
            return new TableConversion(from, to, context.from(), context.to()).alteration();
        }
        List<Statement> statements = new ArrayList<>();
        PersistenceChange persistence = new PersistenceChange(context.from(), context.to());
        if (!from.ofType().equals(to.ofType())) {
            statements.add(alter(to, to.ofType().isEmpty() ? "not of" : "of " + to.ofType()));
        }
        if (!from.persistence().equals(to.persistence())) {
            statements.add(alter(to, to.unlogged() ? "set unlogged" : "set logged"));
        }
        if (!from.accessMethod().equals(to.accessMethod())) {
            statements.add(
                    alter(to, "set access method " + (to.accessMethod().isEmpty() ? "heap" : to.accessMethod())));
        }
        if (!from.tablespace().equals(to.tablespace())) {
            statements.add(alter(to, "set tablespace " + (to.tablespace().isEmpty() ? "pg_default" : to.tablespace())));
        }
        RelationOptions.actions(from.options(), to.options(), "").forEach(action -> statements.add(alter(to, action)));
        RelationOptions.actions(from.toastOptions(), to.toastOptions(), "toast.")
                .forEach(action -> statements.add(alter(to, action)));
        if (from.rowSecurity() != to.rowSecurity()) {
            statements.add(alter(to, (to.rowSecurity() ? "enable" : "disable") + " row level security"));
        }
        if (from.forceRowSecurity() != to.forceRowSecurity()) {
            statements.add(alter(to, (to.forceRowSecurity() ? "" : "no ") + "force row level security"));
        }
        if (!from.replicaIdentity().equals(to.replicaIdentity())) {
            statements.add(setReplicaIdentity(to));
        }
        return Alteration.inPlace(
                statements,
                dependent -> !from.persistence().equals(to.persistence()) && persistence.isInCircle(dependent));
    }

    @Override
    public List<Statement> drop(Table table, AlterContext context) {
        if (TableConversion.takesRowsOf(table, context.from(), context.to())) {
            return Statement.list("drop table " + table.reference());
        }
        return context.from()
                .find(PartitionKind.idOf(table.id()), PartitionKind.Partition.class)
                .flatMap(link -> LeftRows.of(link, context))
                .map(rows -> List.of(
                        rows.keep(),
                        Statement.losing(
                                "drop table " + table.reference(),
                                "the rows of " + table.reference() + " that belong into no other partition")))
                .orElseGet(() -> drop(table, context.from()));
    }

    /** A partition goes with its whole, or makes room for another one. */
    @Override
    public boolean holdsRows(Table table) {
        return !table.inPartition().value();
    }

    /** Columns may have its rows as values. */
    @Override
    public Optional<Alteration.Convert> makeWay(Table table) {
        String aside = TypeReplacement.aside(table.reference());
        String reference = table.reference().substring(0, Identifiers.schemaEnd(table.reference())) + aside;
        return Optional.of(new Alteration.Convert(
                List.of(alter(table, "rename to " + aside)),
                List.of(Statement.losing(
                        "drop table " + reference, "table " + table.reference() + " with all its rows"))));
    }

    /**
     * A table's rows outlive what it depends on; its columns follow by themselves. But the type of one that divides the
     * table cannot be altered.
     */
    @Override
    public Alteration rebuild(Table table, SchemaObject rebuilt, AlterContext context) {
        String type = " " + context.to().kinds().typeName(rebuilt);
        Optional<Table> before = context.from().find(table.id(), Table.class);
        boolean divides = before.isPresent() && table.keyTypes().stream().anyMatch(key -> key.endsWith(type));
        if (divides) {
            return new TableConversion(before.get(), table, context.from(), context.to()).alteration();
        }
        return Alteration.inPlace(List.of());
    }

    @Override
    public Table keepUnmanaged(Table from, Table to) {
        return new Table(
                to.id(),
                to.reference(),
                from.persistence(),
                from.partitionKey(),
                to.keyTypes(),
                from.options(),
                from.toastOptions(),
                from.accessMethod(),
                from.tablespace(),
                from.ofType(),
                from.attributes(),
                from.rowSecurity(),
                from.forceRowSecurity(),
                from.replicaIdentity(),
                from.localParts(),
                to.rowType(),
                from.inPartition());
    }

    @Override
    public boolean expressibleInJpa(Table object) {
        return !object.inPartition().value();
    }

    @Override
    public Set<String> printed(Table table) {
        return table.partitionKey().indexOf('(') == table.partitionKey().lastIndexOf('(')
                ? Set.of()
                : Set.of("partitionKey");
    }

    @Override
    public boolean hasValues() {
        return true;
    }

    /** Looks like another one that has the same columns. */
    @Override
    public List<Renameable> renameable(Table table) {
        return List.of(new RelationName("table", table.id(), table.reference()).renameable(""));
    }
}
