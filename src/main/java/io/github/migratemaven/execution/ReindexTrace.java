package io.github.migratemaven.execution;

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
 * or {@code …_ccold} (manual, REINDEX, "Rebuilding Indexes Concurrently").
 *
 * @param relation the index or table; empty for a whole schema or database
 */
record ReindexTrace(String relation) implements TraceInCatalog {

    /** @param tokens after {@code reindex} */
    static TraceInCatalog of(TokenCursor tokens) {
        tokens.skipParentheses();
        String kind = tokens.take();
        tokens.takeIf("concurrently");
        return new ReindexTrace(kind.equals("index") || kind.equals("table") ? tokens.takeName() : "");
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
        String sql = "select pg_catalog.format('%I.%I', n.nspname, c.relname) from pg_catalog.pg_index i"
                + " join pg_catalog.pg_class c on c.oid operator(pg_catalog.=) i.indexrelid"
                + " join pg_catalog.pg_namespace n on n.oid operator(pg_catalog.=) c.relnamespace"
                + " where not i.indisvalid and c.relname operator(pg_catalog.~) '_cc(new|old)[0-9]*$'"
                + " and i.indrelid operator(pg_catalog.=) any (select pg_catalog.to_regclass(?) union all"
                + " select o.indrelid from pg_catalog.pg_index o where o.indexrelid operator(pg_catalog.=) pg_catalog.to_regclass(?))";
        List<String> names = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, relation);
            statement.setString(2, relation);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    names.add(row.getString(1));
                }
            }
        }
        return names;
    }
}
