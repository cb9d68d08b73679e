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
import io.github.migratemaven.catalog.trait.DropDependency;
import io.github.migratemaven.catalog.trait.Precedence;
import io.github.migratemaven.catalog.trait.SystemCatalog;
import io.github.migratemaven.kind.constraint.ConstraintKind;
import io.github.migratemaven.kind.partition.PartitionKind;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** A partition's index as a share of its partitioned table's index. */
public final class IndexAttachmentKind implements ObjectKind<IndexAttachmentKind.IndexAttachment> {
    private static final String NAME = "index attachment";

    /**
     * The link from a partition's index, or the constraint it stands behind, to the whole's.
     *
     * @param rivalled whether some partition has another index that could as well be its share of the outermost one
     */
    public record IndexAttachment(
            ObjectId id,
            ObjectId target,
            ObjectId whole,
            ObjectId child,
            ObjectId parent,
            String index,
            String wholeIndex,
            Uncompared<Boolean> exclusion,
            Uncompared<Boolean> rivalled)
            implements SchemaObject {}

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Class<IndexAttachment> type() {
        return IndexAttachment.class;
    }

    @Override
    public String query(int version) {
        return """
            with rivals as (
              select x.indexrelid as oid, i.relispartition, x.indrelid as relation, k.contype as form,
                (i.relam, x.indisunique, x.indkey::pg_catalog.text, x.indclass::pg_catalog.text,
                  pg_catalog.pg_get_expr(x.indexprs, x.indrelid), pg_catalog.pg_get_expr(x.indpred, x.indrelid))
                as likeness
              from pg_catalog.pg_index x
              join pg_catalog.pg_class i on i.oid = x.indexrelid
              left join pg_catalog.pg_constraint k on k.conindid = x.indexrelid and k.contype in ('p', 'u', 'x')
              where i.relnamespace <> 'pg_catalog'::pg_catalog.regnamespace
            ), rivalled as (
              select pg_catalog.pg_partition_root(x.oid)::pg_catalog.oid as root
              from rivals x
              join rivals y on y.relation = x.relation and y.oid <> x.oid
                and y.likeness is not distinct from x.likeness
                and (x.form is null or y.form is not null or y.relispartition)
              where x.relispartition
            )
            select '-' as address,
              'pg_class:' || i.oid || ':0' as target,
              'pg_class:' || w.oid || ':0' as whole,
              'pg_class:' || x.indrelid || ':0' as child,
              'pg_class:' || wx.indrelid || ':0' as parent,
              i.oid::pg_catalog.regclass::text as index,
              w.oid::pg_catalog.regclass::text as whole_index,
              x.indisexclusion as exclusion,
              pg_catalog.pg_partition_root(i.oid)::pg_catalog.oid in (select root from rivalled) as rivalled
            from pg_catalog.pg_inherits h
            join pg_catalog.pg_class i on i.oid = h.inhrelid
            join pg_catalog.pg_class w on w.oid = h.inhparent
            join pg_catalog.pg_index x on x.indexrelid = i.oid
            join pg_catalog.pg_index wx on wx.indexrelid = w.oid
            join pg_catalog.pg_namespace n on n.oid = i.relnamespace
            where i.relkind in ('i', 'I') and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
            order by i.relname
            """;
    }

    @Override
    public List<SystemCatalog> restsOn() {
        return List.of(SystemCatalog.RELATIONS.only("I"));
    }

    @Override
    public String address(IndexAttachment attachment) {
        return "index " + attachment.index() + " as part of " + attachment.wholeIndex();
    }

    @Override
    public List<ObjectId> requires(IndexAttachment attachment) {
        return List.of(PartitionKind.idOf(attachment.child()));
    }

    /**
     * A new partition is searched for fitting indexes while it is attached, and given those it lacks: what belongs to an
     * index that is there already must come before, and an index that is new after all partitions are attached. So must a
     * new constraint where a partition has another index that would be taken.
     */
    @Override
    public List<Precedence> precedences(IndexAttachment attachment, Catalog to, Predicate<ObjectId> isCreated) {
        ObjectId partition = PartitionKind.idOf(attachment.child());
        boolean rivalled = attachment.rivalled().value();
        boolean newIndex = comesAfterLinks(attachment.whole(), rivalled, isCreated);
        List<Precedence> precedences = new ArrayList<>();
        precedences.add(
                newIndex
                        ? new Precedence(partition, attachment.whole())
                        : new Precedence(attachment.target(), partition));
        ObjectId topmost = topmost(attachment.whole(), to);
        if (!topmost.equals(attachment.whole()) && !comesAfterLinks(topmost, rivalled, isCreated)) {
            // an index that still lacks shares is not taken for one, and another is made
            precedences.add(new Precedence(attachment.id(), PartitionKind.idOf(attachment.parent())));
        }
        return precedences;
    }

    /** The index that one is a share of, and that of another, up to the outermost table. */
    private static ObjectId topmost(ObjectId index, Catalog catalog) {
        return catalog.find(idOf(index), IndexAttachment.class)
                .map(outer -> topmost(outer.whole(), catalog))
                .orElse(index);
    }

    private static ObjectId idOf(ObjectId index) {
        List<String> path = new ArrayList<>(index.path());
        path.add(index.kind());
        return new ObjectId(NAME, path);
    }

    /** Whether an index is made once all partitions are attached, unlike the one behind a constraint of a new table. */
    private static boolean comesAfterLinks(ObjectId index, boolean rivalled, Predicate<ObjectId> isCreated) {
        return (rivalled || index.kind().equals(IndexKind.NAME)) && isCreated.test(index);
    }

    /**
     * Only a detached partition lets go of an index. It would get another share when it is attached again, so an index
     * that it shall have none of is made anew itself.
     */
    @Override
    public List<ObjectId> rebuiltWithoutIt(IndexAttachment attachment, AlterContext context) {
        ObjectId link = PartitionKind.idOf(attachment.child());
        boolean comesBack = context.lasts(attachment.whole())
                && !lacking(attachment.whole(), context.to()).contains(link);
        return comesBack ? List.of(link) : List.of();
    }

    private static List<ObjectId> lacking(ObjectId index, Catalog catalog) {
        return catalog.find(index, IndexKind.Index.class)
                .map(IndexKind.Index::lacking)
                .or(() -> catalog.find(index, ConstraintKind.Constraint.class).map(ConstraintKind.Constraint::lacking))
                .orElse(List.of());
    }

    /** A partition that leaves takes its share along, which only then can be dropped for itself. */
    @Override
    public List<DropDependency> dropDependencies(IndexAttachment attachment) {
        return List.of(
                new DropDependency(attachment.id(), PartitionKind.idOf(attachment.child())),
                new DropDependency(attachment.id(), attachment.whole()),
                new DropDependency(attachment.id(), attachment.target()));
    }

    @Override
    public List<Statement> create(IndexAttachment attachment, CreateContext context) {
        return attachment.exclusion().value()
                ? List.of()
                : Statement.list("alter index " + attachment.wholeIndex() + " attach partition " + attachment.index());
    }

    /** Cannot be undone by itself; it ends with either index or with the partition. */
    @Override
    public List<Statement> drop(IndexAttachment attachment, Catalog from) {
        return List.of();
    }

    @Override
    public Alteration alter(IndexAttachment from, IndexAttachment to, AlterContext context) {
        return Alteration.replace();
    }
}
