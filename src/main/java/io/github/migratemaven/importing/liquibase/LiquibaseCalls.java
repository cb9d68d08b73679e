package io.github.migratemaven.importing.liquibase;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Liquibase's own classes, called by the names that they have had in all versions. */
final class LiquibaseCalls {
    /** It neither speaks to the terminal nor to its makers, and takes the first of two files that are the same. */
    private static final Map<String, Object> QUIET = Map.of(
            "liquibase.analytics.enabled", "false",
            "liquibase.showSummaryOutput", "LOG",
            "liquibase.duplicateFileMode", "SILENT");

    private final ClassLoader classes;
    private final LiquibaseSettings settings;

    LiquibaseCalls(ClassLoader classes, LiquibaseSettings settings) {
        this.classes = classes;
        this.settings = settings;
    }

    /** Something that is done with a Liquibase. */
    @FunctionalInterface
    interface Work {
        void with(Object liquibase) throws ReflectiveOperationException;
    }

    /** Opens a Liquibase on the connection for the time of some work. */
    void with(Connection connection, Work work) throws ReflectiveOperationException {
        quietly(() -> work.with(liquibase(connection)));
    }

    private Object liquibase(Connection connection) throws ReflectiveOperationException {
        Object link = type("liquibase.database.jvm.JdbcConnection")
                .getConstructor(Connection.class)
                .newInstance(connection);
        Class<?> factory = type("liquibase.database.DatabaseFactory");
        Object database = factory.getMethod(
                        "findCorrectDatabaseImplementation", type("liquibase.database.DatabaseConnection"))
                .invoke(factory.getMethod("getInstance").invoke(null), link);
        if (settings.schema().isPresent()) {
            method(database, "setDefaultSchemaName", String.class)
                    .invoke(database, settings.schema().get());
        }
        Object files = type("liquibase.resource.ClassLoaderResourceAccessor")
                .getConstructor(ClassLoader.class)
                .newInstance(classes);
        Object liquibase = type("liquibase.Liquibase")
                .getConstructor(
                        String.class, type("liquibase.resource.ResourceAccessor"), type("liquibase.database.Database"))
                .newInstance(settings.changeLog(), files, database);
        silenceSummary(liquibase);
        Method parameter = method(liquibase, "setChangeLogParameter", String.class, Object.class);
        for (Map.Entry<String, String> value : settings.parameters().entrySet()) {
            parameter.invoke(liquibase, value.getKey(), value.getValue());
        }
        return liquibase;
    }

    /** It would be printed past Maven's log; older versions make none. */
    private void silenceSummary(Object liquibase) throws ReflectiveOperationException {
        try {
            Class<?> summary = type("liquibase.UpdateSummaryEnum");
            method(liquibase, "setShowSummary", summary)
                    .invoke(liquibase, summary.getField("OFF").get(null));
        } catch (ClassNotFoundException | NoSuchMethodException e) {
            return;
        }
    }

    /** Runs what the contexts and labels choose. */
    void update(Object liquibase) throws ReflectiveOperationException {
        Class<?> contexts = type("liquibase.Contexts");
        Class<?> labels = type("liquibase.LabelExpression");
        method(liquibase, "update", contexts, labels)
                .invoke(
                        liquibase,
                        contexts.getConstructor(String.class).newInstance(settings.contexts()),
                        labels.getConstructor(String.class).newInstance(settings.labels()));
    }

    /** All change sets of the changelog, whatever database they are for. */
    List<Object> changeSets(Object liquibase) throws ReflectiveOperationException {
        List<Object> all = new ArrayList<>();
        Object changeLog = call(liquibase, "getDatabaseChangeLog");
        if (changeLog == null) {
            return all;
        }
        if (call(changeLog, "getChangeSets") instanceof List<?> changeSets) {
            all.addAll(changeSets);
        }
        try {
            if (call(changeLog, "getSkippedChangeSets") instanceof Collection<?> skipped) {
                all.addAll(skipped);
            }
        } catch (NoSuchMethodException e) {
            // Older versions hold those for other databases among the rest.
            return all;
        }
        return all;
    }

    /** Whether Liquibase takes a change set for the one that was run with that checksum. */
    boolean isValid(Object changeSet, String checksum) throws ReflectiveOperationException {
        Class<?> type = type("liquibase.change.CheckSum");
        Object parsed = type.getMethod("parse", String.class).invoke(null, checksum);
        return Boolean.TRUE.equals(method(changeSet, "isCheckSumValid", type).invoke(changeSet, parsed));
    }

    /** Versions before 4 have no scope, and no such habits. */
    private void quietly(ToolWork work) throws ReflectiveOperationException {
        Class<?> scope;
        try {
            scope = type("liquibase.Scope");
        } catch (ClassNotFoundException e) {
            work.run();
            return;
        }
        Map<String, Object> values = new LinkedHashMap<>(QUIET);
        try {
            values.put(
                    "ui", type("liquibase.ui.LoggerUIService").getConstructor().newInstance());
        } catch (ClassNotFoundException e) {
            values.remove("ui");
        }
        Class<?> runner = type("liquibase.Scope$ScopedRunner");
        Object running = Proxy.newProxyInstance(classes, new Class<?>[] {runner}, (self, method, arguments) -> {
            if (method.getName().equals("run")) {
                work.run();
            }
            return null;
        });
        scope.getMethod("child", Map.class, runner).invoke(null, values, running);
    }

    /** What may throw as reflection does. */
    @FunctionalInterface
    private interface ToolWork {
        void run() throws ReflectiveOperationException;
    }

    Class<?> type(String name) throws ClassNotFoundException {
        return Class.forName(name, true, classes);
    }

    static @Nullable Object call(Object target, String name) throws ReflectiveOperationException {
        return target.getClass().getMethod(name).invoke(target);
    }

    static Method method(Object target, String name, Class<?>... parameters) throws NoSuchMethodException {
        return target.getClass().getMethod(name, parameters);
    }
}
