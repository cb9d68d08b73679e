package io.github.migratemaven.model;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;

/**
 * The project's class path alone: nothing of Maven's or of the plugin's is visible from it. Back ends of logging are
 * left out, since they would read the application's configuration, write its log files, and fill the build's output.
 */
final class ProjectClassLoader extends URLClassLoader {
    private static final List<String> LOGGING_BACK_ENDS =
            List.of("ch.qos.logback.", "org.apache.logging.log4j.core.", "org.apache.log4j.", "org.jboss.logmanager.");
    private static final String LOGGING_SERVICES = "META-INF/services/org.slf4j.spi.";

    static {
        registerAsParallelCapable();
    }

    private ProjectClassLoader(URL[] urls) {
        super("migrate-model", urls, ClassLoader.getPlatformClassLoader());
    }

    static ProjectClassLoader of(List<Path> classPath) {
        return new ProjectClassLoader(
                classPath.stream().map(ProjectClassLoader::url).toArray(URL[]::new));
    }

    static URL url(Path path) {
        try {
            return path.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException(path + " has no URL", e);
        }
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        if (LOGGING_BACK_ENDS.stream().anyMatch(name::startsWith)) {
            throw new ClassNotFoundException(name + " is left out while the model is read");
        }
        return super.findClass(name);
    }

    @Override
    public Enumeration<URL> findResources(String name) throws IOException {
        return name.startsWith(LOGGING_SERVICES) ? Collections.emptyEnumeration() : super.findResources(name);
    }
}
