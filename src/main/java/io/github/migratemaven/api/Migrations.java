package io.github.migratemaven.api;

import io.github.migratemaven.execution.Migrator;
import io.github.migratemaven.execution.options.ExecutionOptions;
import io.github.migratemaven.execution.options.RunnerWait;
import io.github.migratemaven.execution.options.WhenLocked;
import io.github.migratemaven.postgres.connection.ConnectionSettings;
import io.github.migratemaven.postgres.settings.ParameterValues;
import io.github.migratemaven.postgres.sql.Sha256;
import io.github.migratemaven.report.MigrationFailure;
import io.github.migratemaven.report.Reporter;
import io.github.migratemaven.report.Status;
import io.github.migratemaven.revision.Direction;
import io.github.migratemaven.revision.graph.RevisionGraph;
import io.github.migratemaven.revision.plan.Planner;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/**
 * The revisions of an application and the database that they are for.
 *
 * <pre>{@code
 * Migrations.fromClasspath("db/revisions").dataSource(pool).upgrade();
 * }</pre>
 *
 * Immutable. Each call borrows its own connection from the {@code DataSource}, and gives it back with the settings, the role
 * and the driver's modes that it came with; revisions run with these. Settings of an application's own, such as
 * {@code app.tenant}, PostgreSQL does not list, so they are empty afterwards: an application sets them in each transaction,
 * or gives migrations a {@code DataSource} of their own. Lines that a person would follow go to the
 * {@link System.Logger} {@code io.github.migratemaven} unless a {@link Reporter} is given; nothing is printed. What somebody
 * must act on is thrown as {@link MigrationFailure}, whose {@link MigrationFailure#advice() advice} says what to do.
 */
public final class Migrations {
    private static final String HEADS = "heads";

    private final RevisionGraph graph;
    private final ParameterValues values;
    private final Optional<DataSource> dataSource;
    private final ExecutionOptions options;
    private final Reporter reporter;

    private Migrations(
            RevisionGraph graph,
            ParameterValues values,
            Optional<DataSource> dataSource,
            ExecutionOptions options,
            Reporter reporter) {
        this.graph = RevisionGraph.of(graph.order().stream()
                        .map(revision -> revision.withValues(values))
                        .toList())
                .withHooks(graph.hooks());
        this.values = values;
        this.dataSource = dataSource;
        this.options = options;
        this.reporter = reporter;
    }

    /**
     * The revisions in a directory of the class path, such as {@code db/revisions} of {@code src/main/resources}, in plain
     * directories, in a jar, or in a jar within a Spring Boot application.
     *
     * @throws MigrationFailure if there is none, if several places of the class path have one, or a file is no revision
     */
    public static Migrations fromClasspath(String directory) {
        return fromClasspath(directory, applicationLoader());
    }

    /** As {@link #fromClasspath(String)}, by that loader. */
    public static Migrations fromClasspath(String directory, ClassLoader loader) {
        return of(new ClasspathRevisions(directory, loader).load(), loader);
    }

    /**
     * The revisions in a directory.
     *
     * @throws MigrationFailure if there is no such directory, or a file is no revision
     */
    public static Migrations fromDirectory(Path directory) {
        return of(ClasspathRevisions.in(directory), applicationLoader());
    }

    private static ClassLoader applicationLoader() {
        ClassLoader context = Thread.currentThread().getContextClassLoader();
        return context == null ? Migrations.class.getClassLoader() : context;
    }

    private static Migrations of(RevisionGraph graph, ClassLoader application) {
        return new Migrations(
                graph,
                ParameterValues.of(Map.of(), System.getenv(), Map.of()),
                Optional.empty(),
                ExecutionOptions.defaults().withJava(ApplicationClassPath.javaRevisions(application)),
                new SystemLog(Migrations::log));
    }

    /** Here, since a log names the class that calls it, and no other one is known to an application. */
    private static void log(System.Logger.Level level, String line) {
        System.getLogger("io.github.migratemaven").log(level, line);
    }

    /** The database: one that hands out connections of PostgreSQL's driver, of a pool or not. */
    public Migrations dataSource(DataSource pool) {
        return new Migrations(graph, values, Optional.of(pool), options, reporter);
    }

    /** Schema of the version tables; by default the connection's current schema. */
    public Migrations versionTableSchema(String schema) {
        return with(all -> all.withVersionTableSchema(schema));
    }

    /** Name of the database that is meant, such as {@code staging}; one that has another name is refused. */
    public Migrations environment(String name) {
        return with(all -> all.withEnvironment(all.environment().withName(name)));
    }

