package io.github.migratemaven.execution.script;

import io.github.migratemaven.report.Reporter;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** {@code detach partition … concurrently}: interrupted, it leaves the partition pending, to be finalised. */
public record DetachTrace(String parent, String partition) implements TraceInCatalog {

    /** @param tokens after {@code alter table} */
    static TraceInCatalog of(TokenCursor tokens) {
        tokens.takeIf("if", "exists");
        String parent = tokens.takeName();
        tokens.takeIf("detach", "partition");
        return new DetachTrace(parent, tokens.takeName());
    }

    @Override
    public Finding look(Connection connection, Reporter reporter) throws SQLException {
        String sql = "select inhdetachpending from pg_catalog.pg_inherits"
                + " where inhparent operator(pg_catalog.=) pg_catalog.to_regclass(?) and inhrelid operator(pg_catalog.=) pg_catalog.to_regclass(?)";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, parent);
            statement.setString(2, partition);
            try (ResultSet row = statement.executeQuery()) {
                if (!row.next()) {
                    return Finding.DONE;
                }
                if (!row.getBoolean(1)) {
                    return Finding.NOT_DONE;
                }
            }
        }
        reporter.info("Finalising the detachment of partition " + partition + " that was left pending");
        try (Statement statement = connection.createStatement()) {
            statement.execute("alter table " + parent + " detach partition " + partition + " finalize");
        }
        return Finding.DONE;
    }
}
