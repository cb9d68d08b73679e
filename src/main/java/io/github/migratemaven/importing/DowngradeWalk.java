package io.github.migratemaven.importing;

import io.github.migratemaven.autogenerate.compare.ConvergingDiff;
import io.github.migratemaven.autogenerate.compare.Replay;
import io.github.migratemaven.autogenerate.compare.ReplayProgress;
import io.github.migratemaven.autogenerate.compare.RevisionRun;
import io.github.migratemaven.autogenerate.compare.WalkedDatabase;
import io.github.migratemaven.autogenerate.draft.RevisionSql;
import io.github.migratemaven.autogenerate.draft.SeedRows;
import io.github.migratemaven.autogenerate.normal.Alike;
import io.github.migratemaven.autogenerate.normal.NormalForms;
import io.github.migratemaven.catalog.Catalog;
import io.github.migratemaven.catalog.Statement;
import io.github.migratemaven.catalog.reader.CatalogReader;
import io.github.migratemaven.catalog.reader.CatalogScope;
import io.github.migratemaven.diff.SchemaDiff;
import io.github.migratemaven.kind.Kinds;
import io.github.migratemaven.postgres.connection.ConnectionSettings;
import io.github.migratemaven.postgres.sql.AsciiCase;
import io.github.migratemaven.program.JavaRevisions;
import io.github.migratemaven.report.MigrationFailure;
import io.github.migratemaven.report.Reporter;
import io.github.migratemaven.revision.Direction;
import io.github.migratemaven.revision.Revision;
import io.github.migratemaven.revision.script.Script;
import io.github.migratemaven.revision.script.UnprovenMark;
import io.github.migratemaven.shadow.Shadow;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Gives each revision its way back: the script that the other tool has for it where that leads back, else one that is
 * generated. Each is walked up, down and up again in a shadow database.
 */
final class DowngradeWalk {
    private static final CatalogScope SCOPE = new CatalogScope(Replay.DEFAULT_SCHEMA, Set.of(), id -> false);

    private final Shadow shadow;
    private final Reporter reporter;
    private final Replay replay;
    private final RevisionRun run;
    private final CatalogReader reader = new CatalogReader(Kinds.ALL, SCOPE);
    private final SchemaDiff diff = new SchemaDiff(Kinds.ALL);
    private final List<String> notes = new ArrayList<>();

    DowngradeWalk(Shadow shadow, Reporter reporter) {
        this.shadow = shadow;
        this.reporter = reporter;
        JavaRevisions java = JavaRevisions.withoutProject();
        this.replay = new Replay(shadow, Replay.DEFAULT_SCHEMA, java);
        this.run = new RevisionRun(shadow, Replay.DEFAULT_SCHEMA, java);
    }

    /** What became of the downgrades, a sentence for each that a person must look at. */
    List<String> notes() {
        return List.copyOf(notes);
    }

    /**
     * @param revisions in an order in which they can run, without downgrades
     * @param scripts what each comes from
     * @throws MigrationFailure when an upgrade fails
     */
    List<Revision> walk(List<Revision> revisions, List<ImportedScript> scripts) {
        reporter.info("Walking " + revisions.size() + (revisions.size() == 1 ? " revision" : " revisions")
                + " up, down and up again");
        ReplayProgress progress =
                new ReplayProgress(reporter, "%d of %d revisions are walked up and down", revisions.size());
        List<Revision> done = new ArrayList<>();
        WalkedDatabase database = walked(shadow.create());
        try (NormalForms normal = new NormalForms(shadow, SCOPE)) {
            Catalog below = database.catalog();
            for (int i = 0; i < revisions.size(); i++) {
                Revision revision = revisions.get(i);
                SeedRows rows = bringsRows(revision) ? SeedRows.read(database.connection()) : new SeedRows(List.of());
                database.run(revision, Direction.UPGRADE);
                State state = new State(below, database.catalog(), rows);
                Optional<Revision> back = theirs(database, revision, scripts.get(i), state, normal);
                if (scripts.get(i).undo().isPresent() && back.isEmpty()) {
                    database.close();
                    database = walked(replay.of(revisions.subList(0, i + 1)));
                }
                Revision whole = back.isPresent() ? back.get() : generated(database, revision, state, normal);
                if (!goesOn(database, whole, state, normal)) {
                    whole = revision.withScripts(
                            revision.upgrade(),
                            script("-- " + UnprovenMark.WORDS
                                    + " after this downgrade the upgrade does not run again, or" + " leads elsewhere.\n"
                                    + whole.downgrade().sql()));
                    notes.add("The downgrade of " + scripts.get(i).origin() + " could not be proven; it is marked so.");
                    database.close();
                    database = walked(replay.of(revisions.subList(0, i + 1)));
                }
                done.add(whole);
                below = state.above();
                progress.oneMore();
            }
            return done;
        } catch (SQLException e) {
            throw MigrationFailure.failed(
                    "The shadow database failed: " + e.getMessage(), "Try again; -X shows the cause.", e);
        } finally {
            database.close();
        }
    }

