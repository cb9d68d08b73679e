package io.github.migratemaven.execution.script;

import io.github.migratemaven.report.Reporter;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** {@code drop index concurrently}: interrupted, it leaves an index that is not valid and can be dropped again. */
public record DropIndexTrace(String name) implements TraceInCatalog {

    /** @param tokens after {@code concurrently} */
    static TraceInCatalog of(TokenCursor tokens) {
        tokens.takeIf("if", "exists");
        return new DropIndexTrace(tokens.takeName());
    }

    @Override
    public Finding look(Connection connection, Reporter reporter) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("select pg_catalog.to_regclass(?) is null")) {
            statement.setString(1, name);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getBoolean(1) ? Finding.DONE : Finding.NOT_DONE;
            }
        }
    }
}
