package io.github.migratemaven.kind.partition;

import io.github.migratemaven.catalog.AlterContext;
import io.github.migratemaven.catalog.Alteration;
import io.github.migratemaven.catalog.Catalog;
import io.github.migratemaven.catalog.CreateContext;
import io.github.migratemaven.catalog.ObjectId;
import io.github.migratemaven.catalog.ObjectKind;
import io.github.migratemaven.catalog.Precheck;
import io.github.migratemaven.catalog.SchemaObject;
import io.github.migratemaven.catalog.Statement;
import io.github.migratemaven.catalog.Uncompared;
import io.github.migratemaven.catalog.trait.DropDependency;
import io.github.migratemaven.catalog.trait.Lineage;
import io.github.migratemaven.catalog.trait.Precedence;
import io.github.migratemaven.catalog.trait.SystemCatalog;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** A table's place among the partitions of another. */
public final class PartitionKind implements ObjectKind<PartitionKind.Partition> {
    public static final String NAME = "partition";

    /**
     * A partition's link to its partitioned table.
     *
     * @param bound as in {@code ATTACH PARTITION}
     * @param referenced whether foreign keys refer to its rows by way of a table above
     * @param accepts condition on the rows that it takes, those of the tables above it included
     */
    public record Partition(
            ObjectId id,
            ObjectId child,
            ObjectId parent,
            String childTable,
            String parentTable,
            String bound,
            Uncompared<Boolean> referenced,
            Uncompared<String> accepts)
            implements SchemaObject {

        boolean isDefault() {
            return bound.equals("DEFAULT");
        }

        /** The condition; empty where it can be asked only once the tables above are there, as for hash partitions. */
        Optional<String> condition() {
            return Optional.of(accepts.value())
                    .filter(condition -> !condition.isEmpty() && !condition.contains("satisfies_hash_partition("));
        }
    }

    /** The identity of a table's place, whether or not it has one. */
    public static ObjectId idOf(ObjectId table) {
        return new ObjectId(NAME, table.path());
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Class<Partition> type() {
        return Partition.class;
    }

    @Override
    public String query(int version) {
        return """
            select 'pg_inherits:' || c.oid || ':0' as address, array[n.nspname, c.relname]::text[] as path,
              'pg_class:' || c.oid || ':0' as child,
              'pg_class:' || p.oid || ':0' as parent,
              c.oid::pg_catalog.regclass::text as child_table,
              p.oid::pg_catalog.regclass::text as parent_table,
              pg_catalog.pg_get_expr(c.relpartbound, c.oid) as bound,
              exists (
                select from pg_catalog.pg_constraint k
                where k.contype = 'f' and k.confrelid = c.oid and k.conparentid <> 0) as referenced,
              -- the partition constraint, with the tables above by name where it has their oids
              (with recursive above as (
                 select n, a.relid::pg_catalog.oid as oid
                 from pg_catalog.pg_partition_ancestors(c.oid) with ordinality a(relid, n)
               ), named as (
                 select 0::pg_catalog.int8 as n, pg_catalog.pg_get_partition_constraintdef(c.oid) as text
                 union all
                 select above.n,
                   pg_catalog.replace(
                     named.text,
                     'satisfies_hash_partition(''' || above.oid || '''::oid',
                     'satisfies_hash_partition('
                       || pg_catalog.quote_literal(above.oid::pg_catalog.regclass::text)
                       || '::pg_catalog.regclass::pg_catalog.oid')
                 from named
                 join above on above.n = named.n + 1
               )
               select text from named order by n desc limit 1) as accepts
            from pg_catalog.pg_inherits h
            join pg_catalog.pg_class c on c.oid = h.inhrelid
            join pg_catalog.pg_namespace n on n.oid = c.relnamespace
            join pg_catalog.pg_class p on p.oid = h.inhparent
            where c.relkind in ('r', 'p', 'f') and c.relispartition
              and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
            order by 2
            """;
    }

    @Override
    public List<SystemCatalog> restsOn() {
        return List.of(SystemCatalog.RELATIONS.only("p"));
    }

    @Override
    public String address(Partition partition) {
        return "partition " + partition.childTable() + " of " + partition.parentTable();
    }

    /**
     * Not bound to the parent: dropping that would drop the child's rows, unless the child is detached before. And no
     * partition of a table that stays can be dropped while foreign keys refer to that, before it is detached.
     */
    @Override
    public List<DropDependency> dropDependencies(Partition partition) {
        return List.of(
                partition.referenced().value()
                        ? DropDependency.onlyWith(partition.id(), partition.child(), partition.parent())
                        : new DropDependency(partition.id(), partition.child()));
    }

    /** Rows of a partition that goes may belong into one that comes. */
    @Override
    public Alteration.CarryOver carryOver(Partition gone, AlterContext context) {
        return LeftRows.of(gone, context).map(LeftRows::putBack).orElse(Alteration.CarryOver.NOTHING);
    }

    /** A partition that is divided itself has its own partitions before, so that rows can be moved into it. */
    @Override
    public List<Precedence> precedences(Partition partition, Catalog to, Predicate<ObjectId> isCreated) {
        return List.of(new Precedence(partition.id(), idOf(partition.parent())));
    }

    @Override
    public Optional<Lineage> lineage(Partition partition) {
        return Optional.of(new Lineage(partition.child(), partition.parent()));
    }

    @Override
    public List<Statement> create(Partition partition, CreateContext context) {
        Statement attach = Statement.of("alter table " + partition.parentTable() + " attach partition "
                + partition.childTable() + " " + partition.bound());
        StrayRows strays = new StrayRows(partition, context.to());
        List<Statement> statements = new ArrayList<>();
        Optional<Partition> before = context.from().find(partition.id(), Partition.class);
        boolean moves = before.filter(was -> StrayRows.mayBeIn(was, partition)).isPresent();
        if (moves) {
            statements.addAll(strays.takeOut(context.from()));
        }
        if (!before.equals(Optional.of(partition)) && !partition.isDefault()) {
            statements.addAll(strays.fetchFromDefault(context.from()));
        }
        Optional<String> condition =
                before.isPresent() || context.isFresh(partition.child()) ? Optional.empty() : partition.condition();
        statements.add(condition
                .map(accepted -> attach.guardedBy(new Precheck(
                        "in " + partition.childTable() + " do not belong into a partition " + partition.bound(),
                        "select * from " + partition.childTable() + " where (" + accepted + ") is not true")))
                .orElse(attach));
        return statements;
    }

    /** What is set aside keeps the partitions that are dropped with it, and is detached by that itself. */
    @Override
    public List<Statement> drop(Partition partition, AlterContext context) {
        boolean goesWithParent = !context.to().contains(partition.child())
                && (context.remade().contains(partition.parent())
                        || !context.to().contains(partition.parent()));
        return goesWithParent || context.remade().contains(partition.child())
                ? List.of()
                : drop(partition, context.from());
    }

    @Override
    public List<Statement> drop(Partition partition, Catalog from) {
        return Statement.list("alter table " + partition.parentTable() + " detach partition " + partition.childTable());
    }

    @Override
    public Alteration alter(Partition from, Partition to, AlterContext context) {
        return StrayRows.mayBeIn(from, to)
                ? new Alteration.Replace(new StrayRows(to, context.to()).putBack())
                : Alteration.replace();
    }

    @Override
    public Set<String> printed(Partition partition) {
        return Set.of("bound");
    }

    @Override
    public Optional<ObjectId> shapes(Partition partition) {
        return Optional.of(partition.child());
    }
}
