package io.github.migratemaven.trace.state;

import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Reads a {@link SchemaState} with one query for each of its lists, all in one message to the server. */
final class StateReader {
    private static final String COLUMNS = """
        select
            a.attrelid::pg_catalog.int8 as relation,
            a.attnum as number,
            a.attname as name,
            pg_catalog.quote_ident(a.attname) as sql,
            pg_catalog.format_type(a.atttypid, a.atttypmod) as type,
            t.typtype::pg_catalog.text as type_kind,
            case when a.attcollation <> t.typcollation then a.attcollation::pg_catalog.regcollation::pg_catalog.text
                else '' end as collation,
            a.attnotnull as not_null,
            coalesce(pg_catalog.pg_get_expr(d.adbin, d.adrelid), '') as expression,
            a.attidentity::pg_catalog.text as identity,
            a.attgenerated::pg_catalog.text as generated
        from pg_catalog.pg_attribute as a
            join pg_catalog.pg_class as c on c.oid = a.attrelid
            join pg_catalog.pg_type as t on t.oid = a.atttypid
            left join pg_catalog.pg_attrdef as d on d.adrelid = a.attrelid and d.adnum = a.attnum
        where a.attnum > 0
            and not a.attisdropped
            and c.oid >= 16384
            and c.relkind in ('r', 'p')
            and c.relpersistence <> 't'
        order by a.attrelid, a.attnum
        """;

    private static final String CONSTRAINTS = """
        select
            c.oid::pg_catalog.int8 as oid,
            c.conname as name,
            pg_catalog.quote_ident(c.conname) as sql,
            c.conrelid::pg_catalog.int8 as relation,
            c.contypid::pg_catalog.int8 as domain,
            c.contype::pg_catalog.text as type,
            c.convalidated as validated,
            c.conindid::pg_catalog.int8 as index,
            c.confrelid::pg_catalog.int8 as foreign,
            coalesce(c.conkey, '{}') as columns,
            c.conparentid::pg_catalog.int8 as parent,
            pg_catalog.pg_get_constraintdef(c.oid) as definition
        from pg_catalog.pg_constraint as c
        where c.oid >= 16384
            and c.contype <> 't'
        order by c.oid
        """;

    private static final String INDEXES = """
        select
            i.indexrelid::pg_catalog.int8 as oid,
            i.indrelid::pg_catalog.int8 as table,
            i.indisunique as unique,
            i.indkey::pg_catalog.int2[] as columns,
            i.indpred is not null as partial,
            coalesce(h.inhparent, 0)::pg_catalog.int8 as parent,
            pg_catalog.pg_get_indexdef(i.indexrelid) as definition
        from pg_catalog.pg_index as i
            join pg_catalog.pg_class as c on c.oid = i.indrelid
            left join pg_catalog.pg_inherits as h on h.inhrelid = i.indexrelid
        where c.oid >= 16384
            and c.relkind in ('r', 'p', 'm')
            and c.relpersistence <> 't'
        order by i.indexrelid
        """;

    private static final String ROUTINES = """
        select
            p.oid::pg_catalog.int8 as oid,
            case when n.nspname = 'public' then '' else pg_catalog.quote_ident(n.nspname) || '.' end
                || pg_catalog.quote_ident(p.proname) as name,
            pg_catalog.pg_get_function_identity_arguments(p.oid) as arguments,
            p.prosecdef as security_definer,
            coalesce(pg_catalog.array_to_string(p.proconfig, ','), '') as settings
        from pg_catalog.pg_proc as p
            join pg_catalog.pg_namespace as n on n.oid = p.pronamespace
        where p.oid >= 16384
            and not exists (
                select from pg_catalog.pg_depend as d
                where d.classid = 'pg_catalog.pg_proc'::pg_catalog.regclass and d.objid = p.oid and d.deptype = 'e')
        order by p.oid
        """;

    private static final String EXTRAS = """
        select 'trigger' as kind, t.tgrelid::pg_catalog.int8 as relation, t.oid::pg_catalog.int8 as oid, t.tgname as name,
            t.tgenabled::pg_catalog.text as value
        from pg_catalog.pg_trigger as t
        where not t.tgisinternal and t.tgparentid = 0
        union all
        select 'policy', p.polrelid, p.oid, p.polname, ''
        from pg_catalog.pg_policy as p
        union all
        select 'statistics', s.stxrelid, s.oid, s.stxname, ''
        from pg_catalog.pg_statistic_ext as s
        union all
        select 'publication', r.prrelid, r.prpubid, p.pubname, ''
        from pg_catalog.pg_publication_rel as r
            join pg_catalog.pg_publication as p on p.oid = r.prpubid
        union all
        select 'row security', c.oid, 0, '', c.relrowsecurity::pg_catalog.text
        from pg_catalog.pg_class as c
        where c.relkind in ('r', 'p') and c.oid >= 16384
        union all
        select 'replica identity', c.oid, 0, '', c.relreplident::pg_catalog.text
        from pg_catalog.pg_class as c
        where c.relkind in ('r', 'p') and c.oid >= 16384
        union all
        select 'bound', c.oid, h.inhparent, '', coalesce(pg_catalog.pg_get_expr(c.relpartbound, c.oid), '')
        from pg_catalog.pg_class as c
            join pg_catalog.pg_inherits as h on h.inhrelid = c.oid
        where c.relkind in ('r', 'p') and c.oid >= 16384 and c.relispartition
        union all
        select 'privileges', c.oid, 0, '',
            coalesce((select pg_catalog.string_agg(a::pg_catalog.text, ' ' order by a::pg_catalog.text)
                from pg_catalog.unnest(c.relacl) as a), '')
        from pg_catalog.pg_class as c
        where c.relkind in ('r', 'p', 'v', 'm') and c.oid >= 16384
        """;

