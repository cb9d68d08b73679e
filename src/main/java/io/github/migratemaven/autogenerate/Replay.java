package io.github.migratemaven.autogenerate;

import io.github.migratemaven.postgres.ConnectionSettings;
import io.github.migratemaven.postgres.ExistingRole;
import io.github.migratemaven.postgres.MissingRole;
import io.github.migratemaven.postgres.PinnedSettings;
import io.github.migratemaven.postgres.Quoting;
import io.github.migratemaven.postgres.ScriptFailedException;
import io.github.migratemaven.postgres.Sha256;
import io.github.migratemaven.postgres.SqlScriptException;
import io.github.migratemaven.postgres.TrialScript;
import io.github.migratemaven.program.JavaRevisions;
import io.github.migratemaven.report.MigrationFailure;
import io.github.migratemaven.report.Reporter;
import io.github.migratemaven.revision.Direction;
import io.github.migratemaven.revision.Language;
import io.github.migratemaven.revision.Revision;
import io.github.migratemaven.shadow.Shadow;
import java.io.IOException;
import java.io.Reader;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Builds what revisions build, from nothing. What was replayed before is taken from a template. */
final class Replay {
    private final Shadow shadow;
    private final String defaultSchema;
    private final JavaRevisions java;
    private final Reporter reporter;

    /** @param defaultSchema where objects land that a revision names without a schema */
    Replay(Shadow shadow, String defaultSchema, JavaRevisions java) {
        this(shadow, defaultSchema, java, Reporter.silent());
    }

    /** @param reporter told how far it is, where there is much to replay */
    Replay(Shadow shadow, String defaultSchema, JavaRevisions java, Reporter reporter) {
        this.shadow = shadow;
        this.defaultSchema = defaultSchema;
        this.java = java;
        this.reporter = reporter;
    }

    /**
     * A new database that holds what the revisions build.
     *
     * @param revisions in an order in which they can run
     * @throws MigrationFailure if one of them fails; names file and line
     */
    ConnectionSettings of(List<Revision> revisions) {
        List<String> keys = templateKeys(revisions);
        for (int replayed = keys.size() - 1; replayed > 0; replayed--) {
            Optional<ConnectionSettings> kept = shadow.createFrom(keys.get(replayed));
            if (kept.isPresent()) {
                return goOn(kept.get(), revisions, replayed, keys);
            }
        }
        return goOn(empty(), revisions, 0, keys);
    }

    private ConnectionSettings empty() {
        ConnectionSettings database = shadow.create();
        if (!defaultSchema.equals("public")) {
            String schema = Quoting.identifier(defaultSchema);
            try (Connection connection = database.open();
                    Statement statement = connection.createStatement()) {
                statement.execute("create schema if not exists " + schema);
            } catch (SQLException e) {
                shadow.drop(database);
                throw MigrationFailure.failed(
                        "The shadow database cannot hold the schema " + defaultSchema + ": " + e.getMessage(), "", e);
            }
        }
        return database;
    }

    private ConnectionSettings goOn(
            ConnectionSettings database, List<Revision> revisions, int replayed, List<String> keys) {
        try {
            ReplayProgress progress = new ReplayProgress(reporter, replayed, revisions.size());
            for (Revision revision : revisions.subList(replayed, revisions.size())) {
                run(database, revision);
                progress.oneMore();
            }
            if (replayed < revisions.size() && revisions.size() < keys.size()) {
                shadow.keepAsTemplate(database, keys.get(revisions.size()));
            }
            return database;
        } catch (RuntimeException e) {
            shadow.drop(database);
            throw e;
        }
    }

    /**
     * For each number of revisions the hash of what the first of them do. It ends before the first one in Java, since what
     * that does depends on the classes that it uses too.
     */
    private List<String> templateKeys(List<Revision> revisions) {
        List<String> keys = new ArrayList<>();
        String key = "replay2-" + shadow.majorVersion() + "-" + defaultSchema;
        keys.add(key);
        for (Revision revision : revisions) {
            if (revision.upgrade().language() == Language.JAVA) {
                break;
            }
            key = Sha256.hex(key + "\n" + revision.checksum());
            keys.add(key);
        }
        return keys;
    }

    /** On a connection of its own, so that no setting of one revision reaches the next. */
    private void run(ConnectionSettings database, Revision revision) {
        for (int attempt = 0; ; attempt++) {
            try (Connection connection = PinnedSettings.open(database, defaultSchema)) {
                connection.setAutoCommit(!revision.upgrade().transactional());
                runUpgrade(revision, connection);
                if (revision.upgrade().transactional()) {
                    connection.commit();
                }
                return;
            } catch (ScriptFailedException e) {
                // Roles are not part of a schema; one that a revision grants to is made up.
                boolean again =
                        revision.upgrade().transactional() && attempt <= 50 && isOnlyAboutARole(e.sqlException());
                if (!again) {
                    throw failed(revision, e.describe(), e);
                }
            } catch (SqlScriptException e) {
                throw failed(revision, source(revision) + ":" + e.line() + ": " + e.getMessage(), e);
            } catch (SQLException | IOException e) {
                throw failed(revision, String.valueOf(e.getMessage()), e);
            }
        }
    }

    private void runUpgrade(Revision revision, Connection connection) throws SQLException, IOException {
        TrialScript trial = new TrialScript(connection, shadow);
        if (revision.upgrade().language() == Language.JAVA) {
            java.run(
                    revision,
                    Direction.UPGRADE,
                    connection,
                    statement -> trial.requireWithinDatabase(statement, source(revision)));
            trial.requireNothingShared(source(revision), 1);
        } else {
            try (Reader script = revision.upgrade().open()) {
                trial.run(script, source(revision), revision.upgrade().firstLine());
            }
        }
    }

    /** Where one was missing it is there now, and one that an earlier replay had left is gone. */
    private boolean isOnlyAboutARole(SQLException failure) {
        Optional<String> missing = MissingRole.namedBy(failure);
        missing.ifPresent(role -> shadow.ensureRoles(Set.of(role)));
        return missing.isPresent()
                || ExistingRole.namedBy(failure).filter(shadow::dropLeftRole).isPresent();
    }

    private static String source(Revision revision) {
        return revision.file().map(Object::toString).orElse(revision.id());
    }

    private static MigrationFailure failed(Revision revision, String problem, Exception cause) {
        return MigrationFailure.failed(
                "Revision " + revision.displayName() + " cannot be replayed on an empty database.\n" + problem,
                "Fix the file; revisions must build the whole schema from nothing, in their order.",
                cause);
    }
}
