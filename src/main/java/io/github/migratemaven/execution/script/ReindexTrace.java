package io.github.migratemaven.execution.script;

import io.github.migratemaven.report.Reporter;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code reindex … concurrently}: may always be repeated, but interrupted it leaves invalid copies named {@code …_ccnew}
 * or {@code …_ccold} (manual, REINDEX, "Rebuilding Indexes Concurrently"), of the tables' own indexes and of those of their
 * TOAST tables.
 *
 * @param kind {@code index}, {@code table}, {@code schema}, {@code database} or {@code system}
 * @param name of what is reindexed
 */
public record ReindexTrace(String kind, String name) implements TraceInCatalog {
    /** Of an index its table; of what is divided, all parts. */
    private static final String OF_RELATION = """
        with given(id) as (select pg_catalog.to_regclass(?))
        select coalesce(i.indrelid, r.id)
        from (select id::pg_catalog.oid from given
              union all select p.relid::pg_catalog.oid from given, pg_catalog.pg_partition_tree(given.id) p) r(id)
        left join pg_catalog.pg_index i on i.indexrelid operator(pg_catalog.=) r.id
        """;

    private static final String OF_SCHEMA =
            "select oid from pg_catalog.pg_class where relnamespace operator(pg_catalog.=)"
                    + " pg_catalog.to_regnamespace(?)";

    private static final String OF_DATABASE =
            "select oid from pg_catalog.pg_class where ?::pg_catalog.text is not null";

    private static final String DEBRIS = """
        with reindexed(id) as (%s)
        select pg_catalog.format('%%I.%%I', n.nspname, c.relname)
        from pg_catalog.pg_index i
        join pg_catalog.pg_class c on c.oid operator(pg_catalog.=) i.indexrelid
        join pg_catalog.pg_namespace n on n.oid operator(pg_catalog.=) c.relnamespace
        where not i.indisvalid and c.relname operator(pg_catalog.~) '_cc(new|old)[0-9]*$'
          and i.indrelid operator(pg_catalog.=) any (select id from reindexed union all
              select t.reltoastrelid from pg_catalog.pg_class t
              where t.oid operator(pg_catalog.=) any (select id from reindexed))
          and not exists (select from pg_catalog.pg_stat_progress_create_index b
              where b.index_relid operator(pg_catalog.=) i.indexrelid)
        """;

    /** @param tokens after {@code reindex} */
    static TraceInCatalog of(TokenCursor tokens) {
        tokens.skipParentheses();
        String kind = tokens.take();
        tokens.takeIf("concurrently");
        return new ReindexTrace(kind, tokens.takeName());
    }

    @Override
    public Finding look(Connection connection, Reporter reporter) throws SQLException {
        for (String debris : debris(connection)) {
            reporter.info("Dropping the invalid index " + debris + " that an unfinished reindex left");
            try (Statement statement = connection.createStatement()) {
                statement.execute("drop index concurrently if exists " + debris);
            }
        }
        return Finding.NOT_DONE;
    }

    @Override
    public void cleanUp(Connection connection, SQLException failure, Reporter reporter) throws SQLException {
        look(connection, reporter);
    }

    private List<String> debris(Connection connection) throws SQLException {
        String reindexed =
                switch (kind) {
                    case "index", "table" -> OF_RELATION;
                    case "schema" -> OF_SCHEMA;
                    default -> OF_DATABASE;
                };
        List<String> names = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(DEBRIS.formatted(reindexed))) {
            statement.setString(1, name);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    names.add(row.getString(1));
                }
            }
        }
        return names;
    }
}
