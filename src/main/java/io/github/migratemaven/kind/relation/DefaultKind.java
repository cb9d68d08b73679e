package io.github.migratemaven.kind.relation;

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
import io.github.migratemaven.kind.sequence.NumberSource;
import io.github.migratemaven.kind.sequence.SequenceKind;
import io.github.migratemaven.kind.sequence.UsedNumbers;
import io.github.migratemaven.kind.sql.Expressions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Defaults of columns, of views' columns too. Two are the same when PostgreSQL writes them alike: both sides have been
 * through the same server, so whatever spelling it does not tell apart is one, while {@code 1} and {@code '1'::numeric}
 * stay two expressions, as they may be of two types, and cost one harmless SET DEFAULT.
 */
public final class DefaultKind implements ObjectKind<DefaultKind.Default> {
    public static final String NAME = "default";

    /** The default of a column; {@code column} is the view where a view's column has one. */
    public record Default(ObjectId id, ObjectId column, String table, String name, String expression)
            implements SchemaObject {}

    /** The identity of a column's default, whether or not it has one. */
    public static ObjectId idOf(ObjectId column) {
        return new ObjectId(NAME, column.path());
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Class<Default> type() {
        return Default.class;
    }

    @Override
    public String query(int version) {
        return """
            select 'pg_attrdef:' || d.oid || ':0' as address,
              array[n.nspname, c.relname, a.attname]::text[] as path,
              'pg_class:' || c.oid || ':' || a.attnum as column,
              c.oid::pg_catalog.regclass::text as table,
              pg_catalog.quote_ident(a.attname) as name,
              pg_catalog.pg_get_expr(d.adbin, d.adrelid) as expression
            from pg_catalog.pg_attrdef d
            join pg_catalog.pg_class c on c.oid = d.adrelid
            join pg_catalog.pg_namespace n on n.oid = c.relnamespace
            join pg_catalog.pg_attribute a on a.attrelid = d.adrelid and a.attnum = d.adnum
            where a.attgenerated = '' and c.relpersistence <> 't'
              and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
            order by 2
            """;
    }

    @Override
    public List<SystemCatalog> catalogs() {
        return List.of(SystemCatalog.ofRelation("pg_attrdef", "adrelid"));
    }

    @Override
    public String address(Default value) {
        return "default of " + value.table() + "." + value.name();
    }

    @Override
    public Optional<ObjectId> inlineIn(Default value) {
        return value.column().kind().equals(ColumnKind.NAME) ? Optional.of(value.column()) : Optional.empty();
    }

    @Override
    public Set<String> places(Default value) {
        return Set.of(placeIn(value.column()));
    }

    /** What fills a column by itself is one thing. */
    public static String placeIn(ObjectId column) {
        return "what fills " + column.dotted();
    }

    @Override
    public List<DropDependency> dropDependencies(Default value) {
        return List.of(new DropDependency(value.id(), value.column()));
    }

    @Override
    public List<Statement> create(Default value, CreateContext context) {
        List<Statement> statements = new ArrayList<>();
        Catalog from = context.from();
        Catalog to = context.to();
        statements.add(Statement.of(alter(value, "set default " + value.expression(), from, to)));
        if (from.contains(value.column())) {
            to.requiredBy(value.id()).stream()
                    .flatMap(id -> to.find(id, SequenceKind.Sequence.class).stream())
                    .filter(sequence -> !numbersAlready(sequence, value, from, to))
                    .flatMap(sequence -> UsedNumbers.of(sequence, from, to).skip().stream())
                    .forEach(statements::add);
        }
        return statements;
    }

    /** A sequence that is new to a column must not begin with numbers that its rows have. */
    private static boolean numbersAlready(SequenceKind.Sequence sequence, Default value, Catalog from, Catalog to) {
        boolean tookOver = NumberSource.columnOf(sequence.id(), to)
                .filter(value.column()::equals)
                .flatMap(column -> NumberSource.predecessor(sequence.id(), column, from, to))
                .isPresent();
        return tookOver || from.requiredBy(value.id()).contains(sequence.id());
    }

    /** Of this relation alone: what a child table inherited is its own from then on. */
    private static String alter(Default value, String action, Catalog from, Catalog to) {
        return alteredAs(value.column(), from, to) + " " + value.table() + " alter column " + value.name() + " "
                + action;
    }

    private static String alteredAs(ObjectId column, Catalog from, Catalog to) {
        if (column.kind().equals(ViewKind.NAME)) {
            return "alter view";
        }
        boolean heirs = Ancestry.isAncestor(column, from) || Ancestry.isAncestor(column, to);
        return heirs ? "alter table only" : "alter table";
    }

    @Override
    public List<Statement> drop(Default value, Catalog from) {
        return Statement.list(alter(value, "drop default", from, from));
    }

    @Override
    public List<Statement> drop(Default value, AlterContext context) {
        return Statement.list(alter(value, "drop default", context.from(), context.to()));
    }

    /** A sequence of the column's own that only gets another name keeps its numbers. */
    @Override
    public List<Statement> relocate(Default from, Default to, Catalog before, Catalog after) {
        return NumberSource.rename(from.column(), before, after).stream().toList();
    }

    @Override
    public Alteration alter(Default from, Default to, AlterContext context) {
        return Alteration.inPlace(create(to, CreateContext.of(context)));
    }

    @Override
    public boolean expressibleInJpa(Default object) {
        return !object.column().kind().equals(ViewKind.NAME);
    }

    @Override
    public Set<String> printed(Default value) {
        return Expressions.isConstant(value.expression()) ? Set.of() : Set.of("expression");
    }

    @Override
    public Set<String> wordy(Default value) {
        return Set.of("expression");
    }

    @Override
    public boolean inTheWayOfRetyping(Default value, boolean comparable) {
        return true;
    }
}
