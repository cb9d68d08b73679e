package io.github.migratemaven.model;

import io.github.migratemaven.model.entity.EntityClasses;
import io.github.migratemaven.model.entity.JpaSource;
import io.github.migratemaven.model.entity.JpaUnits;
import io.github.migratemaven.model.entity.ModelFailures;
import io.github.migratemaven.model.entity.ProjectClassLoader;
import io.github.migratemaven.model.provider.JpaProvider;
import io.github.migratemaven.model.provider.ModelLine;
import io.github.migratemaven.model.provider.ModelNotLoadedException;
import io.github.migratemaven.model.provider.PersistenceUnit;
import io.github.migratemaven.model.provider.PostgresDialect;
import io.github.migratemaven.model.provider.ProviderLog;
import io.github.migratemaven.model.provider.SchemaScript;
import io.github.migratemaven.model.provider.ServerApis;
import io.github.migratemaven.model.provider.Slf4jBinding;
import io.github.migratemaven.model.settings.ApplicationSettings;
import io.github.migratemaven.postgres.connection.ConnectionSettings;
import io.github.migratemaven.postgres.connection.RepeatedSession;
import io.github.migratemaven.postgres.trial.TrialServer;
import io.github.migratemaven.report.MigrationFailure;
import io.github.migratemaven.report.Reporter;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The schema of JPA entities, as the project's own JPA provider writes it into a script when the application starts. */
public final class JpaModel implements SchemaModel {
    private final JpaSource source;

    public JpaModel(JpaSource source) {
        this.source = source;
    }

    @Override
    public LoadedModel load(ConnectionSettings scratch, TrialServer server, Reporter reporter) {
        return new LoadedScript(SchemaScript.of(script(scratch, server.majorVersion(), reporter), source.extensions()));
    }

    private record LoadedScript(SchemaScript script) implements LoadedModel {
        @Override
        public void create(RepeatedSession emptyDatabase) {
            inside(emptyDatabase, connection -> {
                script.run(connection);
                return true;
            });
        }

        @Override
        public boolean createAlone(RepeatedSession emptyDatabase) {
            return inside(emptyDatabase, script::runWhatStandsAlone);
        }

        @Override
        public Optional<String> content() {
            return Optional.of(String.join(";\n", script.texts()));
        }

        private static boolean inside(RepeatedSession database, Predicate<Connection> work) {
            try {
                return work.test(database.fresh());
            } catch (SQLException e) {
                throw MigrationFailure.failed("The shadow database failed: " + e.getMessage(), "Try again.", e);
            }
        }
    }

    /**
     * The provider's script.
     *
     * @param scratch an empty database that the provider may look at
     * @param majorVersion of the PostgreSQL that it is for
     * @throws MigrationFailure when the model does not load; names the class at fault and the provider's reason
     */
    String script(ConnectionSettings scratch, int majorVersion, Reporter reporter) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        try (ProjectClassLoader loader = ProjectClassLoader.of(source.classPath())) {
            thread.setContextClassLoader(loader);
            Slf4jBinding.bind(loader, reporter);
            return ProviderLog.during(reporter, () -> script(loader, scratch, majorVersion, reporter));
        } catch (IOException e) {
            throw MigrationFailure.failed("The project's class path could not be closed: " + e, "Try again.", e);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private String script(ProjectClassLoader loader, ConnectionSettings scratch, int majorVersion, Reporter reporter) {
        ApplicationSettings settings = ApplicationSettings.read(
                loader,
                source.entityRoots(),
                source.surroundings().directory(),
                source.surroundings().properties(),
                source.persistenceUnit().orElse(""),
                source.properties().keySet());
        settings.warnings().forEach(reporter::warn);
        PersistenceUnit found = new JpaUnits(source, settings, reporter).find();
        Map<String, String> chosen = new HashMap<>(loader.hibernateProperties());
        chosen.putAll(settings.properties());
        chosen.putAll(found.properties());
        chosen.putAll(source.properties());
        JpaProvider provider = JpaProvider.find(found, chosen, loader);
        PersistenceUnit unit = found.withClasses(EntityClasses.load(found.classes(), loader, provider.isHibernate()));
        reporter.info(ModelLine.of(unit, settings, chosen, provider));
        ServerApis.warnOfValidation(loader, reporter);
        try {
            return new ProviderStart(
                            provider,
                            unit,
                            PostgresDialect.only(chosen, loader, reporter),
                            scratch,
                            majorVersion,
                            loader)
                    .schema();
        } catch (ModelNotLoadedException e) {
            throw ModelFailures.notAccepted(e.getCause() == null ? e : e.getCause());
        }
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
