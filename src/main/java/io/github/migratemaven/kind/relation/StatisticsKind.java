package io.github.migratemaven.kind.relation;

import io.github.migratemaven.catalog.AlterContext;
import io.github.migratemaven.catalog.Alteration;
import io.github.migratemaven.catalog.Catalog;
import io.github.migratemaven.catalog.CreateContext;
import io.github.migratemaven.catalog.ObjectId;
import io.github.migratemaven.catalog.ObjectKind;
import io.github.migratemaven.catalog.SchemaObject;
import io.github.migratemaven.catalog.Statement;
import io.github.migratemaven.catalog.trait.ColumnUse;
import io.github.migratemaven.catalog.trait.DropDependency;
import io.github.migratemaven.catalog.trait.Ownership;
import io.github.migratemaven.catalog.trait.SystemCatalog;
import io.github.migratemaven.kind.sql.CatalogQuery;
import io.github.migratemaven.kind.sql.Sql;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Extended statistics on several columns or on expressions. */
public final class StatisticsKind implements ObjectKind<StatisticsKind.Statistics> {

    /**
     * A statistics object.
     *
     * @param kinds of statistics; empty for all
     * @param columns in no order of meaning
     * @param target -1 for the default
     */
    public record Statistics(
            ObjectId id,
            ObjectId relation,
            String reference,
            List<String> kinds,
            List<String> columns,
            List<String> expressions,
            String table,
            int target)
            implements SchemaObject {

        String definition() {
            String subjects = Stream.concat(
                            columns.stream(), expressions.stream().map(sql -> "(" + sql + ")"))
                    .collect(Collectors.joining(", "));
            return reference + (kinds.isEmpty() ? "" : " (" + String.join(", ", kinds) + ")") + " on " + subjects
                    + " from " + table;
        }

        Statement setTarget() {
            return Statement.of("alter statistics " + reference + " set statistics " + target);
        }
    }

    @Override
    public String name() {
        return "statistics";
    }

    @Override
    public Class<Statistics> type() {
        return Statistics.class;
    }

    @Override
    public String query(int version) {
        return CatalogQuery.of(
                """
                select 'pg_statistic_ext:' || s.oid || ':0' as address, array[n.nspname, s.stxname]::text[] as path,
                  'pg_class:' || s.stxrelid || ':0' as relation,
                  case when pg_catalog.pg_statistics_obj_is_visible(s.oid) then ''
                    else pg_catalog.quote_ident(n.nspname) || '.' end || pg_catalog.quote_ident(s.stxname) as reference,
                  (select pg_catalog.array_agg(
                     case k when 'd' then 'ndistinct' when 'f' then 'dependencies' else 'mcv' end order by k)
                   from pg_catalog.unnest(s.stxkind) k
                   where k <> 'e'
                   having pg_catalog.count(*) < 3) as kinds,
                  (select pg_catalog.array_agg(pg_catalog.quote_ident(a.attname) order by a.attname)
                   from pg_catalog.pg_attribute a
                   where a.attrelid = s.stxrelid and a.attnum = any (s.stxkeys::pg_catalog.int2[])) as columns,
                  :expressions as expressions,
                  s.stxrelid::pg_catalog.regclass::text as table,
                  coalesce(s.stxstattarget, -1) as target
                from pg_catalog.pg_statistic_ext s
                join pg_catalog.pg_namespace n on n.oid = s.stxnamespace
                where n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
                order by 2
                """,
                Map.of(
                        "expressions",
                        Sql.since(
                                version, 14, "pg_catalog.pg_get_statisticsobjdef_expressions(s.oid)", "null::text[]")));
    }

    @Override
    public List<SystemCatalog> catalogs() {
        return List.of(SystemCatalog.whole("pg_statistic_ext"));
    }

    @Override
    public Optional<Ownership> ownership() {
        return Optional.of(Ownership.in("pg_statistic_ext", "stxowner"));
    }

    @Override
    public String address(Statistics statistics) {
        return "statistics " + statistics.reference();
    }

    @Override
    public List<DropDependency> dropDependencies(Statistics statistics) {
        return List.of(new DropDependency(statistics.id(), statistics.relation()));
    }

    @Override
    public List<Statement> create(Statistics statistics, CreateContext context) {
        List<Statement> statements = new ArrayList<>();
        statements.add(Statement.of("create statistics " + statistics.definition()));
        if (statistics.target() >= 0) {
            statements.add(statistics.setTarget());
        }
        return statements;
    }

    @Override
    public List<Statement> drop(Statistics statistics, Catalog from) {
        return Statement.list("drop statistics " + statistics.reference());
    }

    @Override
    public Alteration alter(Statistics from, Statistics to, AlterContext context) {
        return from.definition().equals(to.definition())
                ? Alteration.inPlace(List.of(to.setTarget()))
                : Alteration.replace();
    }

    @Override
    public Set<String> printed(Statistics statistics) {
        return statistics.expressions().isEmpty() ? Set.of() : Set.of("expressions");
    }

    @Override
    public Optional<ColumnUse> columns(Statistics statistics) {
        return Optional.of(new ColumnUse(statistics.relation(), statistics.columns()));
    }
}