    private WalkedDatabase walked(ConnectionSettings database) {
        return new WalkedDatabase(shadow, database, run, reader);
    }

    /** Before and after an upgrade. */
    private record State(Catalog below, Catalog above, SeedRows rowsBelow) {}

    private static Script script(String sql) {
        return new Script(sql, 1, true);
    }

    /** The database is at the revision before it, and after a flawless run below it. */
    private Optional<Revision> theirs(
            WalkedDatabase database, Revision upgrade, ImportedScript script, State state, NormalForms normal)
            throws SQLException {
        if (script.undo().isEmpty()) {
            return Optional.empty();
        }
        Revision revision =
                upgrade.withScripts(upgrade.upgrade(), script(script.undo().get()));
        try {
            database.run(revision, Direction.DOWNGRADE);
            if (isSame(state.below(), database.catalog(), normal)) {
                return Optional.of(revision);
            }
            notes.add("The undo script of " + revision.message()
                    + " does not lead back to the schema before it; a generated downgrade stands in its place.");
        } catch (MigrationFailure refused) {
            notes.add("The undo script of " + revision.message() + " fails ("
                    + refused.getMessage().lines().skip(1).findFirst().orElse("") + "); a"
                    + " generated downgrade stands in its place.");
        }
        return Optional.empty();
    }

    private Revision generated(WalkedDatabase database, Revision revision, State state, NormalForms normal)
            throws SQLException {
        Connection connection = database.connection();
        List<Statement> deletes = deletes(connection, revision, state);
        Optional<ConvergingDiff.Flaw> refused = ConvergingDiff.run(connection, deletes);
        ConvergingDiff.Outcome back =
                new ConvergingDiff(reader, diff, normal).lead(connection, state.above(), state.below());
        List<Statement> statements = new ArrayList<>(deletes);
        statements.addAll(back.statements());
        Set<String> losses = new LinkedHashSet<>();
        diff.between(state.below(), state.above())
                .statements()
                .forEach(statement -> statement.loss().ifPresent(losses::add));
        List<String> sentences = losses.stream()
                .map(loss -> "Restores structure only; it cannot bring back " + loss + ".")
                .toList();
        return revision.withScripts(
                revision.upgrade(), script(RevisionSql.of(statements, sentences, refused.or(back::flaw))));
    }

    /** Rows that came into tables that were there before. */
    private List<Statement> deletes(Connection connection, Revision revision, State state) throws SQLException {
        return bringsRows(revision)
                ? SeedRows.read(connection)
                        .addedSince(state.rowsBelow())
                        .within(state.below().ids())
                        .deletes()
                : List.of();
    }

    private static boolean bringsRows(Revision revision) {
        String sql = revision.upgrade().sql();
        return AsciiCase.contains(sql, "insert") || AsciiCase.contains(sql, "copy");
    }

    /** Runs the upgrade again, then both directions as they are written. */
    private boolean goesOn(WalkedDatabase database, Revision whole, State state, NormalForms normal)
            throws SQLException {
        try {
            if (!isSame(state.below(), database.catalog(), normal)) {
                return false;
            }
            database.run(whole, Direction.UPGRADE);
            database.run(whole, Direction.DOWNGRADE);
            if (!isSame(state.below(), database.catalog(), normal)) {
                return false;
            }
            database.run(whole, Direction.UPGRADE);
            return isSame(state.above(), database.catalog(), normal);
        } catch (MigrationFailure refused) {
            return false;
        }
    }

    private boolean isSame(Catalog expected, Catalog found, NormalForms normal) throws SQLException {
        Alike both = normal.alike(expected, found);
        return diff.between(both.from(), both.to()).isEmpty();
    }
}
