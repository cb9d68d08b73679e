package io.github.migratemaven.kind.sequence;

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
import io.github.migratemaven.kind.relation.DefaultKind;
import io.github.migratemaven.kind.relation.TableKind;
import io.github.migratemaven.kind.sql.CatalogQuery;
import io.github.migratemaven.kind.sql.Identifiers;
import io.github.migratemaven.kind.sql.Sql;
import io.github.migratemaven.postgres.sql.Quoting;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Identity columns: the generation rule of a column and the sequence inside it. */
public final class IdentityKind implements ObjectKind<IdentityKind.Identity> {
    static final String NAME = "identity";

    /**
     * A column's identity.
     *
     * @param mode {@code always} or {@code by default}
     * @param sequence name of the sequence inside; empty when it is the one PostgreSQL chooses
     * @param persistence of that: {@code logged} or {@code unlogged}; empty where it is the table's own, which it follows
     */
    public record Identity(
            ObjectId id,
            ObjectId column,
            String table,
            String name,
            String mode,
            String sequence,
            String dataType,
            long start,
            long increment,
            long minimum,
            long maximum,
            long cache,
            boolean cycle,
            String persistence)
            implements SchemaObject {

        /** The options of the sequence inside. */
        public SequenceOptions options() {
            return new SequenceOptions(dataType, start, increment, minimum, maximum, cache, cycle);
        }

        /** What the clause has no place for. */
        public List<Statement> settings() {
            return persistence.isEmpty()
                    ? List.of()
                    : Statement.list("alter sequence " + sequenceReference() + " set " + persistence);
        }

        /** The sequence inside as SQL names it. */
        public String sequenceReference() {
            if (!sequence.isEmpty()) {
                return sequence;
            }
            List<String> path = column.path();
            return table.substring(0, Identifiers.schemaEnd(table))
                    + Quoting.name(path.get(1) + "_" + path.get(2) + "_seq");
        }

        /** What stands behind the type in a column's definition. */
        public String clause() {
            String named = sequence.isEmpty() ? "" : " sequence name " + sequence;
            String all = (named + options().toCreate()).strip();
            return "generated " + mode + " as identity" + (all.isEmpty() ? "" : " (" + all + ")");
        }
    }

