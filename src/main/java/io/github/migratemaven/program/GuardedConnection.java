package io.github.migratemaven.program;

import io.github.migratemaven.postgres.sql.SqlScriptException;
import io.github.migratemaven.postgres.sql.SqlSplitter;
import io.github.migratemaven.postgres.sql.SqlStatement;
import io.github.migratemaven.postgres.sql.SqlTokens;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;
import org.postgresql.core.BaseConnection;

/** A connection whose transaction cannot be ended, by method or by statement. */
final class GuardedConnection {
    private static final Set<String> REFUSED = Set.of("commit", "close", "abort", "setAutoCommit");
    private static final Set<String> CONTROL = Set.of("begin", "start", "commit", "end", "abort");

    private final Connection connection;
    private final Consumer<SqlStatement> rule;

    private GuardedConnection(Connection connection, Consumer<SqlStatement> rule) {
        this.connection = connection;
        this.rule = rule;
    }

    /** @param rule sees each statement before it is sent, and throws if it must not be */
    static Connection of(Connection connection, Consumer<SqlStatement> rule) {
        return proxy(Connection.class, new GuardedConnection(connection, rule)::call);
    }

    /** A call of one method of an interface. */
    @FunctionalInterface
    private interface Calls<T> {
        Object answer(T proxy, Method method, List<Object> arguments) throws Throwable;
    }

    private static <T> T proxy(Class<T> type, Calls<T> calls) {
        InvocationHandler handler = (proxy, method, arguments) ->
                calls.answer(type.cast(proxy), method, arguments == null ? List.of() : Arrays.asList(arguments));
        return type.cast(
                Proxy.newProxyInstance(GuardedConnection.class.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private Object call(Connection guard, Method method, List<Object> arguments) throws Throwable {
        String name = method.getName();
        if (REFUSED.contains(name) || (name.equals("rollback") && arguments.isEmpty())) {
            throw refused(name + "()");
        }
        if (name.equals("unwrap")) {
            return unwrapped(arguments);
        }
        require(arguments);
        Object result = invoke(connection, method, arguments);
        return result instanceof DatabaseMetaData about ? guarded(about, guard) : guardedStatement(result, guard);
    }

    /** The driver's own features, such as its way to copy rows, do not reach the transaction. */
    private Object unwrapped(List<Object> arguments) throws SQLException {
        if (arguments.get(0) == PGConnection.class) {
            PGConnection driver = connection.unwrap(PGConnection.class);
            return proxy(PGConnection.class, (proxy, method, given) -> {
                Object result = invoke(driver, method, given);
                return result instanceof CopyManager
                        ? new RuledCopyManager(connection.unwrap(BaseConnection.class), this::require)
                        : result;
            });
        }
        throw refused("unwrap() of anything but PGConnection");
    }

    private Object guardedStatement(Object result, Connection guard) {
        return result instanceof Statement statement ? guarded(statement, guard) : result;
    }

    /** It tells whose it is, and the transaction could be ended by that. */
    private static DatabaseMetaData guarded(DatabaseMetaData about, Connection guard) {
        return proxy(
                DatabaseMetaData.class,
                (proxy, method, arguments) ->
                        method.getName().equals("getConnection") ? guard : invoke(about, method, arguments));
    }

    private Statement guarded(Statement statement, Connection guard) {
        if (statement instanceof CallableStatement) {
            return guarded(CallableStatement.class, statement, guard);
        }
        return statement instanceof PreparedStatement
                ? guarded(PreparedStatement.class, statement, guard)
                : guarded(Statement.class, statement, guard);
    }

    private <T extends Statement> T guarded(Class<T> type, Statement statement, Connection guard) {
        return proxy(type, (proxy, method, arguments) -> {
            if (method.getName().equals("getConnection")) {
                return guard;
            }
            if (method.getName().startsWith("execute") || method.getName().equals("addBatch")) {
                require(arguments);
            }
            return invoke(statement, method, arguments);
        });
    }

    @SuppressWarnings("NullAway") // a method without a result answers null
    private static Object invoke(Object target, Method method, List<Object> arguments) throws Throwable {
        try {
            return method.invoke(target, arguments.toArray());
        } catch (InvocationTargetException thrown) {
            throw thrown.getCause() == null ? thrown : thrown.getCause();
        }
    }

    private void require(List<Object> arguments) throws SQLException {
        if (!arguments.isEmpty() && arguments.get(0) instanceof String sql) {
            require(sql);
        }
    }

    private void require(String sql) throws SQLException {
        requireNoControl(sql);
        statements(sql).forEach(rule);
    }

    private static List<SqlStatement> statements(String sql) {
        try {
            return SqlSplitter.split(sql, 1);
        } catch (SqlScriptException notForUsToJudge) {
            return List.of();
        }
    }

    private static void requireNoControl(String sql) throws SQLException {
        boolean first = true;
        List<String> tokens = tokens(sql);
        for (int i = 0; i < tokens.size(); i++) {
            if (first && isControl(tokens.subList(i, tokens.size()))) {
                throw refused(tokens.get(i));
            }
            first = tokens.get(i).equals(";");
        }
    }

    private static boolean isControl(List<String> statement) {
        return CONTROL.contains(statement.get(0))
                || (statement.get(0).equals("rollback")
                        && !statement.subList(0, statement.indexOf(";")).contains("to"))
                || (statement.get(0).equals("prepare") && statement.get(1).equals("transaction"));
    }

    private static List<String> tokens(String sql) {
        try {
            return SqlTokens.of(sql);
        } catch (SqlScriptException notForUsToJudge) {
            return List.of();
        }
    }

    private static SQLException refused(String deed) {
        return new SQLException(
                "a revision may not end its transaction or its connection: " + deed
                        + "; it is committed together with its record",
                "2D000");
    }
}
