package io.github.migratemaven.program;

import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/** A revision's classes, the project's class path, and the driver that the connection comes from; nothing of Maven's. */
final class RevisionClassLoader extends URLClassLoader {
    static {
        registerAsParallelCapable();
    }

    private final Map<String, byte[]> classes;
    private final Optional<Class<?>> shared;

    private RevisionClassLoader(Optional<Class<?>> shared, Map<String, byte[]> classes, URL[] classPath) {
        super("migrate-revision", classPath, ClassLoader.getPlatformClassLoader());
        this.classes = classes;
        this.shared = shared;
    }

    static RevisionClassLoader of(Map<String, byte[]> classes, List<Path> classPath) {
        return sharing(Optional.empty(), classes, classPath);
    }

    /** @param shared a class of ours that the project's classes see with the rest of its package */
    static RevisionClassLoader sharing(Optional<Class<?>> shared, Map<String, byte[]> classes, List<Path> classPath) {
        return new RevisionClassLoader(
                shared,
                classes,
                classPath.stream().map(RevisionClassLoader::url).toArray(URL[]::new));
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
        if (shared.isPresent() && name.startsWith(shared.get().getPackageName() + ".")) {
            return Class.forName(name, false, shared.get().getClassLoader());
        }
        return name.startsWith("org.postgresql.")
                ? Class.forName(name, false, PGConnection.class.getClassLoader())
                : super.findClass(name);
    }
}
