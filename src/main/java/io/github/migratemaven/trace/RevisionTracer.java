package io.github.migratemaven.trace;

import io.github.migratemaven.postgres.connection.ConnectionSettings;
import io.github.migratemaven.postgres.sql.SqlScriptException;
import io.github.migratemaven.postgres.trial.ScriptFailedException;
import io.github.migratemaven.program.JavaRevisions;
import io.github.migratemaven.report.MigrationFailure;
import io.github.migratemaven.revision.Direction;
import io.github.migratemaven.revision.Revision;
import io.github.migratemaven.revision.script.Language;
import io.github.migratemaven.revision.script.Script;
import io.github.migratemaven.shadow.Shadow;
import io.github.migratemaven.trace.state.SchemaState;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Runs a revision for what each of its statements does. First all in one transaction, as upgrade will; then each in its own, so that
 * no lock hides behind that of an earlier statement, and only then it is looked at: to look costs more than to run.
 */
public final class RevisionTracer {
    /**
     * What PostgreSQL refuses in one transaction and allows in two: a new enum value in use, a table with pending triggers; what ends
     * its transaction itself, or cannot be in one.
     */
    private static final Set<String> ONLY_TOGETHER = Set.of("55P04", "55006", "2D000", "25001");

    private static final int MOST_ROLES = 50;

    private final Shadow shadow;
    private final JavaRevisions java;
    private final String defaultSchema;

    /** @param defaultSchema where objects land that a revision names without a schema */
    public RevisionTracer(Shadow shadow, JavaRevisions java, String defaultSchema) {
        this.shadow = shadow;
        this.java = java;
        this.defaultSchema = defaultSchema;
    }

    /**
     * Runs one direction.
     *
     * @param database of the shadow, in which everything is that the revision needs
     * @param sameAgain makes another database of the shadow that holds the same; asked where statements turn out to need their
     *     common transaction, when some of them have been committed already
     * @throws MigrationFailure if the revision does not run; names file and line
     */
    public RevisionTrace trace(
            ConnectionSettings database,
            Revision revision,
            Direction direction,
            Supplier<ConnectionSettings> sameAgain) {
        try (TracedDatabase traced = traced(database)) {
            return trace(traced, revision, direction, sameAgain);
        } catch (SQLException atClose) {
            throw failed(revision, direction, String.valueOf(atClose.getMessage()), atClose);
        }
    }

    /** A database for {@link #trace(TracedDatabase, Revision, Direction, Supplier)}. */
    public TracedDatabase traced(ConnectionSettings database) {
        return new TracedDatabase(database, defaultSchema);
    }

    /** As {@link #trace(ConnectionSettings, Revision, Direction, Supplier)}, where more revisions are traced. */
    public RevisionTrace trace(
            TracedDatabase database, Revision revision, Direction direction, Supplier<ConnectionSettings> sameAgain) {
        Optional<RevisionTrace> trace = run(database, revision, direction, RevisionTracer::eachAlone);
        if (trace.isPresent()) {
            return trace.get();
        }
        ConnectionSettings again = sameAgain.get();
        try (TracedDatabase traced = traced(again)) {
            return run(traced, revision, direction, RevisionTracer::inOneTransaction);
        } catch (SQLException atClose) {
            throw failed(revision, direction, String.valueOf(atClose.getMessage()), atClose);
        } finally {
            shadow.drop(again);
        }
    }

    /** A way to run a script. */
    private interface Way<T> {
        T run(TracedScript script, SchemaState before) throws SQLException;
    }

    private <T> T run(TracedDatabase database, Revision revision, Direction direction, Way<T> way) {
        for (int attempt = 0; ; attempt++) {
            try {
                SchemaState before = database.state();
                Connection connection = database.session().fresh();
                ServerWords.inEnglish(connection);
                TracedScript script = new TracedScript(revision, direction, connection, database, shadow, java);
                T traced = way.run(script, before);
                if (script.leavesMoreThanIsForgotten()) {
                    database.session().close();
                }
                return traced;
            } catch (ScriptFailedException refused) {
                if (attempt >= MOST_ROLES || !shadow.settlesRole(refused.sqlException())) {
                    throw failed(revision, direction, refused.describe(), refused);
                }
            } catch (SqlScriptException undividable) {
                String place = TracedScript.source(revision) + ":" + undividable.line() + ": ";
                throw failed(revision, direction, place + undividable.getMessage(), undividable);
            } catch (SQLException e) {
                throw failed(revision, direction, String.valueOf(e.getMessage()), e);
            }
        }
    }

    /** Empty where the statements run together and not alone; some of them have been committed then. */
    private static Optional<RevisionTrace> eachAlone(TracedScript script, SchemaState before) throws SQLException {
        if (!script.script().transactional() || script.isToRunAlone()) {
            return Optional.of(script.traced(before, script.oneByOne(before), Optional.empty(), true));
        }
        boolean divisible = script.isDivisible();
        List<StatementTrace> together = List.of();
        try {
            if (divisible) {
                script.tryTogether();
            } else if (script.isSingle()) {
                return Optional.of(script.traced(before, script.single(before), Optional.empty(), true));
            } else {
                together = script.together(before);
            }
        } catch (ScriptFailedException refused) {
            script.rollBack();
            if (!ONLY_TOGETHER.contains(String.valueOf(refused.sqlException().getSQLState()))) {
                throw refused;
            }
            return Optional.of(script.traced(before, script.oneByOne(before), Optional.of(refused), true));
        }
        if (!divisible) {
            script.commit();
            return Optional.of(script.traced(before, together, Optional.empty(), true));
        }
        script.rollBack();
        try {
            return Optional.of(script.traced(before, script.oneByOne(before), Optional.empty(), true));
        } catch (ScriptFailedException needsItsTransaction) {
            script.rollBack();
            return Optional.empty();
        }
    }

    private static RevisionTrace inOneTransaction(TracedScript script, SchemaState before) throws SQLException {
        List<StatementTrace> together = script.together(before);
        script.rollBack();
        return script.traced(before, together, Optional.empty(), false);
    }

    private static MigrationFailure failed(Revision revision, Direction direction, String problem, Exception cause) {
        Script script = direction == Direction.UPGRADE ? revision.upgrade() : revision.downgrade();
        String advice = script.language() == Language.JAVA ? "Correct the program." : "Correct the file.";
        return MigrationFailure.failed(
                "The " + (direction == Direction.UPGRADE ? "upgrade" : "downgrade") + " of revision "
                        + revision.displayName() + " does not run in the shadow database.\n" + problem,
                advice + " What it would lock can only be measured once it runs.",
                cause);
    }
}
