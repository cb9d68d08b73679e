package io.github.migratemaven.plugin.base;

import io.github.migratemaven.engine.revision.ModelRequest;
import io.github.migratemaven.engine.revision.Models;
import io.github.migratemaven.engine.revision.NeededClasses;
import io.github.migratemaven.execution.options.ComparisonScope;
import io.github.migratemaven.execution.options.ExecutionOptions;
import io.github.migratemaven.model.ReferenceTables;
import io.github.migratemaven.plugin.maven.Compilation;
import io.github.migratemaven.plugin.maven.ProjectModel;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.maven.lifecycle.LifecycleExecutor;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.eclipse.aether.RepositorySystem;
import org.jspecify.annotations.Nullable;

/** What every goal shares that compares the revisions with the model. */
public abstract class ModelMojo extends VersionTableMojo {
    private final LifecycleExecutor lifecycle;

    /**
     * Where the wanted schema is described: {@code jpa} for the entities, the path of a SQL file or of a directory of
     * them, or several in the order in which they build on one another. By default the entities, when the project uses
     * Jakarta Persistence.
     *
     * @since 0.1.0
     */
    @Parameter(property = "migrate.model")
    private @Nullable List<String> model;

    /**
     * Packages that entities are taken from, wherever they are on the class path. By default those that Spring Boot,
     * Quarkus or Micronaut look into, or all of the project's own classes.
     *
     * @since 0.1.0
     */
    @Parameter(property = "migrate.packages")
    private @Nullable Set<String> packages;

    /**
     * Artifacts ({@code groupId:artifactId}) whose entities belong to the model too, such as another module.
     *
     * @since 0.1.0
     */
    @Parameter(property = "migrate.entityArtifacts")
    private @Nullable Set<String> entityArtifacts;

    /**
     * The unit of {@code META-INF/persistence.xml}, where that has several.
     *
     * @since 0.1.0
     */
    @Parameter(property = "migrate.persistenceUnit")
    private @Nullable String persistenceUnit;

    /**
     * Properties for the JPA provider, such as its naming strategy. They win over what the application's own files set
     * (those of Spring Boot, Quarkus and Micronaut, {@code persistence.xml}, {@code hibernate.properties}).
     *
     * @since 0.1.0
     */
    @Parameter
    private @Nullable Map<String, String> jpaProperties;

    /**
     * PostgreSQL extensions whose types the entities use.
     *
     * @since 0.1.0
     */
    @Parameter(property = "migrate.extensions")
    private @Nullable Set<String> extensions;

    /**
     * Tables whose rows belong to the model, such as {@code countries,app.currencies}: what its SQL files put into them is
     * compared by primary key, and becomes insert and update in the next revision. A CSV file of the model names its table
     * itself.
     *
     * @since 0.1.0
     */
    @Parameter(property = "migrate.referenceTables")
    private @Nullable Set<String> referenceTables;

    /**
     * Whether rows of such tables that the model lacks are deleted, rather than told of.
     *
     * @since 0.1.0
     */
    @Parameter(property = "migrate.referenceDeletes", defaultValue = "false")
    private boolean referenceDeletes;

    /**
     * Schemas to compare; by default all.
     *
     * @since 0.1.0
     */
    @Parameter(property = "migrate.schemas")
    private @Nullable Set<String> schemas;

    /**
     * Names that are left out of comparisons, {@code *} standing for any text: {@code audit_*}, {@code reporting.*}. A
     * kind before a colon limits a pattern to objects of it: {@code owner:*,privileges:*,default privileges:*} where
     * owners and privileges are not the revisions' to say.
     *
     * @since 0.1.0
     */
    @Parameter(property = "migrate.exclude")
    private @Nullable List<String> exclude;

    protected ModelMojo(
            RepositorySystem repositorySystem, SettingsDecrypter settingsDecrypter, LifecycleExecutor lifecycle) {
        super(repositorySystem, settingsDecrypter);
        this.lifecycle = lifecycle;
    }

    /** Brings the project's classes up to date, for a model that is read from them. */
    protected final void compile(String otherwise) {
        new Compilation(lifecycle, session(), otherwise).run(mojoExecution());
    }

    /** The same, where the model is read from them, or a revision is in Java and may use them. */
    protected final void compileWhereNeeded(String otherwise) {
        if (NeededClasses.areNeeded(model == null ? List.of() : model, revisionsDirectory())) {
            compile(otherwise);
        }
    }

    /** The same, where nothing but the model is read from them. */
    protected final void compileForModel(String otherwise) {
        if (Models.needClasses(model == null ? List.of() : model)) {
            compile(otherwise);
        }
    }

    protected final ModelRequest model() {
        return new ProjectModel(session(), project())
                .request(
                        model == null ? List.of() : model,
                        packages == null ? Set.of() : packages,
                        entityArtifacts == null ? Set.of() : entityArtifacts,
                        Optional.ofNullable(persistenceUnit),
                        jpaProperties == null ? Map.of() : jpaProperties,
                        extensions == null ? Set.of() : extensions,
                        reference());
    }

    private ReferenceTables reference() {
        Set<String> names = referenceTables == null ? Set.of() : referenceTables;
        return new ReferenceTables(
                names.stream().collect(Collectors.toMap(name -> name, name -> List.of())), referenceDeletes);
    }

    @Override
    protected ExecutionOptions options() {
        return super.options()
                .withScope(new ComparisonScope(
                        schemas == null ? Set.of() : schemas, exclude == null ? List.of() : exclude));
    }
}
