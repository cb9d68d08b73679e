package io.github.migratemaven.kind;

import io.github.migratemaven.catalog.Address;
import io.github.migratemaven.catalog.AlterContext;
import io.github.migratemaven.catalog.Alteration;
import io.github.migratemaven.catalog.Binding;
import io.github.migratemaven.catalog.Catalog;
import io.github.migratemaven.catalog.CreateContext;
import io.github.migratemaven.catalog.Incidental;
import io.github.migratemaven.catalog.Lineage;
import io.github.migratemaven.catalog.ObjectId;
import io.github.migratemaven.catalog.ObjectKind;
import io.github.migratemaven.catalog.Precheck;
import io.github.migratemaven.catalog.SchemaObject;
import io.github.migratemaven.catalog.Statement;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A table's place among the partitions of another. */
public final class PartitionKind implements ObjectKind<PartitionKind.Partition> {
    private static final String NAME = "partition";

    /**
     * A partition's link to its partitioned table.
     *
     * @param bound as in {@code ATTACH PARTITION}
     * @param accepts condition on the rows that it takes, those of the tables above it included
     */
    public record Partition(
            ObjectId id,
            ObjectId child,
            ObjectId parent,
            String childTable,
            String parentTable,
            String bound,
            Incidental<String> accepts)
            implements SchemaObject {

        /** The condition; empty where it holds only inside this database, as for hash partitions. */
        Optional<String> condition() {
            return Optional.of(accepts.value())
                    .filter(condition -> !condition.isEmpty() && !condition.contains("satisfies_hash_partition("));
        }
    }

    /** The identity of a table's place, whether or not it has one. */
    static ObjectId idOf(ObjectId table) {
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
        return "select '-' as address, array[n.nspname, c.relname]::text[] as path, " + Sql.RELATION + " as child, "
                + Address.of("pg_class", "p.oid") + " as parent, " + Sql.RELATION_NAME + " as child_table,"
                + " p.oid::pg_catalog.regclass::text as parent_table,"
                + " pg_catalog.pg_get_expr(c.relpartbound, c.oid) as bound,"
                + " pg_catalog.pg_get_partition_constraintdef(c.oid) as accepts"
                + " from pg_catalog.pg_inherits h join pg_catalog.pg_class c on c.oid = h.inhrelid"
                + " join pg_catalog.pg_namespace n on n.oid = c.relnamespace"
                + " join pg_catalog.pg_class p on p.oid = h.inhparent"
                + " where c.relkind in ('r', 'p', 'f') and c.relispartition and " + Sql.USER_SCHEMA + " order by 2";
    }

    @Override
    public String address(Partition partition) {
        return "partition " + partition.childTable() + " of " + partition.parentTable();
    }

    /** Not bound to the parent: dropping that would drop the child's rows, unless the child is detached before. */
    @Override
    public List<Binding> bindings(Partition partition) {
        return List.of(new Binding(partition.id(), partition.child()));
    }

    @Override
    public Optional<Lineage> lineage(Partition partition) {
        return Optional.of(new Lineage(partition.child(), partition.parent()));
    }

    @Override
    public List<Statement> create(Partition partition, CreateContext context) {
        Statement attach = Statement.of("alter table " + partition.parentTable() + " attach partition "
                + partition.childTable() + " " + partition.bound());
        Optional<String> condition = partition.condition();
        return List.of(
                context.isFresh(partition.child()) || condition.isEmpty()
                        ? attach
                        : attach.guardedBy(new Precheck(
                                "in " + partition.childTable() + " do not belong into a partition " + partition.bound(),
                                "select * from " + partition.childTable() + " where (" + condition.get()
                                        + ") is not true")));
    }

    @Override
    public List<Statement> drop(Partition partition, Catalog from) {
        return Statement.list("alter table " + partition.parentTable() + " detach partition " + partition.childTable());
    }

    @Override
    public Alteration alter(Partition from, Partition to, AlterContext context) {
        return Alteration.replace();
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
