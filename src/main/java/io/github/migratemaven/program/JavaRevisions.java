package io.github.migratemaven.program;

import io.github.migratemaven.postgres.sql.SqlStatement;
import io.github.migratemaven.postgres.trial.ScriptFailedException;
import io.github.migratemaven.report.MigrationFailure;
import io.github.migratemaven.revision.Direction;
import io.github.migratemaven.revision.Revision;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/** Compiles revisions in Java when they are needed, and runs them. Not for several threads at once. */
public final class JavaRevisions {
    /** External routine exception, in the SQL standard. */
    private static final String EXTERNAL_ROUTINE_EXCEPTION = "38000";

    private final Function<Revision, CompiledRevision> compiler;
    private final Map<String, CompiledRevision> compiled;

    /**
     * Nothing of the compiler is touched before there is a revision for it: a small runtime has none.
     *
     * @param classPath what revisions may use besides Java and PostgreSQL's driver; asked for only when there is one
     */
    public JavaRevisions(Supplier<List<Path>> classPath) {
        this(classPath, JavaRevisions::jdk);
    }

    JavaRevisions(Supplier<List<Path>> classPath, Supplier<Optional<JavaCompiler>> compiler) {
        this(new HashMap<>(), revision -> new RevisionCompiler(entries(classPath), compiler).compile(revision));
    }

    private JavaRevisions(Map<String, CompiledRevision> compiled, Function<Revision, CompiledRevision> compiler) {
        this.compiled = compiled;
        this.compiler = compiler;
    }

    /** For revisions that use nothing but Java and PostgreSQL's driver. */
    public static JavaRevisions withoutProject() {
        return new JavaRevisions(List::of);
    }

    /** As {@link #withoutProject()}, for every Java runtime from that release on. */
    public static JavaRevisions forRelease(int release) {
        return new JavaRevisions(
                new HashMap<>(),
                new RevisionCompiler(entries(List::of), JavaRevisions::jdk).forRelease(release)::compile);
    }

    /** For revisions that may use what an application has, however that is packed. */
    public static JavaRevisions of(Supplier<ClassPath> application) {
        return new JavaRevisions(
                new HashMap<>(), revision -> new RevisionCompiler(application, JavaRevisions::jdk).compile(revision));
    }

    private static Supplier<ClassPath> entries(Supplier<List<Path>> classPath) {
        return () -> ClassPath.of(classPath.get());
    }

    private static Optional<JavaCompiler> jdk() {
        return Optional.ofNullable(ToolProvider.getSystemJavaCompiler());
    }

    /**
     * For revisions that were compiled earlier; needs no compiler.
     *
     * @param classes of a revision by their binary names, as {@link #classes(Revision)} has given them
     */
    public static JavaRevisions compiledEarlier(Function<Revision, Map<String, byte[]>> classes) {
        return new JavaRevisions(new HashMap<>(), revision -> {
            try {
                return CompiledRevision.of(revision, classes.apply(revision), ClassPath.of(List.of()));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    /**
     * The classes of a revision by their binary names, compiled if they have not been.
     *
     * @throws MigrationFailure as {@link #compile(Revision)} does
     */
    public Map<String, byte[]> classes(Revision revision) {
        return compiled(revision).classes();
    }

    /**
     * Compiles a revision, once.
     *
     * @throws MigrationFailure naming file and line, if it does not compile or has not the two methods; or if only a JRE
     *     runs here
     */
    public void compile(Revision revision) {
        compiled(revision);
    }

    private CompiledRevision compiled(Revision revision) {
        return compiled.computeIfAbsent(revision.upgrade().text(), text -> compiler.apply(revision));
    }

    /**
     * As {@link #run(Revision, Direction, Connection, Consumer)}, where the revision may run what its role may.
     */
    public void run(Revision revision, Direction direction, Connection connection) throws SQLException {
        run(revision, direction, connection, statement -> {});
    }

    /**
     * Runs one direction in the transaction that is open on the connection, which stays open.
     *
     * @param connection not in auto-commit mode
     * @param rule sees each statement before it is sent, and throws if it must not be
     * @throws ScriptFailedException if the revision throws, or ends the transaction
     */
    public void run(Revision revision, Direction direction, Connection connection, Consumer<SqlStatement> rule)
            throws SQLException {
        CompiledRevision program = compiled(revision);
        String before = transaction(connection);
        DriverModes modes = DriverModes.of(connection);
        try {
            program.run(direction, GuardedConnection.of(connection, rule));
        } catch (InvocationTargetException thrown) {
            if (thrown.getCause() instanceof MigrationFailure refused) {
                throw refused;
            }
            throw failed(revision, program, thrown.getCause() == null ? thrown : thrown.getCause());
        } catch (ReflectiveOperationException | LinkageError unusable) {
            throw failed(revision, program, unusable);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            modes.restore(connection);
        }
        requireSame(revision, before, connection);
    }

    private static void requireSame(Revision revision, String before, Connection connection) throws SQLException {
        if (connection.getAutoCommit() || !transaction(connection).equals(before)) {
            throw new ScriptFailedException(
                    SourceLines.name(revision),
                    new SqlStatement("", 1, Optional.empty()),
                    new SQLException(
                            "the revision has ended the transaction itself; what it did until then was not rolled back",
                            EXTERNAL_ROUTINE_EXCEPTION));
        }
    }

    private static String transaction(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select pg_catalog.pg_current_xact_id()::pg_catalog.text")) {
            row.next();
            return row.getString(1);
        }
    }

    private static ScriptFailedException failed(Revision revision, CompiledRevision program, Throwable thrown) {
        int line = program.lineOf(thrown);
        String text = SourceLines.line(revision, line).strip();
        SQLException cause = thrown instanceof SQLException sql
                ? new SQLException(sql.getMessage(), sql.getSQLState(), sql)
                : new SQLException(thrown.toString(), EXTERNAL_ROUTINE_EXCEPTION, thrown);
        return new ScriptFailedException(
                SourceLines.name(revision), new SqlStatement(text, line, Optional.empty()), cause);
    }
}
