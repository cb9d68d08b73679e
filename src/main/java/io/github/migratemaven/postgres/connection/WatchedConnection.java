package io.github.migratemaven.postgres.connection;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells a {@link StatementWatch} of every call of a connection and its statements that may have to wait for the server. */
public final class WatchedConnection implements InvocationHandler {
    private static final Set<String> WAITING =
            Set.of("commit", "rollback", "setAutoCommit", "setSavepoint", "releaseSavepoint", "isValid", "setReadOnly");

    private final Object target;
    private final StatementWatch watch;

    private WatchedConnection(Object target, StatementWatch watch) {
        this.target = target;
        this.watch = watch;
    }

    public static Connection of(Connection connection, StatementWatch watch) {
        return watched(connection, Connection.class, watch);
    }

    private static <T> T watched(T target, Class<T> type, StatementWatch watch) {
        return type.cast(Proxy.newProxyInstance(
                WatchedConnection.class.getClassLoader(), new Class<?>[] {type}, new WatchedConnection(target, watch)));
    }

    /** Of a method without parameters the arguments are {@code null}; see ParsableSignaturesTest for why nothing says so. */
    @Override
    @SuppressWarnings("NullAway")
    public @Nullable Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
        String name = method.getName();
        boolean statement = name.startsWith("execute");
        if (!statement && !WAITING.contains(name)) {
            return wrapped(call(method, arguments));
        }
        if (statement) {
            watch.forgetBlockers();
        }
        watch.statementStarts(name.equals("commit") ? "COMMIT" : "");
        watch.answerAwaited();
        try {
            return call(method, arguments);
        } finally {
            watch.answerCame();
            watch.statementEnded();
        }
    }

    private @Nullable Object call(Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException failure) {
            throw failure.getTargetException();
        }
    }

    private @Nullable Object wrapped(@Nullable Object result) {
        if (target instanceof Statement) {
            return result;
        }
        if (result instanceof CallableStatement call) {
            return watched(call, CallableStatement.class, watch);
        }
        if (result instanceof PreparedStatement prepared) {
            return watched(prepared, PreparedStatement.class, watch);
        }
        return result instanceof Statement plain ? watched(plain, Statement.class, watch) : result;
    }
}
