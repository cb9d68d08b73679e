package io.github.migratemaven.execution.script;

import io.github.migratemaven.report.Reporter;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Creation or removal of a database, tablespace or subscription: it is there afterwards, or it is not. */
public record WholeThingTrace(boolean create, String kind, String name) implements TraceInCatalog {

    /** @param tokens after {@code create} or {@code drop} */
    static TraceInCatalog of(boolean create, TokenCursor tokens) {
        String kind = tokens.take();
        tokens.takeIf("if", "exists");
        return new WholeThingTrace(create, kind, TokenCursor.unquoted(tokens.take()));
    }

    @Override
    public Finding look(Connection connection, Reporter reporter) throws SQLException {
        String sql =
                switch (kind) {
                    case "database" -> "select from pg_catalog.pg_database where datname operator(pg_catalog.=) ?";
                    case "tablespace" -> "select from pg_catalog.pg_tablespace where spcname operator(pg_catalog.=) ?";
                    default -> "select from pg_catalog.pg_subscription where subname operator(pg_catalog.=) ?";
                };
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, name);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() == create ? Finding.DONE : Finding.NOT_DONE;
            }
        }
    }
}
