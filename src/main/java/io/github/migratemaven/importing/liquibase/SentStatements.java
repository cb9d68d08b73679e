package io.github.migratemaven.importing.liquibase;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A connection that remembers what is sent over it, queries apart; and that sends only queries where it is told so. */
final class SentStatements {
    private static final Pattern BOOKKEEPING =
            Pattern.compile("(?is)\\s*(?:insert\\s+into|update|delete\\s+from)\\s+\\S*databasechangelog(?:lock)?\\b.*");

    private final Connection connection;
    private final List<String> sent = new ArrayList<>();
    private boolean silent;

    SentStatements(Connection connection) {
        this.connection = connection;
    }

    /** The same connection, with a listener. */
    Connection connection() {
        return proxy(Connection.class, (self, method, arguments) -> {
            Object answer = invoke(connection, method, arguments);
            if (answer instanceof CallableStatement call) {
                return proxy(CallableStatement.class, heard(call));
            }
            if (answer instanceof PreparedStatement prepared) {
                return proxy(PreparedStatement.class, heard(prepared));
            }
            return answer instanceof Statement statement ? proxy(Statement.class, heard(statement)) : answer;
        });
    }

    /** Forgets what was sent so far. */
    void begin() {
        sent.clear();
    }

    /** What was sent since, in its order. */
    List<String> sent() {
        return List.copyOf(sent);
    }

    /** Whether from now on only queries reach the database. */
    void keepBack(boolean on) {
        silent = on;
    }

    private InvocationHandler heard(Statement statement) {
        return (self, method, arguments) -> {
            boolean direct = arguments != null && arguments.length > 0 && arguments[0] instanceof String;
            boolean sends =
                    switch (method.getName()) {
                        case "execute", "executeUpdate", "executeLargeUpdate", "addBatch" -> true;
                        default -> false;
                    };
            if (sends) {
                note(direct ? (String) arguments[0] : statement.toString());
            }
            boolean runs = sends || method.getName().equals("executeBatch");
            if (silent && runs) {
                return nothing(method);
            }
            return PlainValues.set(statement, method, arguments) ? null : invoke(statement, method, arguments);
        };
    }

    private void note(String sql) {
        if (!BOOKKEEPING.matcher(sql).matches()) {
            sent.add(sql);
        }
    }

    private static @Nullable Object nothing(Method method) {
        Class<?> type = method.getReturnType();
        if (type == boolean.class) {
            return false;
        }
        if (type == int.class) {
            return 0;
        }
        if (type == long.class) {
            return 0L;
        }
        return type == int[].class ? new int[0] : null;
    }

    private static @Nullable Object invoke(Object target, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause() instanceof SQLException refusal ? refusal : e.getCause();
        }
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(SentStatements.class.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
