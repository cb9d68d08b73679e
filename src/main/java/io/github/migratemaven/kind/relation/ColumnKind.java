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
import io.github.migratemaven.catalog.trait.Renameable;
import io.github.migratemaven.kind.sequence.IdentityKind;
import io.github.migratemaven.kind.sql.CatalogQuery;
import io.github.migratemaven.kind.sql.ForeignOptions;
import io.github.migratemaven.kind.sql.Sql;
import io.github.migratemaven.postgres.sql.Quoting;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Columns of tables and foreign tables. */
public final class ColumnKind implements ObjectKind<ColumnKind.Column> {
    public static final String NAME = "column";
    private static final String NOT_NULL = "not null";

    /**
     * A column.
     *
     * @param dataType type with modifiers
     * @param collation empty for the type's own
     * @param notNull the NOT NULL constraint as written, with its name where that is not PostgreSQL's own; else empty
     * @param notNullIs the name that this constraint has, PostgreSQL's own or not (18)
     * @param generated {@code s} stored, {@code v} virtual, empty for an ordinary column
     * @param expression of a generated column
     * @param storage empty for the type's own
     * @param compression empty for the default
     * @param statistics target; -1 for the default
     * @param inherited whether it only comes from a parent table
     * @param inPartition whether its table is a partition
     */
    public record Column(
            ObjectId id,
            ObjectId relation,
            String table,
            String name,
            String dataType,
            String collation,
            String notNull,
            Uncompared<String> notNullIs,
            String generated,
            String expression,
            String storage,
            String compression,
            int statistics,
            List<String> options,
            List<String> foreignOptions,
            Uncompared<Boolean> inherited,
            Uncompared<Boolean> inPartition)
            implements SchemaObject {

        /** NOT NULL with its name even where that is the one PostgreSQL would choose if nothing else had it. */
        String namedNotNull() {
            return "constraint " + notNullName() + " not null" + notNullAttributes();
        }

        /** The name of the NOT NULL constraint (18). */
        String notNullName() {
            String prefix = "constraint ";
            return notNull.startsWith(prefix)
                    ? notNull.substring(prefix.length(), notNull.lastIndexOf(" not null"))
                    : Quoting.name(relation.name() + "_" + id.name() + "_not_null");
        }

        /** What follows NOT NULL, with a blank before it. */
        String notNullAttributes() {
            return notNull.substring(notNull.lastIndexOf(NOT_NULL) + NOT_NULL.length());
        }

        /** Whether its NOT NULL only binds rows to come (18). */
        boolean acceptsNullsThatAreThere() {
            return notNull.isEmpty() || notNullAttributes().endsWith(" not valid");
        }

        /** Whether its values are computed from those of other columns. */
        public boolean isGenerated() {
            return !generated.isEmpty();
        }

        /** Whether its values are in the rows, computed or not. */
        boolean isStored() {
            return !generated.equals("v");
        }

        /** Whether its values are somewhere else, so that nothing can be done to them here. */
        public boolean isForeign() {
            return relation.kind().equals(ForeignTableKind.NAME);
        }
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Class<Column> type() {
        return Column.class;
    }

    /** Since 18 NOT NULL is a constraint with a name, a validity and an inheritance of its own. */
    private static final String NOT_NULL_18 = """
        (select case when k.conname = left(c.relname, 63) || '_' || a.attname || '_not_null'
                      or k.coninhcount > 0 -- cannot be renamed
                    then '' else 'constraint ' || pg_catalog.quote_ident(k.conname) || ' ' end
                || 'not null' || case when k.connoinherit then ' no inherit' else '' end
                || case when k.convalidated then '' else ' not valid' end
           from pg_catalog.pg_constraint k
           where k.conrelid = c.oid and k.contype = 'n' and k.conkey = array[a.attnum])\
        """;

    private static final String NOT_NULL_NAME_18 = """
        (select pg_catalog.quote_ident(k.conname) from pg_catalog.pg_constraint k
           where k.conrelid = c.oid and k.contype = 'n' and k.conkey = array[a.attnum])\
        """;

    @Override
    public String query(int version) {
        return CatalogQuery.of(
                """
                select 'pg_class:' || c.oid || ':' || a.attnum as address,
                  array[n.nspname, c.relname, a.attname]::text[] as path,
                  a.attnum as position,
                  'pg_class:' || c.oid || ':0' as relation,
                  c.oid::pg_catalog.regclass::text as table,
                  pg_catalog.quote_ident(a.attname) as name,
                  pg_catalog.format_type(a.atttypid, a.atttypmod) as data_type,
                  case when a.attcollation <> t.typcollation then (
                    select case when pg_catalog.pg_collation_is_visible(l.oid) then ''
                        else pg_catalog.quote_ident(ln.nspname) || '.' end || pg_catalog.quote_ident(l.collname)
                    from pg_catalog.pg_collation l
                    join pg_catalog.pg_namespace ln on ln.oid = l.collnamespace
                    where l.oid = a.attcollation) end as collation,
                  :not_null as not_null,
                  :name_of_not_null as not_null_is,
                  a.attgenerated::text as generated,
                  case when a.attgenerated <> '' then pg_catalog.pg_get_expr(d.adbin, d.adrelid) end as expression,
                  case when a.attstorage <> t.typstorage then
                    case a.attstorage when 'p' then 'plain' when 'e' then 'external' when 'x' then 'extended'
                      else 'main' end end as storage,
                  :compression as compression,
                  coalesce(a.attstattarget, -1) as statistics,
                  :options as options,
                  :foreign_options as foreign_options,
                  a.attinhcount > 0 and not a.attislocal as inherited,
                  c.relispartition as in_partition
                from pg_catalog.pg_attribute a
                join pg_catalog.pg_class c on c.oid = a.attrelid
                join pg_catalog.pg_namespace n on n.oid = c.relnamespace
                join pg_catalog.pg_type t on t.oid = a.atttypid
                left join pg_catalog.pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
                where c.relkind in ('r', 'p', 'f') and c.relpersistence <> 't'
                  and a.attrelid >= 16384 and a.attnum > 0 and not a.attisdropped
                  and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
                order by n.nspname, c.relname, a.attnum
                """,
                Map.of(
                        "not_null", Sql.since(version, 18, NOT_NULL_18, "case when a.attnotnull then 'not null' end"),
                        "name_of_not_null", Sql.since(version, 18, NOT_NULL_NAME_18, "''"),
                        "compression",
                                Sql.since(
                                        version,
                                        14,
                                        "case a.attcompression when 'p' then 'pglz' when 'l' then 'lz4' end",
                                        "''"),
                        "options", Sql.options("a.attoptions"),
                        "foreign_options", ForeignOptions.query("a.attfdwoptions")));
    }

    @Override
    public String address(Column column) {
        return "column " + column.table() + "." + column.name();
    }

    @Override
    public Optional<ObjectId> inlineIn(Column column) {
        return Optional.of(column.relation());
    }

    @Override
    public Optional<ObjectId> handedDownFrom(Column column) {
        return Optional.of(column.relation());
    }

    @Override
    public List<DropDependency> dropDependencies(Column column) {
        return List.of(new DropDependency(column.id(), column.relation()));
    }

    @Override
    public List<Statement> create(Column column, CreateContext context) {
        if (column.inherited().value() && Ancestry.bringsAlong(column.relation(), column.id(), context)) {
            return ColumnSql.settings(column);
        }
        List<Statement> statements = new ArrayList<>();
        statements.addAll(NewColumn.of(column, context));
        statements.addAll(ColumnSql.settings(column));
        context.parts(IdentityKind.Identity.class).forEach(identity -> statements.addAll(identity.settings()));
        return statements;
    }

    @Override
    public List<Statement> drop(Column column, Catalog from) {
        String sql = "alter table " + column.table() + " drop column " + column.name();
        return List.of(
                column.isGenerated()
                        ? Statement.of(sql)
                        : Statement.losing(sql, "the values of " + column.table() + "." + column.name()));
    }

    /** Where a child table keeps the column, it must be dropped from this table alone. */
    @Override
    public List<Statement> drop(Column column, AlterContext context) {
        boolean goesWithTable = !context.to().contains(column.relation());
        if (column.inherited().value()
                && (goesWithTable || Ancestry.takesAlong(column.relation(), column.id(), context))) {
            return List.of();
        }
        boolean childKeepsIt = context.to().all(InheritanceKind.Inheritance.class).stream()
                .filter(link -> link.parent().equals(column.relation()))
                .flatMap(link -> context.to().find(Ancestry.part(link.child(), column.id()), Column.class).stream())
                .anyMatch(child -> !child.inherited().value());
        return childKeepsIt
                ? Statement.list("alter table only " + column.table() + " drop column " + column.name())
                : drop(column, context.from());
    }

    @Override
    public Alteration alter(Column from, Column to, AlterContext context) {
        return ColumnAlteration.between(from, to, context);
    }

    @Override
    public Alteration rebuild(Column column, SchemaObject rebuilt, AlterContext context) {
        String type = context.to().kinds().typeName(rebuilt);
        boolean retypes = column.dataType().replace("[]", "").equals(type)
                || column.collation().equals(type);
        if (column.isGenerated() && !retypes) {
            return Alteration.replace();
        }
        if (rebuilt instanceof Column) {
            return Alteration.inPlace(List.of());
        }
        return ColumnAlteration.conversion(column, rebuilt, context);
    }

    @Override
    public Column keepUnmanaged(Column from, Column to) {
        return new Column(
                to.id(),
                to.relation(),
                to.table(),
                to.name(),
                to.dataType(),
                to.collation(),
                !from.notNull().isEmpty() && !to.notNull().isEmpty() ? from.notNull() : to.notNull(),
                to.notNullIs(),
                to.generated(),
                to.expression(),
                from.storage(),
                from.compression(),
                from.statistics(),
                from.options(),
                from.foreignOptions(),
                from.inherited(),
                from.inPartition());
    }

    @Override
    public boolean expressibleInJpa(Column object) {
        return !object.inPartition().value() && !object.isGenerated();
    }

    @Override
    public Set<String> printed(Column column) {
        return column.isGenerated() ? Set.of("expression") : Set.of();
    }

    @Override
    public Optional<ObjectId> shapes(Column column) {
        return Optional.of(column.relation());
    }

    /** The name of its NOT NULL constraint (18) is one among all constraints of the table. */
    @Override
    public Set<String> places(Column column) {
        String name = column.notNullIs().value();
        return name.isEmpty()
                ? Set.of()
                : Set.of("constraint " + column.relation().dotted() + "." + name);
    }

    @Override
    public boolean holdsRows(Column column) {
        return !column.isGenerated()
                && !column.isForeign()
                && !column.inherited().value()
                && !column.inPartition().value();
    }

    @Override
    public Optional<ObjectId> filledFrom(Column column, Catalog from) {
        boolean takesValues = !column.isGenerated()
                && !column.inherited().value()
                && !column.inPartition().value()
                && from.contains(column.relation());
        boolean hasThem = from.find(column.id(), Column.class)
                .filter(before -> before.isStored()
                        && (!before.notNull().isEmpty() || column.notNull().isEmpty()))
                .isPresent();
        return takesValues && !hasThem ? Optional.of(column.relation()) : Optional.empty();
    }

    @Override
    public boolean inTheWayOfRetyping(Column column, boolean comparable) {
        return column.isGenerated();
    }

    @Override
    public List<Renameable> renameable(Column column) {
        return List.of(new Renameable(
                column.id().dotted(),
                column.id().name(),
                Optional.of(column.relation()),
                column.dataType(),
                (from, to) -> Statement.of("alter table " + column.table() + " rename column " + Quoting.name(from)
                        + " to " + Quoting.name(to))));
    }
}
