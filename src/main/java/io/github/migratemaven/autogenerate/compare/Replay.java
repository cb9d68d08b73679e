package io.github.migratemaven.autogenerate.compare;

import io.github.migratemaven.postgres.connection.ConnectionSettings;
import io.github.migratemaven.postgres.connection.RepeatedSession;
import io.github.migratemaven.postgres.sql.Quoting;
import io.github.migratemaven.postgres.sql.Sha256;
import io.github.migratemaven.program.JavaRevisions;
import io.github.migratemaven.report.MigrationFailure;
import io.github.migratemaven.report.Reporter;
import io.github.migratemaven.revision.Direction;
import io.github.migratemaven.revision.Revision;
import io.github.migratemaven.revision.parameter.Parameters;
import io.github.migratemaven.revision.script.Language;
import io.github.migratemaven.shadow.Shadow;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Builds what revisions build, from nothing. What was replayed before is taken from a template. */
public final class Replay {
    /** Where objects land that a revision or a model names without a schema. */
    public static final String DEFAULT_SCHEMA = "public";

    private final Shadow shadow;
    private final String defaultSchema;
    private final RevisionRun run;
    private final Reporter reporter;

    /** @param defaultSchema where objects land that a revision names without a schema */
    public Replay(Shadow shadow, String defaultSchema, JavaRevisions java) {
        this(shadow, defaultSchema, java, Reporter.silent());
    }

    /** @param reporter told how far it is, where there is much to replay */
    public Replay(Shadow shadow, String defaultSchema, JavaRevisions java, Reporter reporter) {
        this.shadow = shadow;
        this.defaultSchema = defaultSchema;
        this.run = new RevisionRun(shadow, defaultSchema, java);
        this.reporter = reporter;
    }

    /**
     * A new database that holds what the revisions build.
     *
     * @param revisions in an order in which they can run
     * @throws MigrationFailure if one of them fails; names file and line
     */
    public ConnectionSettings of(List<Revision> revisions) {
        Parameters.refuse(revisions.stream()
                .flatMap(revision -> revision.problemsOf(revision.upgrade()).stream())
                .toList());
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
            run(database, revisions, replayed);
            if (replayed < revisions.size() && revisions.size() < keys.size()) {
                shadow.keepAsTemplate(database, keys.get(revisions.size()));
            }
            return database;
        } catch (RuntimeException e) {
            shadow.drop(database);
            throw e;
        }
    }

    private void run(ConnectionSettings database, List<Revision> revisions, int replayed) {
        ReplayProgress progress = new ReplayProgress(reporter, replayed, revisions.size());
        try (RepeatedSession session = run.session(database)) {
            for (Revision revision : revisions.subList(replayed, revisions.size())) {
                run.of(session, revision, Direction.UPGRADE);
                progress.oneMore();
            }
        } catch (SQLException atClose) {
            throw MigrationFailure.failed(
                    "The shadow database failed: " + atClose.getMessage(), "Try again; -X shows the cause.", atClose);
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
            key = Sha256.hex(
                    key + "\n" + revision.checksum() + revision.parameters().described());
            keys.add(key);
        }
        return keys;
    }
}
