package io.github.migratemaven.kind.constraint;

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
import io.github.migratemaven.catalog.trait.Share;
import io.github.migratemaven.catalog.trait.SystemCatalog;
import io.github.migratemaven.kind.partition.MissingShares;
import io.github.migratemaven.kind.partition.PartitionKind;
import io.github.migratemaven.kind.relation.Ancestry;
import io.github.migratemaven.kind.relation.ForeignTableKind;
import io.github.migratemaven.kind.relation.PersistenceChange;
import io.github.migratemaven.kind.relation.RelationOptions;
import io.github.migratemaven.kind.sql.CatalogQuery;
import io.github.migratemaven.kind.sql.Identifiers;
import io.github.migratemaven.kind.sql.Sql;
import io.github.migratemaven.kind.type.TypeReplacement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Constraints of tables. Foreign keys are a kind of their own, because they come after everything else and can be what
 * ties two tables to each other.
 */
public final class ConstraintKind implements ObjectKind<ConstraintKind.Constraint> {
    private final String name;
    private final String forms;

    private ConstraintKind(String name, String forms) {
        this.name = name;
        this.forms = forms;
    }

    /** Primary key, unique, exclusion and check constraints. */
    public static ConstraintKind ofOneTable() {
        return new ConstraintKind("constraint", "('p', 'u', 'x', 'c')");
    }

    /** Foreign keys. */
    public static ConstraintKind foreignKeys() {
        return new ConstraintKind("foreign key", "('f')");
    }

