package io.github.migratemaven.importing;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;

/**
 * Another tool's classes, beside the plugin's own and seen by nothing else: fetched only to be asked and run. Of the plugin they
 * see PostgreSQL's driver, since the connection is one of its.
 */
public final class ToolClasses extends URLClassLoader {
    private static final String DRIVER = "org.postgresql.";

    private final ClassLoader plugin = ToolClasses.class.getClassLoader();

    public ToolClasses(List<Path> jars) {
        super(jars.stream().map(ToolClasses::url).toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
    }

    private static URL url(Path jar) {
        try {
            return jar.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException(jar + " has no URL", e);
        }
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        return name.startsWith(DRIVER) ? plugin.loadClass(name) : super.findClass(name);
    }

    /** Work that looks its classes up through the thread, as such tools do. */
    @FunctionalInterface
    public interface Work {
        void run() throws ReflectiveOperationException;
    }

    public void during(Work work) throws ReflectiveOperationException {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(this);
        try {
            work.run();
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    @Override
    public void close() {
        try {
            super.close();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
