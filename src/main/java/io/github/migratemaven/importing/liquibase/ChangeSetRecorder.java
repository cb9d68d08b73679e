package io.github.migratemaven.importing.liquibase;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Listens to a run of Liquibase, and asks after each change set how it would be taken back. */
final class ChangeSetRecorder implements InvocationHandler {
    private static final String LISTENER = "liquibase.changelog.visitor.ChangeExecListener";

    private final LiquibaseCalls calls;
    private final SentStatements sent;
    private final List<ChangeSet> changeSets = new ArrayList<>();

    ChangeSetRecorder(LiquibaseCalls calls, SentStatements sent) {
        this.calls = calls;
        this.sent = sent;
    }

    /** In the order in which they ran. */
    List<ChangeSet> changeSets() {
        return List.copyOf(changeSets);
    }

    void listenTo(Object liquibase) throws ReflectiveOperationException {
        Class<?> listener = calls.type(LISTENER);
        LiquibaseCalls.method(liquibase, "setChangeExecListener", listener)
                .invoke(liquibase, Proxy.newProxyInstance(listener.getClassLoader(), new Class<?>[] {listener}, this));
    }

    @Override
    public @Nullable Object invoke(Object self, Method method, Object[] arguments) throws ReflectiveOperationException {
        if (method.getDeclaringClass() == Object.class) {
            return switch (method.getName()) {
                case "equals" -> self == arguments[0];
                case "hashCode" -> System.identityHashCode(self);
                default -> "recorder";
            };
        }
        boolean ofChangeSet = method.getParameterCount() == 4
                && method.getParameterTypes()[0].getSimpleName().equals("ChangeSet");
        if (ofChangeSet && method.getName().equals("willRun")) {
            sent.begin();
        }
        if (ofChangeSet && method.getName().equals("ran")) {
            changeSets.add(recorded(arguments[0], arguments[2], String.valueOf(arguments[3])));
        }
        return null;
    }

    private ChangeSet recorded(Object changeSet, Object database, String outcome) throws ReflectiveOperationException {
        List<String> statements = sent.sent();
        return new ChangeSet(
                text(changeSet, "getFilePath"),
                text(changeSet, "getId"),
                text(changeSet, "getAuthor"),
                "",
                text(changeSet, "getComments"),
                outcome,
                flag(changeSet, "isRunInTransaction"),
                flag(changeSet, "isAlwaysRun") || flag(changeSet, "isRunOnChange"),
                statements,
                rollback(changeSet, database),
                Remarks.of(changeSet, outcome));
    }

    /** Nothing of it reaches the database; what cannot be taken back makes Liquibase refuse. */
    private Optional<List<String>> rollback(Object changeSet, Object database) throws ReflectiveOperationException {
        sent.begin();
        sent.keepBack(true);
        try {
            LiquibaseCalls.method(changeSet, "rollback", calls.type("liquibase.database.Database"))
                    .invoke(changeSet, database);
            return Optional.of(sent.sent()).filter(statements -> !statements.isEmpty());
        } catch (InvocationTargetException impossible) {
            return Optional.empty();
        } finally {
            sent.keepBack(false);
            sent.begin();
        }
    }

    static String text(Object target, String getter) throws ReflectiveOperationException {
        Object value = LiquibaseCalls.call(target, getter);
        return value == null ? "" : String.valueOf(value);
    }

    static boolean flag(Object target, String getter) throws ReflectiveOperationException {
        return Boolean.TRUE.equals(LiquibaseCalls.call(target, getter));
    }
}