    /** The identity of what numbers a column by itself, whether or not it is an identity column. */
    public static ObjectId idOf(ObjectId column) {
        return new ObjectId(NAME, column.path());
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Class<Identity> type() {
        return Identity.class;
    }

    /** Before 15 a sequence has none of its own. */
    private static final String PERSISTENCE_15 = """
        case when q.relpersistence <> c.relpersistence then
                case q.relpersistence when 'u' then 'unlogged' else 'logged' end end\
        """;

    @Override
    public String query(int version) {
        return CatalogQuery.of("""
            select 'pg_class:' || q.oid || ':0' as address,
              array[n.nspname, c.relname, a.attname]::text[] as path,
              'pg_class:' || c.oid || ':' || a.attnum as column,
              c.oid::pg_catalog.regclass::text as table,
              pg_catalog.quote_ident(a.attname) as name,
              case a.attidentity when 'a' then 'always' else 'by default' end as mode,
              case when q.relname <> c.relname || '_' || a.attname || '_seq' or q.relnamespace <> c.relnamespace
                then q.oid::pg_catalog.regclass::text end as sequence,
              s.seqtypid::pg_catalog.regtype::text as data_type,
              s.seqstart as start, s.seqincrement as increment, s.seqmin as minimum, s.seqmax as maximum,
              s.seqcache as cache, s.seqcycle as cycle,
              :persistence as persistence
            from pg_catalog.pg_attribute a
            join pg_catalog.pg_class c on c.oid = a.attrelid
            join pg_catalog.pg_namespace n on n.oid = c.relnamespace
            join pg_catalog.pg_depend d on d.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass
              and d.refobjid = c.oid and d.refobjsubid = a.attnum and d.deptype = 'i'
              and d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass
            join pg_catalog.pg_class q on q.oid = d.objid
            join pg_catalog.pg_sequence s on s.seqrelid = q.oid
            where a.attidentity <> '' and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
            order by 2
            """, Map.of("persistence", Sql.since(version, 15, PERSISTENCE_15, "null")));
    }

    /** What is said of the sequence inside is granted and commented on. */
    @Override
    public List<SystemCatalog> restsOn() {
        return List.of(SystemCatalog.RELATIONS.only("S"));
    }

    @Override
    public String address(Identity identity) {
        return "sequence " + identity.sequenceReference();
    }

    @Override
    public Optional<ObjectId> inlineIn(Identity identity) {
        return Optional.of(identity.column());
    }

    @Override
    public Optional<ObjectId> handedDownFrom(Identity identity) {
        return Optional.of(TableKind.idOf(identity.column()));
    }

    @Override
    public Set<String> places(Identity identity) {
        return Set.of(DefaultKind.placeIn(identity.column()));
    }

    @Override
    public List<DropDependency> dropDependencies(Identity identity) {
        return List.of(new DropDependency(identity.id(), identity.column()));
    }

    @Override
    public List<Statement> create(Identity identity, CreateContext context) {
        Statement add = Statement.of(alter(identity, "add " + identity.clause()));
        List<Statement> statements = new ArrayList<>(NumberSource.predecessor(
                        identity.id(), identity.column(), context.from(), context.to())
                .map(old -> old.handOver(add, identity.sequenceReference()))
                .orElseGet(() -> Stream.concat(
                                Stream.of(add), UsedNumbers.of(identity, context.from(), context.to()).skip().stream())
                        .toList()));
        statements.addAll(identity.settings());
        return statements;
    }

    @Override
    public List<ObjectId> heirs(Identity identity, Catalog from, Catalog to) {
        return NumberSource.heirs(identity.id(), identity.column(), from, to);
    }

    private static String alter(Identity identity, String action) {
        return "alter table " + identity.table() + " alter column " + identity.name() + " " + action;
    }

    @Override
    public List<Statement> drop(Identity identity, Catalog from) {
        return Statement.list(alter(identity, "drop identity"));
    }

    @Override
    public Alteration alter(Identity from, Identity to, AlterContext context) {
        List<Statement> statements = new ArrayList<>();
        String sequence = from.sequenceReference();
        String wanted = to.sequenceReference();
        if (!sequence.substring(0, Identifiers.schemaEnd(sequence))
                .equals(wanted.substring(0, Identifiers.schemaEnd(wanted)))) {
            return Alteration.replace();
        }
        if (!from.sequence().equals(to.sequence())) {
            statements.add(
                    Statement.of("alter sequence " + sequence + " rename to " + Identifiers.unqualified(wanted)));
        }
        if (!from.mode().equals(to.mode())) {
            statements.add(Statement.of(alter(to, "set generated " + to.mode())));
        }
        if (!isNarrowed(from, to)) {
            SequenceOptions before = from.options();
            statements.addAll(
                    lead(from.dataType().equals(to.dataType()) ? before : before.retyped(to.dataType()), to, context));
        }
        if (!from.persistence().equals(to.persistence())) {
            statements.add(Statement.of("alter sequence " + wanted + " set "
                    + (to.persistence().isEmpty() ? persistenceOf(to, context) : to.persistence())));
        }
        return Alteration.inPlace(statements);
    }

    private static List<Statement> lead(SequenceOptions before, Identity to, AlterContext context) {
        return UsedNumbers.of(to, context.from(), context.to())
                .leadFrom(before, (one, other) -> Optional.of(one.changesTo(other, " set"))
                        .filter(changes -> !changes.isEmpty())
                        .map(changes -> Statement.of(alter(to, changes.strip()))));
    }

    /** What must happen to the numbers before their column can get a type that has no room for its bounds so far. */
    public static List<Statement> beforeRetyping(ObjectId column, AlterContext context) {
        ObjectId id = idOf(column);
        return context.from().find(id, Identity.class).stream()
                .flatMap(from -> context.to().find(id, Identity.class).stream()
                        .filter(to -> isNarrowed(from, to))
                        .flatMap(to -> lead(from.options().as(to.dataType()), to, context).stream()))
                .toList();
    }

    private static boolean isNarrowed(Identity from, Identity to) {
        return !from.dataType().equals(to.dataType())
                && !from.options().retyped(to.dataType()).fitsType();
    }

    private static String persistenceOf(Identity identity, AlterContext context) {
        ObjectId table = TableKind.idOf(identity.column());
        return context.to()
                        .find(table, TableKind.Table.class)
                        .filter(TableKind.Table::unlogged)
                        .isPresent()
                ? "unlogged"
                : "logged";
    }

    @Override
    public boolean expressibleInJpa(Identity object) {
        return true;
    }
}
