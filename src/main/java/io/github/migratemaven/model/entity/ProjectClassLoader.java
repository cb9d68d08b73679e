package io.github.migratemaven.model.entity;

import io.github.migratemaven.report.MigrationFailure;
import java.io.IOException;
import java.io.InputStream;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The project's class path alone: nothing of Maven's or of the plugin's is visible from it. Back ends of logging are
 * left out, since they would read the application's configuration, write its log files, and fill the build's output.
 * Hibernate does not see its own file of settings either, which names the application's database; the model reads it.
 */
public final class ProjectClassLoader extends URLClassLoader {
    private static final List<String> LOGGING_BACK_ENDS =
            List.of("ch.qos.logback.", "org.apache.logging.log4j.core.", "org.apache.log4j.", "org.jboss.logmanager.");
    private static final String HIBERNATE_PROPERTIES = "hibernate.properties";
    private static final String LOGGING_SERVICES = "META-INF/services/org.slf4j.spi.";

    private final Set<String> hidden = ConcurrentHashMap.newKeySet();

    static {
        registerAsParallelCapable();
    }

    private ProjectClassLoader(URL[] urls) {
        super("migrate-model", urls, ClassLoader.getPlatformClassLoader());
    }

    public static ProjectClassLoader of(List<Path> classPath) {
        return new ProjectClassLoader(
                classPath.stream().map(ProjectClassLoader::url).toArray(URL[]::new));
    }

    public static URL url(Path path) {
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
    public @Nullable URL findResource(String name) {
        return name.equals(HIBERNATE_PROPERTIES) ? null : super.findResource(name);
    }

    /** The settings in {@code hibernate.properties}, which the providers do not see; empty without such a file. */
    public Map<String, String> hibernateProperties() {
        URL file = super.findResource(HIBERNATE_PROPERTIES);
        if (file == null) {
            return Map.of();
        }
        Properties properties = new Properties();
        try (InputStream stream = file.openStream()) {
            properties.load(stream);
        } catch (IOException | IllegalArgumentException e) {
            throw MigrationFailure.misconfigured(file + " cannot be read: " + e.getMessage(), "Correct the file.", e);
        }
        Map<String, String> settings = new HashMap<>();
        properties.stringPropertyNames().forEach(name -> settings.put(name, properties.getProperty(name)));
        return settings;
    }

    /** Lets nobody find the providers that a file in {@code META-INF/services} registers. */
    public void hideService(String file) {
        hidden.add(file);
    }

    /** Takes {@link #hideService} back. */
    public void showService(String file) {
        hidden.remove(file);
    }

    @Override
    public Enumeration<URL> findResources(String name) throws IOException {
        return name.startsWith(LOGGING_SERVICES) || name.equals(HIBERNATE_PROPERTIES) || hidden.contains(name)
                ? Collections.emptyEnumeration()
                : super.findResources(name);
    }
}
