package io.github.migratemaven.model;

import io.github.migratemaven.catalog.SchemaObject;
import io.github.migratemaven.catalog.reader.CatalogReader;
import io.github.migratemaven.catalog.reader.CatalogScope;
import io.github.migratemaven.kind.Kinds;
import io.github.migratemaven.model.entity.JpaSource;
import io.github.migratemaven.model.entity.ProjectClassLoader;
import io.github.migratemaven.postgres.connection.ConnectionSettings;
import io.github.migratemaven.postgres.connection.SingleDatabase;
import io.github.migratemaven.report.Reporter;
import io.github.migratemaven.testing.Models;
import io.github.migratemaven.testing.TestPostgres;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The judge of the model: the application itself, started with Hibernate's own bootstrap on an empty database. */
final class Application {
    private Application() {}

    /** Starts the application with {@code hbm2ddl.auto=create} and reads what it has created. */
    static Set<String> creates(JpaSource project, List<String> classes, Map<String, String> settings) {
        ConnectionSettings database = TestPostgres.freshDatabase();
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        URL[] urls = project.classPath().stream().map(Application::url).toArray(URL[]::new);
        try (URLClassLoader loader = new URLClassLoader(urls, ClassLoader.getPlatformClassLoader())) {
            thread.setContextClassLoader(loader);
            Class<?> configurationType = loader.loadClass("org.hibernate.cfg.Configuration");
            Object configuration = configurationType.getConstructor().newInstance();
            for (String name : classes) {
                configurationType
                        .getMethod("addAnnotatedClass", Class.class)
                        .invoke(configuration, loader.loadClass(name));
            }
            java.util.Properties properties = new java.util.Properties();
            properties.putAll(new HashMap<>(settings));
            properties.put("hibernate.hbm2ddl.auto", "create");
            properties.put("hibernate.connection.datasource", new SingleDatabase(database));
            configurationType
                    .getMethod("addProperties", java.util.Properties.class)
                    .invoke(configuration, properties);
            Object factory = configurationType.getMethod("buildSessionFactory").invoke(configuration);
            ((AutoCloseable) factory).close();
        } catch (Exception e) {
            throw new AssertionError(e);
        } finally {
            thread.setContextClassLoader(before);
        }
        return schema(database);
    }

    /** What the model creates. */
    static Set<String> modelled(JpaSource project) {
        ConnectionSettings database = TestPostgres.freshDatabase();
        Models.make(new JpaModel(project), database, Reporter.silent());
        return schema(database);
    }

    private static Set<String> schema(ConnectionSettings database) {
        Set<String> objects = new TreeSet<>();
        try (Connection connection = database.open()) {
            CatalogScope scope = new CatalogScope("public", Set.of(), id -> false);
            for (SchemaObject object :
                    new CatalogReader(Kinds.ALL, scope).read(connection).objects()) {
                objects.add(object.toString());
            }
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
        return objects;
    }

    private static URL url(Path path) {
        return ProjectClassLoader.url(path);
    }
}
