package io.github.migratemaven.autogenerate.draft;

import io.github.migratemaven.autogenerate.compare.ConvergingDiff;
import io.github.migratemaven.autogenerate.compare.Replay;
import io.github.migratemaven.autogenerate.normal.Alike;
import io.github.migratemaven.autogenerate.normal.Spelling;
import io.github.migratemaven.catalog.Catalog;
import io.github.migratemaven.catalog.reader.CatalogReader;
import io.github.migratemaven.diff.Change;
import io.github.migratemaven.diff.SchemaDiff;
import io.github.migratemaven.kind.Kinds;
import io.github.migratemaven.postgres.connection.ConnectionSettings;
import io.github.migratemaven.postgres.connection.PinnedSettings;
import io.github.migratemaven.postgres.trial.ScriptFailedException;
import io.github.migratemaven.postgres.trial.ScriptRunner;
import io.github.migratemaven.report.MigrationFailure;
import io.github.migratemaven.revision.Revision;
import io.github.migratemaven.shadow.Shadow;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Runs a revision as it is written, each direction in one transaction as upgrade and downgrade will: what was found statement by
 * statement and round by round need not work so, because of the transaction or of triggers that fire.
 */
public final class RevisionProof {
    private final Replay replay;
    private final CatalogReader reader;
    private final Spelling spelling;
    private final Shadow shadow;
    private final SchemaDiff diff = new SchemaDiff(Kinds.ALL);

    RevisionProof(Replay replay, CatalogReader reader, Spelling spelling, Shadow shadow) {
        this.replay = replay;
        this.reader = reader;
        this.spelling = spelling;
        this.shadow = shadow;
    }

    /** Why each direction does not lead where it should; empty where it does. */
    record Verdict(Optional<ConvergingDiff.Flaw> upgrade, Optional<ConvergingDiff.Flaw> downgrade) {

        Optional<ConvergingDiff.Flaw> flaw() {
            return upgrade.or(() -> downgrade);
        }

        static Verdict upgradeFails(ConvergingDiff.Flaw flaw) {
            return new Verdict(Optional.of(flaw), Optional.of(ConvergingDiff.Flaw.UNTRIED));
        }
    }

    /**
     * @param before what is replayed before it
     * @param there where the upgrade shall lead, seen from where it has led
     * @param wanted what must be there after the upgrade
     * @param back where the downgrade shall lead
     * @param rows what tables must hold then
     */
    Verdict verdict(
            List<Revision> before,
            Revision revision,
            ConvergingDiff.Target there,
            Catalog wanted,
            Catalog back,
            RowExpectation rows)
            throws SQLException {
        List<Revision> all = new ArrayList<>(before);
        all.add(revision);
        ConnectionSettings database;
        try {
            database = replay.of(all);
        } catch (MigrationFailure failure) {
            if (failure.getCause() instanceof ScriptFailedException refusal) {
                return Verdict.upgradeFails(ConvergingDiff.Flaw.refused(refusal));
            }
            throw failure;
        }
        try (Connection connection = PinnedSettings.open(database, Replay.DEFAULT_SCHEMA)) {
            Catalog reached = reader.read(connection);
            Optional<ConvergingDiff.Flaw> elsewhere =
                    difference(there.seenFrom(reached)).or(() -> ConvergingDiff.lost(wanted, reached));
            if (elsewhere.isEmpty()) {
                elsewhere = rows.afterUpgrade(connection);
            }
            if (elsewhere.isPresent()) {
                return Verdict.upgradeFails(elsewhere.get());
            }
            Optional<ConvergingDiff.Flaw> notBack = takeBack(connection, revision, back);
            return new Verdict(Optional.empty(), notBack.isPresent() ? notBack : rows.afterDowngrade(connection));
        } finally {
            shadow.drop(database);
        }
    }

    private Optional<ConvergingDiff.Flaw> takeBack(Connection connection, Revision revision, Catalog back)
            throws SQLException {
        connection.setAutoCommit(false);
        try {
            ScriptRunner.run(
                    connection,
                    revision.downgrade().sql(),
                    "the downgrade",
                    revision.downgrade().firstLine());
            connection.commit();
        } catch (ScriptFailedException refusal) {
            connection.rollback();
            return Optional.of(ConvergingDiff.Flaw.refused(refusal));
        } finally {
            connection.setAutoCommit(true);
        }
        return difference(spelling.alike(reader.read(connection), back));
    }

    private Optional<ConvergingDiff.Flaw> difference(Alike both) {
        List<Change> left = diff.between(both.from(), both.to()).changes();
        return left.isEmpty() ? Optional.empty() : Optional.of(ConvergingDiff.Flaw.notReached(left));
    }
}
