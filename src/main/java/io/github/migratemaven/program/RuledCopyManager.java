package io.github.migratemaven.program;

import java.sql.SQLException;
import org.postgresql.copy.CopyDual;
import org.postgresql.copy.CopyIn;
import org.postgresql.copy.CopyManager;
import org.postgresql.copy.CopyOut;
import org.postgresql.core.BaseConnection;

/** The driver's way to copy rows, under the same rules as every other statement of a revision. */
final class RuledCopyManager extends CopyManager {
    private final Rule rule;

    /** Sees a statement before it is sent. */
    @FunctionalInterface
    interface Rule {
        void require(String sql) throws SQLException;
    }

    RuledCopyManager(BaseConnection connection, Rule rule) throws SQLException {
        super(connection);
        this.rule = rule;
    }

    @Override
    public CopyIn copyIn(String sql) throws SQLException {
        rule.require(sql);
        return super.copyIn(sql);
    }

    @Override
    public CopyOut copyOut(String sql) throws SQLException {
        rule.require(sql);
        return super.copyOut(sql);
    }

    @Override
    public CopyDual copyDual(String sql) throws SQLException {
        rule.require(sql);
        return super.copyDual(sql);
    }
}
