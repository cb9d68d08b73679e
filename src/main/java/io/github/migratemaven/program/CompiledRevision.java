package io.github.migratemaven.program;

import io.github.migratemaven.report.MigrationFailure;
import io.github.migratemaven.revision.Direction;
import io.github.migratemaven.revision.Revision;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.sql.Connection;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;

/**
 * The classes of one revision.
 *
 * @param mainClass the one with {@code upgrade(Connection)} and {@code downgrade(Connection)}
 */
record CompiledRevision(String mainClass, Map<String, byte[]> classes, ClassPath classPath) {

    static CompiledRevision of(Revision revision, Map<String, byte[]> classes, ClassPath classPath) throws IOException {
        try (RevisionClassLoader loader = RevisionClassLoader.of(classes, classPath)) {
            for (String name : classes.keySet()) {
                if (!name.contains("$") && hasBothMethods(loader.loadClass(name))) {
                    return new CompiledRevision(name, Map.copyOf(classes), classPath);
                }
            }
        } catch (ClassNotFoundException | LinkageError e) {
            throw MigrationFailure.refused(
                    SourceLines.name(revision) + " cannot be loaded: " + e,
                    "Check the class path of the project; nothing was run.");
        }
        throw MigrationFailure.refused(
                SourceLines.name(revision)
                        + ":1: no class here has the methods upgrade(Connection) and downgrade(Connection).",
                "Write both, as \"void upgrade(Connection connection) throws SQLException\"; nothing was run.");
    }

    private static boolean hasBothMethods(Class<?> type) {
        return Arrays.stream(Direction.values()).allMatch(direction -> Arrays.stream(type.getDeclaredMethods())
                        .anyMatch(method -> method.getName().equals(name(direction))
                                && Arrays.equals(method.getParameterTypes(), new Class<?>[] {Connection.class})))
                && Arrays.stream(type.getDeclaredConstructors())
                        .anyMatch(constructor -> constructor.getParameterCount() == 0);
    }

    private static String name(Direction direction) {
        return direction.name().toLowerCase(Locale.ROOT);
    }

    void run(Direction direction, Connection connection) throws ReflectiveOperationException, IOException {
        Thread thread = Thread.currentThread();
        ClassLoader outside = thread.getContextClassLoader();
        try (RevisionClassLoader loader = RevisionClassLoader.of(classes, classPath)) {
            thread.setContextClassLoader(loader);
            Class<?> type = loader.loadClass(mainClass);
            Method method = type.getDeclaredMethod(name(direction), Connection.class);
            method.setAccessible(true);
            if (Modifier.isStatic(method.getModifiers())) {
                method.invoke(null, connection);
            } else {
                Constructor<?> constructor = type.getDeclaredConstructor();
                constructor.setAccessible(true);
                method.invoke(constructor.newInstance(), connection);
            }
        } finally {
            thread.setContextClassLoader(outside);
        }
    }

    /** The line of the revision's file at which it was thrown; 1 where it was not thrown there. */
    int lineOf(Throwable thrown) {
        for (StackTraceElement element : thrown.getStackTrace()) {
            if (classes.containsKey(element.getClassName()) && element.getLineNumber() > 0) {
                return element.getLineNumber();
            }
        }
        return 1;
    }
}
