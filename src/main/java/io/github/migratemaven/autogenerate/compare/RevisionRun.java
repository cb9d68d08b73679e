package io.github.migratemaven.autogenerate.compare;

import io.github.migratemaven.postgres.connection.ConnectionSettings;
import io.github.migratemaven.postgres.connection.RepeatedSession;
import io.github.migratemaven.postgres.sql.SqlScriptException;
import io.github.migratemaven.postgres.trial.MissingExtension;
import io.github.migratemaven.postgres.trial.ScriptFailedException;
import io.github.migratemaven.postgres.trial.TrialScript;
import io.github.migratemaven.program.JavaRevisions;
import io.github.migratemaven.report.MigrationFailure;
import io.github.migratemaven.revision.Direction;
import io.github.migratemaven.revision.Revision;
import io.github.migratemaven.revision.script.Language;
import io.github.migratemaven.revision.script.Script;
import io.github.migratemaven.shadow.Shadow;
import java.io.IOException;
import java.io.Reader;
import java.sql.Connection;
import java.sql.SQLException;

/** Runs one direction of a revision in a shadow database, as upgrade and downgrade will. */
public final class RevisionRun {
    private static final int TRIES_FOR_ROLES = 50;

    private final Shadow shadow;
    private final String defaultSchema;
    private final JavaRevisions java;

    /** @param defaultSchema where objects land that a revision names without a schema */
    public RevisionRun(Shadow shadow, String defaultSchema, JavaRevisions java) {
        this.shadow = shadow;
        this.defaultSchema = defaultSchema;
        this.java = java;
    }

    /** A session for {@link #of(RepeatedSession, Revision, Direction)}. */
    public RepeatedSession session(ConnectionSettings database) {
        return new RepeatedSession(database, defaultSchema);
    }

    /**
     * In a session that forgets between two runs, so that no setting of one revision reaches the next.
     *
     * @throws MigrationFailure if it fails; names file and line
     */
    public void of(RepeatedSession session, Revision revision, Direction direction) {
        of(session, revision, direction, occasion(direction));
    }

    /** The upgrade, where it ran before and was taken back. */
    void again(RepeatedSession session, Revision revision) {
        of(session, revision, Direction.UPGRADE, Occasion.AGAIN);
    }

    private void of(RepeatedSession session, Revision revision, Direction direction, Occasion occasion) {
        Script script = direction == Direction.UPGRADE ? revision.upgrade() : revision.downgrade();
        for (int attempt = 0; ; attempt++) {
            try {
                Connection connection = session.fresh();
                connection.setAutoCommit(!script.transactional());
                boolean leavesMore = run(revision, direction, script, connection);
                if (script.transactional()) {
                    connection.commit();
                }
                if (leavesMore) {
                    session.close();
                }
                return;
            } catch (ScriptFailedException e) {
                // Roles are not part of a schema; one that a revision grants to is made up.
                boolean again =
                        script.transactional() && attempt <= TRIES_FOR_ROLES && shadow.settlesRole(e.sqlException());
                if (!again) {
                    MigrationFailure failure = occasion.failed(revision, e.describe(), e);
                    throw MissingExtension.advice(e.sqlException(), shadow)
                            .map(failure::withAdvice)
                            .orElse(failure);
                }
            } catch (SqlScriptException e) {
                throw occasion.failed(revision, source(revision) + ":" + e.line() + ": " + e.getMessage(), e);
            } catch (SQLException | IOException e) {
                throw occasion.failed(revision, String.valueOf(e.getMessage()), e);
            }
        }
    }

    /** @return whether the session must not serve another script */
    private boolean run(Revision revision, Direction direction, Script script, Connection connection)
            throws SQLException, IOException {
        TrialScript trial = new TrialScript(connection, shadow);
        if (script.language() == Language.JAVA) {
            java.run(
                    revision,
                    direction,
                    connection,
                    statement -> trial.requireWithinDatabase(statement, source(revision)));
            trial.requireNothingShared(source(revision), 1);
            // A program may set the driver too.
            return true;
        }
        try (Reader statements = script.open()) {
            trial.run(statements, source(revision), script.firstLine());
        }
        return trial.leavesMoreThanIsForgotten();
    }

    private static String source(Revision revision) {
        return revision.file().map(Object::toString).orElse(revision.id());
    }

    private static Occasion occasion(Direction direction) {
        return direction == Direction.UPGRADE ? Occasion.REPLAY : Occasion.WAY_BACK;
    }

    /** What a failure means depends on what has run before. */
    private enum Occasion {
        REPLAY,
        WAY_BACK,
        AGAIN;

        MigrationFailure failed(Revision revision, String problem, Exception cause) {
            return switch (this) {
                case REPLAY ->
                    MigrationFailure.failed(
                            "Revision " + revision.displayName() + " cannot be replayed on an empty database.\n"
                                    + problem,
                            "Fix the file; revisions must build the whole schema from nothing, in their order.",
                            cause);
                case WAY_BACK ->
                    MigrationFailure.failed(
                            "Revision " + revision.displayName() + " cannot be taken back.\n" + problem,
                            "Fix the downgrade in the file, so that it undoes what the upgrade does.",
                            cause);
                case AGAIN ->
                    MigrationFailure.failed(
                            "After its downgrade, the upgrade of " + revision.displayName() + " does not run again.\n"
                                    + problem,
                            "Let the downgrade take back the rows and whatever else the upgrade leaves.",
                            cause);
            };
        }
    }
}
