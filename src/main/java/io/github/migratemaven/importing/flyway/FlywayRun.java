package io.github.migratemaven.importing.flyway;

import io.github.migratemaven.importing.OriginalRun;
import io.github.migratemaven.importing.ToolClasses;
import io.github.migratemaven.postgres.connection.ConnectionSettings;
import io.github.migratemaven.postgres.connection.SingleDatabase;
import io.github.migratemaven.report.MigrationFailure;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/** Flyway itself, told to migrate. Which version of it, the caller has decided; it is called by names that all have. */
final class FlywayRun implements OriginalRun {
    /** Its versions that have it hold their lock in a transaction otherwise, which a concurrent index waits for without end. */
    private static final String LOCK_OF_ITS_OWN = "org.flywaydb.database.postgresql.PostgreSQLConfigurationExtension";

    private static final String PATIENCE = "-c lock_timeout=60s";

    private final List<Path> jars;
    private final List<Path> roots;
    private final Map<String, String> values;
    private final FlywaySettings settings;

    /**
     * @param jars Flyway's own and what it needs
     * @param roots directories of scripts
     * @param values its settings as the project has them
     */
    FlywayRun(List<Path> jars, List<Path> roots, Map<String, String> values, FlywaySettings settings) {
        this.jars = List.copyOf(jars);
        this.roots = List.copyOf(roots);
        this.values = Map.copyOf(values);
        this.settings = settings;
    }

    @Override
    public void build(ConnectionSettings emptyDatabase) {
        Logger itsLog = Logger.getLogger("org.flywaydb");
        Level before = itsLog.getLevel();
        itsLog.setLevel(Level.OFF);
        try (ToolClasses classes = new ToolClasses(jars)) {
            classes.during(() -> migrate(classes, emptyDatabase));
        } catch (InvocationTargetException e) {
            throw MigrationFailure.failed(
                    "Flyway itself cannot build its history on an empty database: " + e.getCause(),
                    "Make it build one with Flyway first, from SQL alone. No migration in Java is run here: where a script"
                            + " needs what one does, put that in SQL, in a script of the same version, in its place."
                            + " A callback that it needs goes into a script too, and an extension into the shadow"
                            + " (-Dmigrate.shadowUrl=). Nothing was written.",
                    e.getCause());
        } catch (ReflectiveOperationException | LinkageError e) {
            throw MigrationFailure.failed(
                    "This Flyway cannot be called: " + e,
                    "Name another version of it with -Dmigrate.toolVersion=; nothing was written.",
                    e);
        } finally {
            itsLog.setLevel(before);
        }
    }

    private void migrate(ToolClasses classes, ConnectionSettings database) throws ReflectiveOperationException {
        Class<?> flyway = classes.loadClass("org.flywaydb.core.Flyway");
        Object configuration = flyway.getMethod("configure", ClassLoader.class).invoke(null, classes);
        configuration
                .getClass()
                .getMethod("dataSource", DataSource.class)
                .invoke(configuration, new SingleDatabase(patient(database)));
        Map<String, String> own = own();
        if (classes.findResource(LOCK_OF_ITS_OWN.replace('.', '/') + ".class") != null) {
            own.put(FlywaySettings.PREFIX + "postgresql.transactional.lock", "false");
        }
        configuration.getClass().getMethod("configuration", Map.class).invoke(configuration, own);
        Object loaded = configuration.getClass().getMethod("load").invoke(configuration);
        flyway.getMethod("migrate").invoke(loaded);
    }

    private static ConnectionSettings patient(ConnectionSettings database) {
        Map<String, String> properties = new HashMap<>(database.properties());
        properties.merge("options", PATIENCE, (given, more) -> given + " " + more);
        return database.withProperties(properties);
    }

    /** What decides what is built, and nothing of where and by whom. */
    private Map<String, String> own() {
        Map<String, String> own = new HashMap<>();
        for (String name : List.of(
                "sqlMigrationPrefix",
                "undoSqlMigrationPrefix",
                "repeatableSqlMigrationPrefix",
                "sqlMigrationSeparator",
                "sqlMigrationSuffixes",
                "encoding",
                "placeholderReplacement",
                "placeholderPrefix",
                "placeholderSuffix",
                "schemas",
                "defaultSchema",
                "table",
                "mixed",
                "initSql",
                "executeInTransaction")) {
            String value = values.get(FlywaySettings.PREFIX + name);
            if (value != null) {
                own.put(FlywaySettings.PREFIX + name, value);
            }
        }
        settings.placeholders().forEach((name, value) -> {
            if (!name.startsWith("flyway:")) {
                own.put(FlywaySettings.PREFIX + "placeholders." + name, value);
            }
        });
        own.put(
                FlywaySettings.PREFIX + "locations",
                roots.stream().map(root -> "filesystem:" + root).collect(Collectors.joining(",")));
        own.put(FlywaySettings.PREFIX + "skipDefaultCallbacks", "true");
        own.put(FlywaySettings.PREFIX + "group", "false");
        return own;
    }
}