    private static final String VALUES = """
        select 'label' as kind, e.enumtypid::pg_catalog.int8 as oid, e.enumlabel as name,
            e.enumtypid::pg_catalog.regtype::pg_catalog.text as value
        from pg_catalog.pg_enum as e
        union all
        select 'domain', t.oid, t.oid::pg_catalog.regtype::pg_catalog.text, t.typnotnull::pg_catalog.text
        from pg_catalog.pg_type as t
        where t.typtype = 'd' and t.oid >= 16384
        union all
        select 'sequence', s.seqrelid, s.seqrelid::pg_catalog.regclass::pg_catalog.text,
            pg_catalog.format_type(s.seqtypid, null)
        from pg_catalog.pg_sequence as s
        union all
        select 'owned sequence', d.objid, d.refobjsubid::pg_catalog.text, d.refobjid::pg_catalog.text
        from pg_catalog.pg_depend as d
            join pg_catalog.pg_class as c on c.oid = d.objid and c.relkind = 'S'
        where d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass
            and d.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass
            and d.deptype in ('a', 'i')
        union all
        select 'schema', n.oid, n.nspname, ''
        from pg_catalog.pg_namespace as n
        where n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
        union all
        select 'everybody', x.oid, x.name, a.privilege_type
        from (
            select c.oid, c.oid::pg_catalog.regclass::pg_catalog.text as name, c.relacl as acl
            from pg_catalog.pg_class as c
            where c.oid >= 16384
            union all
            select n.oid, 'schema ' || n.nspname, n.nspacl
            from pg_catalog.pg_namespace as n
            where n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
            union all
            select p.oid, p.oid::pg_catalog.regprocedure::pg_catalog.text, p.proacl
            from pg_catalog.pg_proc as p
            where p.oid >= 16384
        ) as x
            cross join lateral pg_catalog.aclexplode(x.acl) as a
        where a.grantee = 0
        """;

    private static final String ALL = String.join(";\n", COLUMNS, CONSTRAINTS, INDEXES, ROUTINES, EXTRAS, VALUES);

    private final Connection connection;

    StateReader(Connection connection) {
        this.connection = connection;
    }

    SchemaState read() throws SQLException {
        Relations relations = Relations.read(connection);
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            statement.execute(ALL);
            List<Column> columns = rows(statement, StateReader::column);
            List<Constraint> constraints = nextRows(statement, StateReader::constraint);
            List<Index> indexes = nextRows(statement, StateReader::index);
            List<Routine> routines = nextRows(statement, StateReader::routine);
            List<TableExtra> extras = nextRows(statement, StateReader::extra);
            List<NamedValue> values = nextRows(statement, StateReader::value);
            return new SchemaState(
                    relations, new SchemaState.Contents(columns, constraints, indexes, routines, extras, values));
        }
    }

    @FunctionalInterface
    private interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }

    private static <T> List<T> nextRows(Statement statement, RowReader<T> reader) throws SQLException {
        statement.getMoreResults();
        return rows(statement, reader);
    }

    private static <T> List<T> rows(Statement statement, RowReader<T> reader) throws SQLException {
        List<T> rows = new ArrayList<>();
        try (ResultSet row = statement.getResultSet()) {
            while (row.next()) {
                rows.add(reader.read(row));
            }
        }
        return rows;
    }

    private static Column column(ResultSet row) throws SQLException {
        return new Column(
                row.getLong("relation"),
                row.getInt("number"),
                row.getString("name"),
                row.getString("sql"),
                row.getString("type"),
                row.getString("type_kind").charAt(0),
                row.getString("collation"),
                row.getBoolean("not_null"),
                row.getString("expression"),
                row.getString("identity"),
                row.getString("generated"));
    }

    private static Constraint constraint(ResultSet row) throws SQLException {
        return new Constraint(
                row.getLong("oid"),
                row.getString("name"),
                row.getString("sql"),
                row.getLong("relation"),
                row.getLong("domain"),
                row.getString("type").charAt(0),
                row.getBoolean("validated"),
                row.getLong("index"),
                row.getLong("foreign"),
                numbers(row),
                row.getLong("parent"),
                row.getString("definition"));
    }

    private static Index index(ResultSet row) throws SQLException {
        return new Index(
                row.getLong("oid"),
                row.getLong("table"),
                row.getBoolean("unique"),
                numbers(row),
                row.getBoolean("partial"),
                row.getLong("parent"),
                row.getString("definition"));
    }

    private static Routine routine(ResultSet row) throws SQLException {
        return new Routine(
                row.getLong("oid"),
                row.getString("name"),
                row.getString("arguments"),
                row.getBoolean("security_definer"),
                row.getString("settings"));
    }

    private static TableExtra extra(ResultSet row) throws SQLException {
        return new TableExtra(
                row.getString("kind"),
                row.getLong("relation"),
                row.getLong("oid"),
                row.getString("name"),
                row.getString("value"));
    }

    private static NamedValue value(ResultSet row) throws SQLException {
        return new NamedValue(row.getString("kind"), row.getLong("oid"), row.getString("name"), row.getString("value"));
    }

    private static List<Integer> numbers(ResultSet row) throws SQLException {
        Array array = row.getArray("columns");
        return Arrays.stream((Object[]) array.getArray())
                .map(number -> ((Number) number).intValue())
                .toList();
    }
}
