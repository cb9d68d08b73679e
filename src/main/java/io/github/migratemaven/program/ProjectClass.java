package io.github.migratemaven.program;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Constructor;
import java.nio.file.Path;
import java.util.List;

/** A class of the project that implements an interface of this plugin; its classes can be loaded until this is closed. */
public final class ProjectClass<T> implements AutoCloseable {
    private final RevisionClassLoader loader;
    private final T instance;

    private ProjectClass(RevisionClassLoader loader, T instance) {
        this.loader = loader;
        this.instance = instance;
    }

    /**
     * Makes an instance by the constructor without parameters.
     *
     * @param type the interface, which the project's class shares with this plugin, together with the rest of its package
     * @throws ReflectiveOperationException if it is not there, is none of that type, or cannot be made
     * @throws LinkageError if something that it needs is not there
     */
    public static <T> ProjectClass<T> load(Class<T> type, String name, List<Path> classPath)
            throws ReflectiveOperationException {
        RevisionClassLoader loader = RevisionClassLoader.sharing(type, classPath);
        try {
            Constructor<?> constructor = loader.loadClass(name).getDeclaredConstructor();
            constructor.setAccessible(true);
            Object made = constructor.newInstance();
            if (!type.isInstance(made)) {
                throw new ReflectiveOperationException("it does not implement " + type.getName());
            }
            return new ProjectClass<>(loader, type.cast(made));
        } catch (ReflectiveOperationException | RuntimeException | LinkageError unusable) {
            close(loader);
            throw unusable;
        }
    }

    public T instance() {
        return instance;
    }

    @Override
    public void close() {
        close(loader);
    }

    private static void close(RevisionClassLoader loader) {
        try {
            loader.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
