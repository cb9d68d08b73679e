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
import io.github.migratemaven.catalog.trait.ColumnUse;
import io.github.migratemaven.catalog.trait.DropDependency;
import io.github.migratemaven.catalog.trait.Precedence;
import io.github.migratemaven.catalog.trait.SystemCatalog;
import io.github.migratemaven.catalog.trait.Telling;
import io.github.migratemaven.kind.constraint.ConstraintRowChecks;
import io.github.migratemaven.kind.partition.MissingShares;
import io.github.migratemaven.kind.partition.PartitionKind;
import io.github.migratemaven.kind.sql.CatalogQuery;
import io.github.migratemaven.kind.sql.Identifiers;
import io.github.migratemaven.kind.type.TypeReplacement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Indexes, but for those behind constraints. */
public final class IndexKind implements ObjectKind<IndexKind.Index> {
    public static final String NAME = "index";

    /**
     * An index.
     *
     * @param definition the CREATE INDEX as PostgreSQL writes it
     * @param columns the indexed columns; an expression as {@code (…)}
     * @param keys the same as SQL writes them
     * @param partOf the partitioned table's index that this one is a partition's share of
     * @param lacking places of the partitions that have no share of it
     * @param partial places of those with a share that partitions below have none of
     * @param predicate of a partial index
     * @param statistics targets of expression columns, each {@code number target}
     */
    public record Index(
            ObjectId id,
            ObjectId relation,
            String table,
            String reference,
            String definition,
            List<String> columns,
            List<String> keys,
            boolean unique,
            boolean plain,
            String tablespace,
            boolean clustered,
            boolean replicaIdentity,
            boolean valid,
            List<String> statistics,
            Optional<ObjectId> partOf,
            List<ObjectId> lacking,
            List<ObjectId> partial,
            Uncompared<String> predicate)
            implements SchemaObject {

        /** Whether some partition has a share now that it cannot give up while this index lasts. */
        boolean hasSharesToLose(Index later) {
            return !lacking.containsAll(later.lacking)
                    || !later.partial.stream().allMatch(link -> lacking.contains(link) || partial.contains(link));
        }

        List<Statement> settings() {
            List<Statement> statements = new ArrayList<>();
            String name = Identifiers.unqualified(reference);
            if (clustered) {
                statements.add(Statement.of("alter table " + table + " cluster on " + name));
            }
            if (replicaIdentity) {
                statements.add(Statement.of("alter table " + table + " replica identity using index " + name));
            }
            for (String target : statistics) {
                String[] parts = target.split(" ", 2);
                statements.add(Statement.of(
                        "alter index " + reference + " alter column " + parts[0] + " set statistics " + parts[1]));
            }
            return statements;
        }
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Class<Index> type() {
        return Index.class;
    }

    @Override
    public String query(int version) {
        return CatalogQuery.of(
                """
                select 'pg_class:' || i.oid || ':0' as address, array[n.nspname, i.relname]::text[] as path,
                  -- a partitioned index first, then its partitions, because an attached table takes the first that fits
                  case when i.relkind = 'I' then 0 when i.relispartition then 1 else 2 end as position,
                  'pg_class:' || c.oid || ':0' as relation,
                  c.oid::pg_catalog.regclass::text as table,
                  i.oid::pg_catalog.regclass::text as reference,
                  pg_catalog.pg_get_indexdef(i.oid, 0, true) as definition,
                  (select pg_catalog.array_agg(
                     case when x.indkey[s - 1] = 0 then '(' || pg_catalog.pg_get_indexdef(i.oid, s, true) || ')'
                       else a.attname::text end order by s)
                   from pg_catalog.generate_series(1, x.indnkeyatts) s
                   left join pg_catalog.pg_attribute a
                     on a.attrelid = c.oid and a.attnum = x.indkey[s - 1]) as columns,
                  (select pg_catalog.array_agg(
                     case when x.indkey[s - 1] = 0 then '(' || pg_catalog.pg_get_indexdef(i.oid, s, true) || ')'
                       else pg_catalog.quote_ident(a.attname) end order by s)
                   from pg_catalog.generate_series(1, x.indnkeyatts) s
                   left join pg_catalog.pg_attribute a
                     on a.attrelid = c.oid and a.attnum = x.indkey[s - 1]) as keys,
                  x.indisunique as unique,
                  x.indexprs is null and x.indpred is null and am.amname = 'btree' as plain,
                  (select pg_catalog.quote_ident(s.spcname) from pg_catalog.pg_tablespace s
                   where s.oid = i.reltablespace) as tablespace,
                  x.indisclustered as clustered,
                  x.indisreplident and c.relreplident = 'i' as replica_identity,
                  x.indisvalid or c.relkind = 'p' as valid,
                  (select pg_catalog.array_agg(a.attnum || ' ' || a.attstattarget order by a.attnum)
                   from pg_catalog.pg_attribute a
                   where a.attrelid = i.oid and a.attstattarget >= 0) as statistics,
                  (select 'pg_class:' || h.inhparent || ':0' from pg_catalog.pg_inherits h
                   where h.inhrelid = i.oid) as part_of,
                  :lacking as lacking,
                  :partial as partial,
                  pg_catalog.pg_get_expr(x.indpred, x.indrelid, true) as predicate
                from pg_catalog.pg_index x
                join pg_catalog.pg_class i on i.oid = x.indexrelid
                join pg_catalog.pg_class c on c.oid = x.indrelid
                join pg_catalog.pg_namespace n on n.oid = c.relnamespace
                join pg_catalog.pg_am am on am.oid = i.relam
                where c.relpersistence <> 't'
                  and not exists (
                    select from pg_catalog.pg_constraint k
                    where k.conindid = i.oid and k.contype in ('p', 'u', 'x'))
                  and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
                -- what is of the whole before what is a partition's share of it
                order by (select pg_catalog.count(*) from pg_catalog.pg_partition_ancestors(c.oid)),
                  n.nspname, c.relname, i.relname
                """, Map.of("lacking", MissingShares.none("c", "x"), "partial", MissingShares.partial("c", "x")));
    }

    @Override
    public List<SystemCatalog> catalogs() {
        return List.of(SystemCatalog.RELATIONS.only("i", "I"));
    }

    @Override
    public String address(Index index) {
        return "index " + index.reference();
    }

    @Override
    public Set<String> occupies(Index index) {
        return Set.of("relation " + index.id().dotted());
    }

    @Override
    public Optional<String> nameless(Index index) {
        String definition = index.definition();
        int on = definition.indexOf(" ON ");
        return Optional.of(
                index.relation() + definition.substring(on) + index.unique() + index.tablespace() + index.partOf());
    }

    @Override
    public List<Statement> rename(Index from, Index to) {
        return Statement.list(
                "alter index " + from.reference() + " rename to " + Identifiers.unqualified(to.reference()));
    }

    @Override
    public List<Statement> renameAside(Index index) {
        return Statement.list(
                "alter index " + index.reference() + " rename to " + TypeReplacement.aside(index.reference()));
    }

    @Override
    public List<DropDependency> dropDependencies(Index index) {
        List<DropDependency> dropDependencies = new ArrayList<>();
        dropDependencies.add(new DropDependency(index.id(), index.relation()));
        index.partOf()
                .ifPresent(whole -> dropDependencies.add(
                        DropDependency.tied(index.id(), whole, PartitionKind.idOf(index.relation()))));
        return dropDependencies;
    }

    @Override
    public List<Precedence> precedences(Index index, Catalog to, Predicate<ObjectId> isCreated) {
        return MissingShares.precedences(index.id(), index.lacking(), index.partial());
    }

    @Override
    public List<ObjectId> madeAnewWith(Index index) {
        return MissingShares.both(index.lacking(), index.partial()).toList();
    }

    @Override
    public List<Statement> create(Index index, CreateContext context) {
        String sql = index.definition().replaceFirst(" USING btree \\(", " (");
        if (!index.tablespace().isEmpty()) {
            String predicate = index.predicate().value();
            int end = predicate.isEmpty() ? sql.length() : sql.length() - " WHERE ".length() - predicate.length();
            sql = sql.substring(0, end) + " TABLESPACE " + index.tablespace() + sql.substring(end);
        }
        Statement create = Statement.of(sql);
        if (index.unique() && index.partOf().isEmpty() && !context.isFresh(index.relation())) {
            create = create.guardedBy(ConstraintRowChecks.sharing(
                    index.table(),
                    index.keys(),
                    sql.contains(" NULLS NOT DISTINCT"),
                    index.predicate().value()));
        }
        List<Statement> statements = new ArrayList<>();
        statements.add(create);
        statements.addAll(index.settings());
        return statements;
    }

    @Override
    public List<Statement> drop(Index index, Catalog from) {
        return Statement.list("drop index " + index.reference());
    }

    @Override
    public Alteration alter(Index from, Index to, AlterContext context) {
        if (!from.definition().equals(to.definition())
                || from.partOf().isPresent()
                        && !from.partOf().equals(to.partOf())
                        && context.lasts(PartitionKind.idOf(to.relation()))
                || from.valid() != to.valid()
                || from.hasSharesToLose(to)
                || !from.statistics().equals(to.statistics())) {
            return Alteration.replace();
        }
        List<Statement> statements = new ArrayList<>();
        if (!from.tablespace().equals(to.tablespace())) {
            statements.add(Statement.of("alter index " + to.reference() + " set tablespace "
                    + (to.tablespace().isEmpty() ? "pg_default" : to.tablespace())));
        }
        if (from.clustered() && !to.clustered()) {
            statements.add(Statement.of("alter table " + to.table() + " set without cluster"));
        }
        if (from.replicaIdentity() && !to.replicaIdentity()) {
            statements.add(Statement.of("alter table " + to.table() + " replica identity default"));
        }
        statements.addAll(to.settings());
        return Alteration.inPlace(statements);
    }

    /** PostgreSQL would make it anew for all partitions, with a share for each that lacks one. */
    @Override
    public boolean inTheWayOfRetyping(Index index, boolean comparable) {
        return !index.lacking().isEmpty() || !index.partial().isEmpty();
    }

    @Override
    public boolean expressibleInJpa(Index object) {
        return object.plain() && object.partOf().isEmpty();
    }

    @Override
    public Set<String> printed(Index index) {
        return index.plain() ? Set.of() : Set.of("definition", "columns", "keys", "predicate");
    }

    @Override
    public Set<String> wordy(Index index) {
        return index.tablespace().isEmpty() ? printed(index) : Set.of();
    }

    @Override
    public Telling telling(Index index) {
        return Telling.apart(index.columns().stream()
                .map(column -> '"' + column + '"')
                .collect(Collectors.joining(", ", " on '[", "]'")));
    }

    @Override
    public Optional<ColumnUse> columns(Index index) {
        return Optional.of(new ColumnUse(index.relation(), index.columns()));
    }
}