    /**
     * The value of a parameter that revisions declare, quoted for its place and recorded with them. Without this the
     * environment's {@code MIGRATE_PARAMETER_NAME} counts, then the default in the file.
     *
     * @throws MigrationFailure if no revision has such a parameter
     */
    public Migrations parameter(String name, String value) {
        if (graph.order().stream()
                .flatMap(revision -> revision.parameters().declared().stream())
                .noneMatch(parameter -> parameter.name().equals(name))) {
            throw MigrationFailure.misconfigured(
                    "No revision has a parameter '" + name + "'.", "Correct the name, or leave it out.");
        }
        ParameterValues all = values.with(name, value, "parameter(...)");
        return new Migrations(graph, all, dataSource, options, reporter);
    }

    /** How long to wait while another runner is at work on the database; by default 10 minutes. */
    public Migrations waitForOthers(Duration atMost) {
        return with(all -> all.withRunnerWait(new RunnerWait(WhenLocked.WAIT, atMost)));
    }

    /** Where lines go that a person would follow. */
    public Migrations reporter(Reporter other) {
        return new Migrations(graph, values, dataSource, options, other);
    }

    private Migrations with(UnaryOperator<ExecutionOptions> change) {
        return new Migrations(graph, values, dataSource, change.apply(options), reporter);
    }

    /**
     * Applies all revisions that the database lacks. Of several that start at once, one works and the others wait for it.
     *
     * @return what was applied, in order
     * @throws MigrationFailure if the database is in a state that a person must look at, or a revision fails; finished
     *     revisions stay
     */
    public List<RevisionInfo> upgrade() {
        return upgrade(HEADS);
    }

    /** Applies what the target needs: a revision's id or its beginning, a branch label, {@code +1}, {@code heads}. */
    public List<RevisionInfo> upgrade(String target) {
        return RevisionInfo.ofSteps(migrator().upgrade(graph, target).steps());
    }

    /**
     * Takes revisions back down to the target: an id, {@code -1}, {@code base}.
     *
     * @return what was taken back, in order
     * @throws MigrationFailure as {@link #upgrade()} does, or if the database is a protected one
     */
    public List<RevisionInfo> downgrade(String target) {
        return RevisionInfo.ofSteps(migrator().downgrade(graph, target).steps());
    }

    /** What {@link #upgrade()} would apply, in order; refuses what that would refuse, and touches nothing. */
    public List<RevisionInfo> plan() {
        return migrator().dryRun(graph, Direction.UPGRADE, HEADS).plan().steps().stream()
                .map(step -> RevisionInfo.of(step.revision()))
                .toList();
    }

    /** Where the database stands; only reads. */
    public DatabaseState current() {
        return DatabaseState.of(migrator().state(graph));
    }

    /**
     * Fails unless the database is where the revisions lead, so that an application does not start on a schema that is not
     * its own. Costs one round trip and takes no lock when it is.
     *
     * @throws MigrationFailure naming the revisions that are missing, or that the database has beyond these; with status
     *     {@code PENDING} or {@code AHEAD}
     */
    public void requireHead() {
        ConnectionSettings settings = settings();
        if (new HeadProbe(graph, options.versionTableSchema()).passes(settings)) {
            return;
        }
        DatabaseState state = DatabaseState.of(new Migrator(settings, options, reporter).state(graph));
        if (!state.ahead().isEmpty()) {
            throw MigrationFailure.of(
                    Status.AHEAD,
                    "The database has revisions that this application does not have: " + ids(state.ahead())
                            + ". It was upgraded by a newer version of the application.",
                    "Start that version, or take them back with it first.");
        }
        if (!state.isAtHead()) {
            throw MigrationFailure.of(
                    Status.PENDING,
                    "The database is not where the revisions of this application lead. " + state.whatIsMissing(),
                    "Upgrade it before the application starts: mvn migrate:upgrade, or Migrations.upgrade().");
        }
    }

    /**
     * A text that is the same for what builds the same database only: the revisions that the target needs, with all of
     * their statements.
     *
     * @param target as {@link #upgrade(String)} takes it
     */
    public String fingerprint(String target) {
        Set<String> needed = new TreeSet<>();
        if (!target.equals("base")) {
            Planner.upgrade(graph, Set.of(), target)
                    .steps()
                    .forEach(step -> needed.add(
                            step.revision().id() + " " + step.revision().checksum()
                                    + step.revision().parameters().described()));
        }
        return Sha256.hex(String.join("\n", needed));
    }

    private static String ids(List<RevisionInfo> revisions) {
        return revisions.stream().map(RevisionInfo::toString).collect(Collectors.joining(", "));
    }

    private Migrator migrator() {
        return new Migrator(settings(), options, reporter);
    }

    private ConnectionSettings settings() {
        DataSource pool = dataSource.orElseThrow(() ->
                MigrationFailure.misconfigured("The migrations have no database.", "Name it with dataSource(...)."));
        try {
            return ConnectionSettings.lentBy(pool);
        } catch (SQLException failure) {
            throw MigrationFailure.failed(
                    "The DataSource lends no connection to PostgreSQL: " + failure.getMessage(),
                    "Nothing was changed. Check that the database can be reached and that the DataSource uses"
                            + " PostgreSQL's JDBC driver.",
                    failure);
        }
    }
}
