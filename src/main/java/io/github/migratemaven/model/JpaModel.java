package io.github.migratemaven.model;

import io.github.migratemaven.postgres.PinnedSettings;
import io.github.migratemaven.report.MigrationFailure;
import io.github.migratemaven.report.Reporter;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The schema of JPA entities, as the project's own JPA provider writes it: by the standard's
 * {@code PersistenceProvider.generateSchema}, into a script, without a database.
 */
public final class JpaModel implements SchemaModel {
    private final JpaSource source;

    public JpaModel(JpaSource source) {
        this.source = source;
    }

    @Override
    public LoadedModel load(int majorVersion, Reporter reporter) {
        SchemaScript script = SchemaScript.of(script(majorVersion, reporter), source.extensions());
        return emptyDatabase -> {
            try (Connection connection = PinnedSettings.open(emptyDatabase, "public")) {
                script.run(connection);
            } catch (SQLException e) {
                throw MigrationFailure.failed("The shadow database failed: " + e.getMessage(), "Try again.", e);
            }
        };
    }

    /**
     * The provider's script.
     *
     * @param majorVersion of the PostgreSQL that it is for
     * @throws MigrationFailure when the model does not load; names the class at fault and the provider's reason
     */
    String script(int majorVersion, Reporter reporter) {
        PersistenceUnit unit = new JpaUnits(source).find();
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        try (ProjectClassLoader loader = ProjectClassLoader.of(source.classPath())) {
            thread.setContextClassLoader(loader);
            return ProviderLog.during(reporter, () -> script(unit, loader, majorVersion));
        } catch (IOException e) {
            throw MigrationFailure.failed("The project's class path could not be closed: " + e, "Try again.", e);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private String script(PersistenceUnit found, ProjectClassLoader loader, int majorVersion) {
        JpaProvider provider = JpaProvider.find(found, source.properties(), loader);
        PersistenceUnit unit = found.withClasses(EntityClasses.load(found.classes(), loader, provider.isHibernate()));
        StringWriter script = new StringWriter();
        Map<String, Object> properties = ProviderProperties.of(
                merged(unit.properties(), source.properties()),
                !unit.mappingFiles().isEmpty(),
                loader,
                majorVersion,
                script);
        try {
            provider.generateSchema(unit, properties);
        } catch (ModelNotLoadedException e) {
            throw ModelFailures.notAccepted(e.getCause() == null ? e : e.getCause());
        }
        return script.toString();
    }

    private static Map<String, String> merged(Map<String, String> first, Map<String, String> second) {
        Map<String, String> all = new HashMap<>(first);
        all.putAll(second);
        return all;
    }

    @Override
    public boolean managesEverything() {
        return false;
    }

    @Override
    public String description() {
        List<Path> roots = source.entityRoots();
        return "the JPA entities in " + roots.stream().map(Path::toString).collect(Collectors.joining(", "));
    }
}
