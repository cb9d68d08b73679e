package io.github.migratemaven.engine.context;

import io.github.migratemaven.catalog.ObjectId;
import io.github.migratemaven.execution.Migrator;
import io.github.migratemaven.execution.history.AppliedState;
import io.github.migratemaven.execution.options.Cancellation;
import io.github.migratemaven.execution.options.ExecutionOptions;
import io.github.migratemaven.postgres.connection.ConnectionSettings;
import io.github.migratemaven.postgres.settings.ParameterValues;
import io.github.migratemaven.program.JavaRevisions;
import io.github.migratemaven.report.Reporter;
import io.github.migratemaven.revision.Revision;
import io.github.migratemaven.revision.file.RevisionDirectory;
import io.github.migratemaven.revision.graph.RevisionGraph;
import io.github.migratemaven.revision.parameter.Parameter;
import io.github.migratemaven.revision.plan.Planner;
import io.github.migratemaven.shadow.Shadow;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What a goal works with: the project's revisions, its database, and shadows of that. */
public final class GoalContext {
    private final ProjectSettings project;
    private final Reporter reporter;
    private final EmbeddedServers servers;
    private final JavaRevisions java;
    private final RevisionDirectory directory;
    private final Cancellation cancellation = new Cancellation();

    public GoalContext(ProjectSettings project, Reporter reporter) {
        this(
                project,
                reporter,
                new RevisionDirectory(project.revisions(), project.work().resolve("revisions.memory")),
                new JavaRevisions(project.classPath()));
    }

    /** As {@link #GoalContext(ProjectSettings, Reporter)}, where the revisions are no project's to work on. */
    public GoalContext(ProjectSettings project, Reporter reporter, RevisionDirectory directory, JavaRevisions java) {
        this.project = project;
        this.reporter = reporter;
        this.servers = new EmbeddedServers(project, reporter);
        this.directory = directory;
        this.java = java;
    }

    public ProjectSettings project() {
        return project;
    }

    public Reporter reporter() {
        return reporter;
    }

    public EmbeddedServers servers() {
        return servers;
    }

    public JavaRevisions java() {
        return java;
    }

    public Cancellation cancellation() {
        return cancellation;
    }

    public RevisionDirectory directory() {
        return directory;
    }

    public RevisionGraph graph() {
        ParameterValues values = project.parameters();
        List<Revision> revisions = directory().load();
        warnOfUnknown(values, revisions);
        List<Revision> filled = new ArrayList<>(revisions.size());
        for (Revision revision : revisions) {
            filled.add(revision.withValues(values));
        }
        return RevisionGraph.of(filled).withHooks(directory().hooks());
    }

    private void warnOfUnknown(ParameterValues values, List<Revision> revisions) {
        Set<String> unknown = new TreeSet<>(values.names());
        if (unknown.isEmpty()) {
            return;
        }
        Set<String> declared = revisions.stream()
                .flatMap(revision -> revision.parameters().declared().stream())
                .map(Parameter::name)
                .collect(Collectors.toCollection(TreeSet::new));
        unknown.removeAll(declared);
        if (!unknown.isEmpty()) {
            reporter.warn("No revision has a parameter " + String.join(", ", unknown) + ", for which a value is given"
                    + (declared.isEmpty() ? "" : "; those that there are: " + String.join(", ", declared)));
        }
    }

    /** A directory of the build that keeps what a goal has replaced, until the next clean. */
    public Path kept(String what) {
        return project.work().resolve(what);
    }

    /** Ids of the revisions that the expressions mean, each once. */
    public static List<String> named(RevisionGraph graph, List<String> expressions) {
        return expressions.stream()
                .flatMap(expression -> Planner.resolve(graph, Set.of(), expression).stream())
                .map(Revision::id)
                .distinct()
                .toList();
    }

    /** The database, reachable until closed. */
    public TargetDatabase open() {
        return TargetDatabase.open(project, servers, reporter);
    }

    /** Asks the database where it stands. */
    public AppliedState applied(RevisionGraph graph, ExecutionOptions options) {
        try (TargetDatabase database = open()) {
            return migrator(database, options).state(graph);
        }
    }

    /** What brings the database to a revision, with what only the engine knows added to the options. */
    public Migrator migrator(TargetDatabase database, ExecutionOptions options) {
        return migrator(database, options, reporter);
    }

    /** The same, with the lines going elsewhere. */
    public Migrator migrator(TargetDatabase database, ExecutionOptions options, Reporter lines) {
        return new Migrator(
                database.settings(),
                options.withComparison(new ShadowComparison(this::shadow, servers::shadowOf, java, options, reporter))
                        .withJava(java)
                        .withCancellation(cancellation)
                        .withRenewedSettings(database::renewedSettings),
                lines);
    }

    /** What no comparison with a live database looks at: what the options leave out, and every tool's own tables. */
    public Predicate<ObjectId> leftOut(ExecutionOptions options) {
        return new ShadowComparison(this::shadow, servers::shadowOf, java, options, reporter).excluded();
    }

    /** The same for a database, with other tools' tables by the names that they have there. */
    public Predicate<ObjectId> leftOut(ExecutionOptions options, ConnectionSettings live) {
        return new ShadowComparison(this::shadow, servers::shadowOf, java, options, reporter).excludedOf(live);
    }

    /** An empty PostgreSQL of the version that revisions are written for. */
    public Shadow shadow() {
        return servers.shadow(serverVersion());
    }

    /**
     * The major version of the server that the settings name; empty where none is named or it does not answer. The
     * embedded database is not asked, which is as new as a shadow by default.
     */
    public OptionalInt serverVersion() {
        return new TargetVersion(project, reporter).major();
    }
}
