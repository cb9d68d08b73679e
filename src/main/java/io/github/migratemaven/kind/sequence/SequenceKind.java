package io.github.migratemaven.kind.sequence;

import io.github.migratemaven.catalog.AlterContext;
import io.github.migratemaven.catalog.Alteration;
import io.github.migratemaven.catalog.Catalog;
import io.github.migratemaven.catalog.CreateContext;
import io.github.migratemaven.catalog.ObjectId;
import io.github.migratemaven.catalog.ObjectKind;
import io.github.migratemaven.catalog.SchemaObject;
import io.github.migratemaven.catalog.Statement;
import io.github.migratemaven.catalog.trait.Acl;
import io.github.migratemaven.catalog.trait.Evaluated;
import io.github.migratemaven.catalog.trait.Ownership;
import io.github.migratemaven.catalog.trait.Renameable;
import io.github.migratemaven.catalog.trait.SystemCatalog;
import io.github.migratemaven.catalog.trait.Telling;
import io.github.migratemaven.kind.sql.RelationName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Sequences, but for those inside identity columns. */
public final class SequenceKind implements ObjectKind<SequenceKind.Sequence> {

    /** A sequence and its options. */
    public record Sequence(
            ObjectId id,
            String reference,
            String dataType,
            long start,
            long increment,
            long minimum,
            long maximum,
            long cache,
            boolean cycle,
            boolean unlogged)
            implements SchemaObject, Evaluated {}

    @Override
    public String name() {
        return "sequence";
    }

    @Override
    public Class<Sequence> type() {
        return Sequence.class;
    }

    @Override
    public String query(int version) {
        return """
            select 'pg_class:' || c.oid || ':0' as address, array[n.nspname, c.relname]::text[] as path,
              c.oid::pg_catalog.regclass::text as reference,
              s.seqtypid::pg_catalog.regtype::text as data_type,
              s.seqstart as start, s.seqincrement as increment, s.seqmin as minimum, s.seqmax as maximum,
              s.seqcache as cache, s.seqcycle as cycle,
              c.relpersistence = 'u' as unlogged
            from pg_catalog.pg_sequence s
            join pg_catalog.pg_class c on c.oid = s.seqrelid
            join pg_catalog.pg_namespace n on n.oid = c.relnamespace
            where n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
              and not exists (
                select from pg_catalog.pg_depend d
                where d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass and d.objid = c.oid and d.deptype = 'i')
            order by n.nspname, c.relname
            """;
    }

    @Override
    public List<SystemCatalog> catalogs() {
        return List.of(SystemCatalog.RELATIONS.only("S"));
    }

    /** An owned sequence follows its table. */
    @Override
    public Optional<Ownership> ownership() {
        return Optional.of(new Ownership("pg_class", "relowner", """
            relkind = 'S' and not exists (
              select from pg_catalog.pg_depend d
              where d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass and d.objid = oid
                and d.deptype in ('a', 'i') and d.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass)\
            """));
    }

    @Override
    public Optional<Acl> acl() {
        return Optional.of(Acl.OF_RELATIONS);
    }

    @Override
    public String address(Sequence sequence) {
        return "sequence " + sequence.reference();
    }

    @Override
    public Set<String> occupies(Sequence sequence) {
        return Set.of("relation " + sequence.id().dotted());
    }

    @Override
    public List<Statement> create(Sequence sequence, CreateContext context) {
        Statement create =
                Statement.of("create " + (sequence.unlogged() ? "unlogged " : "") + "sequence " + sequence.reference()
                        + (sequence.dataType().equals("bigint") ? "" : " as " + sequence.dataType())
                        + SequenceOptions.of(sequence).toCreate());
        return NumberSource.columnOf(sequence.id(), context.to())
                .flatMap(column -> NumberSource.predecessor(sequence.id(), column, context.from(), context.to()))
                .map(old -> old.handOver(create, sequence.reference()))
                .orElseGet(() -> Stream.concat(
                                Stream.of(create),
                                new ApplicationSequences(context.from(), context.to())
                                        .numbered(sequence).skip().stream())
                        .toList());
    }

    @Override
    public List<ObjectId> heirs(Sequence sequence, Catalog from, Catalog to) {
        return NumberSource.columnOf(sequence.id(), from).stream()
                .flatMap(column -> NumberSource.heirs(sequence.id(), column, from, to).stream())
                .filter(heir -> !from.contains(heir))
                .toList();
    }

    /** One that another has taken over from waits under another name. */
    @Override
    public List<Statement> drop(Sequence sequence, AlterContext context) {
        return heirs(sequence, context.from(), context.to()).isEmpty()
                ? drop(sequence, context.from())
                : Statement.list("drop sequence " + new NumberSource(sequence.id(), sequence.reference()).aside());
    }

    @Override
    public List<Statement> drop(Sequence sequence, Catalog from) {
        return List.of(Statement.losing(
                "drop sequence " + sequence.reference(), "the current value of sequence " + sequence.reference()));
    }

    @Override
    public Alteration alter(Sequence from, Sequence to, AlterContext context) {
        List<Statement> statements = new ArrayList<>(UsedNumbers.of(to, context.from(), context.to())
                .leadFrom(SequenceOptions.of(from), (before, after) -> alter(to, before, after)));
        if (from.unlogged() != to.unlogged()) {
            statements.add(Statement.of(
                    "alter sequence " + to.reference() + " set " + (to.unlogged() ? "unlogged" : "logged")));
        }
        return Alteration.inPlace(statements);
    }

    private static Optional<Statement> alter(Sequence sequence, SequenceOptions before, SequenceOptions after) {
        String type = before.dataType().equals(after.dataType()) ? "" : " as " + after.dataType();
        String changes = type + before.changesTo(after, "");
        return changes.isEmpty()
                ? Optional.empty()
                : Optional.of(Statement.of("alter sequence " + sequence.reference() + changes));
    }

    @Override
    public boolean expressibleInJpa(Sequence object) {
        return true;
    }

    @Override
    public List<Renameable> renameable(Sequence sequence) {
        return List.of(new RelationName("sequence", sequence.id(), sequence.reference())
                .renameable(SequenceOptions.of(sequence).toString()));
    }

    @Override
    public Telling telling(Sequence sequence) {
        return Telling.by(SequenceOwnershipKind.idOf(sequence.id()));
    }
}
