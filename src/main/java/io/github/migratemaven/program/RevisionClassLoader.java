package io.github.migratemaven.program;

import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/** A revision's classes, the project's class path, and the driver that the connection comes from; nothing of Maven's. */
final class RevisionClassLoader extends URLClassLoader {
    static {
        registerAsParallelCapable();
    }

    private final Map<String, byte[]> classes;

    private RevisionClassLoader(Map<String, byte[]> classes, URL[] classPath) {
        super("migrate-revision", classPath, ClassLoader.getPlatformClassLoader());
        this.classes = classes;
    }

    static RevisionClassLoader of(Map<String, byte[]> classes, List<Path> classPath) {
        return new RevisionClassLoader(
                classes, classPath.stream().map(RevisionClassLoader::url).toArray(URL[]::new));
    }

    private static URL url(Path path) {
        try {
            return path.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException(path + " has no URL", e);
        }
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        byte @Nullable [] own = classes.get(name);
        if (own != null) {
            return defineClass(name, own, 0, own.length);
        }
        return name.startsWith("org.postgresql.")
                ? Class.forName(name, false, PGConnection.class.getClassLoader())
                : super.findClass(name);
    }
}
