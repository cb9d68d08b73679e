package io.github.migratemaven.page.picture;

import java.io.IOException;
import java.io.InputStream;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;

/**
 * Eclipse ELK beside the plugin's own classes: fetched and loaded only where a picture is drawn, and seen by nothing but the
 * package that calls it.
 */
public final class LayoutLibrary implements AutoCloseable {
    private static final String OURS = "io.github.migratemaven.";
    private static final String CALLER = OURS + "page.elk.";

    private final ElkClasses classes;
    private final Layout layout;

    private LayoutLibrary(ElkClasses classes, Layout layout) {
        this.classes = classes;
        this.layout = layout;
    }

    /**
     * @param jars ELK's own and what it needs
     * @throws IllegalStateException when they are not what they should be
     */
    public static LayoutLibrary open(List<Path> jars) {
        ElkClasses classes =
                new ElkClasses(jars.stream().map(LayoutLibrary::url).toArray(URL[]::new));
        try {
            Class<? extends Layout> layout =
                    classes.loadClass(CALLER + "ElkLayout").asSubclass(Layout.class);
            return new LayoutLibrary(classes, layout.getConstructor().newInstance());
        } catch (ReflectiveOperationException | LinkageError e) {
            close(classes);
            throw new IllegalStateException("Eclipse ELK cannot be used: " + e, e);
        }
    }

    private static URL url(Path jar) {
        try {
            return jar.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalStateException(e);
        }
    }

    public Layout layout() {
        return layout;
    }

    @Override
    public void close() {
        close(classes);
    }

    private static void close(ElkClasses classes) {
        try {
            classes.close();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Defines the caller itself, takes the plugin's other classes from the plugin, and the rest from the jars. */
    private static final class ElkClasses extends URLClassLoader {
        private final ClassLoader plugin = LayoutLibrary.class.getClassLoader();

        ElkClasses(URL[] jars) {
            super(jars, ClassLoader.getPlatformClassLoader());
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            if (name.startsWith(CALLER)) {
                return own(name);
            }
            return name.startsWith(OURS) ? plugin.loadClass(name) : super.findClass(name);
        }

        private Class<?> own(String name) throws ClassNotFoundException {
            try (InputStream code = plugin.getResourceAsStream(name.replace('.', '/') + ".class")) {
                if (code == null) {
                    throw new ClassNotFoundException(name);
                }
                byte[] bytes = code.readAllBytes();
                return defineClass(name, bytes, 0, bytes.length);
            } catch (IOException e) {
                throw new ClassNotFoundException(name, e);
            }
        }
    }
}