    /**
     * A constraint.
     *
     * @param form {@code p} primary key, {@code u} unique, {@code x} exclusion, {@code f} foreign key, {@code c} check
     * @param definition as PostgreSQL writes it, without name
     * @param columns the constrained columns
     * @param options of the index behind it
     * @param tablespace of the index behind it
     * @param clustered whether the table is clustered on the index behind it
     * @param replicaIdentity whether the index behind it is the table's replica identity
     * @param referenced the table that a foreign key refers to
     * @param partOf the partitioned table's constraint that this one is a partition's share of
     * @param topmost the foreign key of the outermost table that this one is a share of
     * @param lacking places of the partitions that have no share of the index behind it
     * @param partial places of those with a share that partitions below have none of
     * @param toPartitions whether it refers to a partitioned table
     * @param predicate of an exclusion constraint, as its definition has it
     */
    public record Constraint(
            ObjectId id,
            ObjectId relation,
            String table,
            String name,
            String form,
            String definition,
            List<String> columns,
            List<String> options,
            String tablespace,
            boolean clustered,
            boolean replicaIdentity,
            Uncompared<Boolean> inherited,
            Uncompared<Boolean> inPartition,
            boolean onPartitioned,
            Optional<ObjectId> referenced,
            Optional<ObjectId> partOf,
            Optional<ObjectId> topmost,
            List<ObjectId> lacking,
            List<ObjectId> partial,
            Uncompared<Boolean> toPartitions,
            Uncompared<String> predicate)
            implements SchemaObject {

        /** Whether partitions have a share of it, so that it goes before any of them does. */
        boolean concernsPartitions() {
            return onPartitioned || toPartitions.value();
        }

        boolean isForeignKey() {
            return form.equals("f");
        }

        /** Whether some partition has a share now that it cannot give up while this index lasts. */
        boolean hasSharesToLose(Constraint later) {
            return !lacking.containsAll(later.lacking)
                    || !later.partial.stream().allMatch(link -> lacking.contains(link) || partial.contains(link));
        }

        /** Whether an index stands behind it. */
        public boolean hasIndex() {
            return !isForeignKey() && !isCheck();
        }

        /** Whose definition has the storage parameters in it, unlike that of the others with an index. */
        boolean isExclusion() {
            return form.equals("x");
        }

        boolean isCheck() {
            return form.equals("c");
        }

        /** The index behind it as SQL names it: in the schema of its table. */
        String indexReference() {
            return table.substring(0, Identifiers.schemaEnd(table)) + name;
        }

        /**
         * Whether PostgreSQL makes it itself with the one it is part of, or with the partition. It takes a foreign key
         * that is there already for a share, but never an exclusion constraint.
         */
        public boolean comesWithWhole() {
            return partOf.isPresent() && (form.equals("x") || isForeignKey());
        }

        /** Whether it is a check that the table has only from a parent. */
        public boolean isInheritedCheck() {
            return inherited.value() && isCheck();
        }
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Class<Constraint> type() {
        return Constraint.class;
    }

    @Override
    public String query(int version) {
        return CatalogQuery.of(
                """
                select 'pg_constraint:' || k.oid || ':0' as address,
                  array[n.nspname, c.relname, k.conname]::text[] as path,
                  'pg_class:' || c.oid || ':0' as relation,
                  c.oid::pg_catalog.regclass::text as table,
                  pg_catalog.quote_ident(k.conname) as name,
                  k.contype::text as form,
                  pg_catalog.pg_get_constraintdef(k.oid) as definition,
                  -- which columns a check reads first is a matter of its text
                  (select pg_catalog.array_agg(a.attname::text order by case when k.contype <> 'c' then u.n end, a.attname)
                   from pg_catalog.unnest(k.conkey) with ordinality u(attnum, n)
                   join pg_catalog.pg_attribute a on a.attrelid = k.conrelid and a.attnum = u.attnum) as columns,
                  :options as options,
                  (select pg_catalog.quote_ident(s.spcname) from pg_catalog.pg_tablespace s
                   where s.oid = i.reltablespace) as tablespace,
                  coalesce(x.indisclustered, false) as clustered,
                  coalesce(x.indisreplident and c.relreplident = 'i', false) as replica_identity,
                  k.coninhcount > 0 and not k.conislocal as inherited,
                  c.relispartition as in_partition,
                  c.relkind = 'p' as on_partitioned,
                  case when k.confrelid <> 0 then 'pg_class:' || k.confrelid || ':0' end as referenced,
                  case when k.conparentid <> 0 then 'pg_constraint:' || k.conparentid || ':0' end as part_of,
                  (with recursive above as (
                     select w.oid, w.conparentid from pg_catalog.pg_constraint w
                     where w.oid = k.conparentid and k.contype = 'f'
                     union all
                     select w.oid, w.conparentid from pg_catalog.pg_constraint w
                     join above on w.oid = above.conparentid
                   )
                   select 'pg_constraint:' || above.oid || ':0' from above where above.conparentid = 0) as topmost,
                  :lacking as lacking,
                  :partial as partial,
                  exists (
                    select from pg_catalog.pg_class r where r.oid = k.confrelid and r.relkind = 'p') as to_partitions,
                  pg_catalog.pg_get_expr(x.indpred, x.indrelid) as predicate
                from pg_catalog.pg_constraint k
                join pg_catalog.pg_class c on c.oid = k.conrelid
                join pg_catalog.pg_namespace n on n.oid = c.relnamespace
                left join pg_catalog.pg_class i on i.oid = k.conindid and k.contype in ('p', 'u', 'x')
                left join pg_catalog.pg_index x on x.indexrelid = i.oid
                where k.contype in :forms and c.relpersistence <> 't'
                  -- what a partition of the referenced table has to do with it
                  and not exists (
                    select from pg_catalog.pg_constraint w
                    where w.oid = k.conparentid and k.contype = 'f' and w.conrelid = k.conrelid)
                  and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
                -- what is of the whole before what is a partition's share of it
                order by (select pg_catalog.count(*) from pg_catalog.pg_partition_ancestors(c.oid)),
                  n.nspname, c.relname, k.contype <> 'p', k.conname
                """,
                Map.of(
                        "options", Sql.options("i.reloptions"),
                        "forms", forms,
                        "lacking", MissingShares.none("c", "x"),
                        "partial", MissingShares.partial("c", "x")));
    }

    @Override
    public List<SystemCatalog> catalogs() {
        return List.of(SystemCatalog.TABLE_CONSTRAINTS);
    }

    @Override
    public String address(Constraint constraint) {
        return "constraint " + constraint.name() + " on " + constraint.table();
    }

    @Override
    public Set<String> places(Constraint constraint) {
        return constraint.form().equals("p") && !constraint.inPartition().value()
                ? Set.of("primary key of " + constraint.relation().dotted())
                : Set.of();
    }

    @Override
    public Set<String> occupies(Constraint constraint) {
        String ownName = "constraint " + constraint.id().dotted();
        return constraint.hasIndex()
                ? Set.of(
                        ownName,
                        "relation " + constraint.id().path().get(0) + "."
                                + constraint.id().name())
                : Set.of(ownName);
    }

    @Override
    public Optional<ObjectId> inlineIn(Constraint constraint) {
        boolean separate = constraint.isForeignKey()
                || constraint.definition().endsWith(" NOT VALID")
                || constraint.relation().kind().equals(ForeignTableKind.NAME) && !constraint.isCheck();
        return separate ? Optional.empty() : Optional.of(constraint.relation());
    }

    @Override
    public Optional<String> nameless(Constraint constraint) {
        return constraint.isInheritedCheck()
                ? Optional.empty()
                : Optional.of(constraint.relation() + ConstraintSql.definition(constraint) + constraint.partOf());
    }

    @Override
    public List<Statement> rename(Constraint from, Constraint to) {
        return Statement.list("alter table " + from.table() + " rename constraint " + from.name() + " to " + to.name());
    }

    @Override
    public List<Statement> renameAside(Constraint constraint) {
        return constraint.isInheritedCheck()
                ? List.of()
                : Statement.list("alter table " + constraint.table() + " rename constraint " + constraint.name()
                        + " to " + TypeReplacement.aside(constraint.name()));
    }

    @Override
    public List<Precedence> precedences(Constraint constraint, Catalog to, Predicate<ObjectId> isCreated) {
        return MissingShares.precedences(constraint.id(), constraint.lacking(), constraint.partial());
    }

    @Override
    public List<ObjectId> madeAnewWith(Constraint constraint) {
        return MissingShares.both(constraint.lacking(), constraint.partial()).toList();
    }

    /** A table that lasts must not refer to one that does not. */
    @Override
    public List<Precedence> alterPrecedences(Constraint constraint, Catalog from, Catalog to) {
        return constraint.isForeignKey()
                ? new PersistenceChange(from, to).order(constraint).stream().toList()
                : List.of();
    }

    @Override
    public Optional<ObjectId> handedDownFrom(Constraint constraint) {
        return constraint.isCheck() ? Optional.of(constraint.relation()) : Optional.empty();
    }

    @Override
    public List<DropDependency> dropDependencies(Constraint constraint) {
        ObjectId id = constraint.id();
        Optional<ObjectId> whole = constraint.partOf();
        if (constraint.isForeignKey()) {
            return constraint
                    .topmost()
                    .map(other -> List.of(new DropDependency(id, other), new DropDependency(id, constraint.relation())))
                    .orElseGet(() -> constraint.concernsPartitions()
                            ? List.of()
                            : List.of(new DropDependency(id, constraint.relation())));
        }
        List<DropDependency> dropDependencies = new ArrayList<>();
        dropDependencies.add(new DropDependency(id, constraint.relation()));
        whole.ifPresent(other ->
                dropDependencies.add(DropDependency.tied(id, other, PartitionKind.idOf(constraint.relation()))));
        return dropDependencies;
    }

    @Override
    public Optional<Share> share(Constraint constraint) {
        return constraint.isForeignKey()
                ? constraint.topmost().map(whole -> new Share(whole, PartitionKind.idOf(constraint.relation())))
                : Optional.empty();
    }

    /** A foreign key refers to the rows of all partitions, and stays when one goes with its rows. */
    @Override
    public boolean outlives(Constraint constraint, ObjectId gone) {
        return constraint.isForeignKey() && gone.kind().equals(PartitionKind.NAME);
    }

    @Override
    public List<Statement> create(Constraint constraint, CreateContext context) {
        if (constraint.isInheritedCheck() && Ancestry.bringsAlong(constraint.relation(), constraint.id(), context)) {
            return List.of();
        }
        if (constraint.comesWithWhole()) {
            return List.of();
        }
        boolean only = constraint.onPartitioned()
                && (constraint.form().equals("p")
                        || constraint.form().equals("u")
                        || !(constraint.lacking().isEmpty()
                                && constraint.partial().isEmpty()));
        Statement add = Statement.of("alter table " + (only ? "only " : "") + constraint.table() + " add constraint "
                + constraint.name() + " " + ConstraintSql.definition(constraint));
        List<Statement> statements = new ArrayList<>();
        boolean mayHoldRows =
                !context.isFresh(constraint.relation()) && constraint.partOf().isEmpty();
        statements.add(mayHoldRows ? ConstraintRowChecks.guard(add, constraint, context.from(), context.to()) : add);
        statements.addAll(ConstraintSql.settings(constraint));
        return statements;
    }

    @Override
    public List<Statement> drop(Constraint constraint, AlterContext context) {
        if (constraint.isInheritedCheck() && Ancestry.takesAlong(constraint.relation(), constraint.id(), context)) {
            return List.of();
        }
        // before 15 a detached partition keeps its foreign keys only where they refer to plain tables
        boolean unsure = constraint.isForeignKey() && constraint.partOf().isPresent() && context.version() < 15;
        return unsure
                ? Statement.list(
                        "alter table " + constraint.table() + " drop constraint if exists " + constraint.name())
                : drop(constraint, context.from());
    }

    @Override
    public List<Statement> drop(Constraint constraint, Catalog from) {
        return Statement.list("alter table " + constraint.table() + " drop constraint " + constraint.name());
    }

    @Override
    public Alteration alter(Constraint from, Constraint to, AlterContext context) {
        if (from.isInheritedCheck() && to.isInheritedCheck() && Ancestry.follows(to.relation(), to.id(), context)) {
            return Alteration.inPlace(
                    from.definition().equals(to.definition() + " NOT VALID")
                            ? Statement.list("alter table " + to.table() + " validate constraint " + to.name())
                            : List.of());
        }
        List<Statement> statements = new ArrayList<>();
        if (from.definition().equals(to.definition() + " NOT VALID")) {
            statements.add(Statement.of("alter table " + to.table() + " validate constraint " + to.name()));
        } else if (!from.definition().equals(to.definition())
                || !from.tablespace().equals(to.tablespace())
                || from.hasSharesToLose(to)
                || !from.partOf().equals(to.partOf()) && !standsByItself(from, to, context)) {
            return Alteration.replace();
        }
        RelationOptions.changes("index " + to.indexReference(), from.options(), to.options())
                .forEach(statements::add);
        if (from.clustered() && !to.clustered()) {
            statements.add(Statement.of("alter table " + to.table() + " set without cluster"));
        }
        if (from.replicaIdentity() && !to.replicaIdentity()) {
            statements.add(Statement.of("alter table " + to.table() + " replica identity default"));
        }
        if (to.clustered() && !from.clustered() || to.replicaIdentity() && !from.replicaIdentity()) {
            statements.addAll(ConstraintSql.settings(to));
        }
        return Alteration.inPlace(statements);
    }

    /** Whether nothing but a link makes the difference between a share and a constraint of the table's own. */
    private static boolean standsByItself(Constraint from, Constraint to, AlterContext context) {
        if (to.isForeignKey()) {
            return true;
        }
        boolean linked = context.lasts(PartitionKind.idOf(to.relation()));
        return !from.comesWithWhole() && !to.comesWithWhole() && (from.partOf().isEmpty() || !linked);
    }

    @Override
    public boolean expressibleInJpa(Constraint object) {
        return !object.form().equals("x")
                && !object.inPartition().value()
                && !object.definition().endsWith(" NOT VALID");
    }

    @Override
    public Set<String> printed(Constraint constraint) {
        return constraint.isCheck() || constraint.form().equals("x") ? Set.of("definition") : Set.of();
    }

    @Override
    public Set<String> wordy(Constraint constraint) {
        return constraint.options().isEmpty() && constraint.tablespace().isEmpty() ? printed(constraint) : Set.of();
    }

    @Override
    public boolean inTheWayOfRetyping(Constraint constraint, boolean comparable) {
        return constraint.isForeignKey()
                ? !comparable
                : !constraint.lacking().isEmpty() || !constraint.partial().isEmpty();
    }

    @Override
    public Optional<ColumnUse> columns(Constraint constraint) {
        return Optional.of(new ColumnUse(constraint.relation(), constraint.columns()));
    }
}
