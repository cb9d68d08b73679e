package io.github.migratemaven.program;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/** A revision's classes, the project's class path or the application, and the driver of the connection; nothing of Maven's. */
final class RevisionClassLoader extends URLClassLoader {
    static {
        registerAsParallelCapable();
    }

    private final Map<String, byte[]> classes;
    private final Optional<Class<?>> shared;
    private final Optional<ClassLoader> application;

    private RevisionClassLoader(
            Optional<Class<?>> shared,
            Map<String, byte[]> classes,
            List<Path> classPath,
            Optional<ClassLoader> application) {
        super(
                "migrate-revision",
                classPath.stream().map(RevisionClassLoader::url).toArray(URL[]::new),
                ClassLoader.getPlatformClassLoader());
        this.classes = classes;
        this.shared = shared;
        this.application = application;
    }

    static RevisionClassLoader of(Map<String, byte[]> classes, ClassPath classPath) {
        return new RevisionClassLoader(
                Optional.empty(),
                classes,
                classPath.application().isPresent() ? List.of() : classPath.entries(),
                classPath.application());
    }

    /** @param shared a class of ours that the project's classes see with the rest of its package */
    static RevisionClassLoader sharing(Class<?> shared, List<Path> classPath) {
        return new RevisionClassLoader(Optional.of(shared), Map.of(), classPath, Optional.empty());
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
        if (name.startsWith("org.postgresql.")) {
            return Class.forName(name, false, PGConnection.class.getClassLoader());
        }
        return application.isPresent() ? application.get().loadClass(name) : super.findClass(name);
    }

    @Override
    public @Nullable URL findResource(String name) {
        return application.isPresent() ? application.get().getResource(name) : super.findResource(name);
    }

    @Override
    public Enumeration<URL> findResources(String name) throws IOException {
        return application.isPresent() ? application.get().getResources(name) : super.findResources(name);
    }
}
