package io.github.migratemaven.autogenerate.squash;

import io.github.migratemaven.autogenerate.compare.ConvergingDiff;
import io.github.migratemaven.autogenerate.compare.Detection;
import io.github.migratemaven.autogenerate.compare.Replay;
import io.github.migratemaven.autogenerate.draft.Lists;
import io.github.migratemaven.autogenerate.draft.RevisionSql;
import io.github.migratemaven.autogenerate.normal.Alike;
import io.github.migratemaven.autogenerate.normal.NormalForms;
import io.github.migratemaven.catalog.Catalog;
import io.github.migratemaven.catalog.reader.CatalogReader;
import io.github.migratemaven.catalog.reader.CatalogScope;
import io.github.migratemaven.diff.SchemaDiff;
import io.github.migratemaven.kind.Kinds;
import io.github.migratemaven.postgres.connection.ConnectionSettings;
import io.github.migratemaven.postgres.connection.PinnedSettings;
import io.github.migratemaven.postgres.sql.ScriptLayout;
import io.github.migratemaven.postgres.trial.ScriptFailedException;
import io.github.migratemaven.postgres.trial.TrialScript;
import io.github.migratemaven.program.JavaRevisions;
import io.github.migratemaven.report.MigrationFailure;
import io.github.migratemaven.revision.Revision;
import io.github.migratemaven.revision.graph.RevisionGraph;
import io.github.migratemaven.revision.plan.Squash;
import io.github.migratemaven.revision.script.Script;
import io.github.migratemaven.shadow.Shadow;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Writes the one revision that does what a range of revisions does: the difference of the schemas at both ends of the
 * range, and the statements that do not change the schema as they stand in it. Then it is run up and down as it will be, and
 * both schemas and all rows are compared with those of the range.
 */
public final class RevisionSquasher {
    private static final CatalogScope SCOPE = new CatalogScope(Replay.DEFAULT_SCHEMA, Set.of(), id -> false);

    private final Shadow shadow;
    private final Replay replay;
    private final SchemaDiff diff = new SchemaDiff(Kinds.ALL);
    private final CatalogReader reader = new CatalogReader(Kinds.ALL, SCOPE);

    public RevisionSquasher(Shadow shadow, JavaRevisions java) {
        this.shadow = shadow;
        this.replay = new Replay(shadow, Replay.DEFAULT_SCHEMA, java);
    }

    /**
     * @param graph the whole history, with the range
     * @param draft the new revision, still without scripts
     * @throws MigrationFailure if no revision could be proven equal
     */
    public SquashedRevision squash(RevisionGraph graph, Squash squash, Revision draft) {
        try {
            Side below = side(squash.before());
            Side above = side(Lists.concat(squash.before(), squash.range()));
            List<KeptStatement> keptUp = kept(squash.range(), Revision::upgrade);
            List<KeptStatement> keptDown = kept(Lists.reversed(squash.range()), Revision::downgrade);
            Written written = write(squash, draft, below, above, keptUp, keptDown);
            Revision squashed = written.revision();
            List<String> unequal = proveBothWays(squash, squashed, below, above);
            proveWhole(graph, squash, squashed);
            return new SquashedRevision(
                    squashed,
                    Lists.concat(keptUp, keptDown).stream()
                            .map(KeptStatement::describe)
                            .toList(),
                    warnings(squash),
                    written.losses(),
                    unequal);
        } catch (SQLException e) {
            throw MigrationFailure.failed(
                    "The shadow database failed: " + e.getMessage(), "Try again; -X shows the cause.", e);
        }
    }

    /** What a history builds. */
    private record Side(Catalog catalog, RowFingerprints rows) {}

    private Side side(List<Revision> revisions) throws SQLException {
        ConnectionSettings database = replay.of(revisions);
        try {
            return side(database);
        } finally {
            shadow.drop(database);
        }
    }

    private Side side(ConnectionSettings database) throws SQLException {
        try (Connection connection = PinnedSettings.open(database, Replay.DEFAULT_SCHEMA)) {
            return new Side(reader.read(connection), RowFingerprints.read(connection));
        }
    }

    @FunctionalInterface
    private interface Direction {
        Script of(Revision revision);
    }

    private static List<KeptStatement> kept(List<Revision> revisions, Direction direction) {
        return revisions.stream()
                .flatMap(revision -> KeptStatement.of(revision, direction.of(revision)).stream())
                .toList();
    }

    private record Written(Revision revision, List<String> losses) {}

    private Written write(
            Squash squash,
            Revision draft,
            Side below,
            Side above,
            List<KeptStatement> keptUp,
            List<KeptStatement> keptDown)
            throws SQLException {
        ConnectionSettings scratch = replay.of(squash.before());
        try (Connection connection = PinnedSettings.open(scratch, Replay.DEFAULT_SCHEMA);
                NormalForms normal = new NormalForms(shadow, SCOPE)) {
            ConvergingDiff converging = new ConvergingDiff(reader, diff, normal);
            ConvergingDiff.Outcome there = converging.lead(connection, below.catalog(), above.catalog());
            requireNone(there.flaw());
            ConvergingDiff.Outcome back = converging.lead(connection, there.reached(), below.catalog());
            requireNone(back.flaw());
            Revision revision = draft.withScripts(
                    laidOut(RevisionSql.of(there.statements(), List.of(), Optional.empty()) + text(keptUp)),
                    laidOut(text(keptDown) + RevisionSql.of(back.statements(), List.of(), Optional.empty())));
            return new Written(
                    revision,
                    there.statements().stream()
                            .flatMap(statement -> statement.loss().stream())
                            .toList());
        } finally {
            shadow.drop(scratch);
        }
    }

    /** What people wrote with the rest, as a later fmt would have it. */
    private static Script laidOut(String sql) {
        return new Script(ScriptLayout.of(sql, "\n"), 1, true);
    }

    private static String text(List<KeptStatement> kept) {
        return kept.stream().map(statement -> "\n" + statement.sql()).collect(Collectors.joining());
    }

    private static void requireNone(Optional<ConvergingDiff.Flaw> flaw) {
        flaw.ifPresent(found -> {
            throw MigrationFailure.refused(
                    "No single revision could be proven equal to the range; nothing was changed.\n"
                            + found.description(),
                    "Squash a smaller range.");
        });
    }

    /** As upgrade and downgrade will run it. */
    private List<String> proveBothWays(Squash squash, Revision squashed, Side below, Side above) throws SQLException {
        ConnectionSettings database = replayWith(Lists.concat(squash.before(), List.of(squashed)));
        try {
            Side reached = side(database);
            requireEqual("upgrade", above.catalog(), reached.catalog());
            List<String> unequal = above.rows().differences(reached.rows());
            takeBack(database, squashed);
            Side back = side(database);
            requireEqual("downgrade", below.catalog(), back.catalog());
            List<String> all = new ArrayList<>(unequal);
            below.rows().differences(back.rows()).stream()
                    .filter(name -> !all.contains(name))
                    .forEach(all::add);
            return all;
        } finally {
            shadow.drop(database);
        }
    }

    private ConnectionSettings replayWith(List<Revision> revisions) {
        try {
            return replay.of(revisions);
        } catch (MigrationFailure failure) {
            throw MigrationFailure.refused(
                    "The statements of the range that do not change the schema do not run after the changes of schema,"
                            + " as one revision would have them; nothing was changed.\n" + failure.getMessage(),
                    "Squash a range that ends before the change of schema that stands in their way, or begins after"
                            + " them.");
        }
    }

    private void takeBack(ConnectionSettings database, Revision squashed) throws SQLException {
        try (Connection connection = PinnedSettings.open(database, Replay.DEFAULT_SCHEMA)) {
            connection.setAutoCommit(false);
            new TrialScript(connection, shadow)
                    .run(new StringReader(squashed.downgrade().sql()), "the downgrade of the squash", 1);
            connection.commit();
        } catch (ScriptFailedException failure) {
            throw MigrationFailure.refused(
                    "One revision in the place of the range could not be taken back; nothing was changed.\n"
                            + failure.describe(),
                    "Fix the statements of the range's downgrades that do not change the schema, or squash a smaller"
                            + " range.");
        }
    }

    private void requireEqual(String direction, Catalog expected, Catalog reached) throws SQLException {
        List<String> differences;
        try (NormalForms normal = new NormalForms(shadow, SCOPE)) {
            Alike both = normal.alike(expected, reached);
            differences = new Detection(Kinds.ALL, Replay.DEFAULT_SCHEMA)
                    .lines(diff.between(both.from(), both.to()).changes());
        }
        if (!differences.isEmpty()) {
            throw MigrationFailure.refused(
                    "The " + direction
                            + " of one revision in the place of the range leads elsewhere; nothing was changed.\n"
                            + String.join("\n", differences),
                    "Squash a smaller range.");
        }
    }

    /** What stands above the range must build on the new revision what it built on the range. */
    private void proveWhole(RevisionGraph graph, Squash squash, Revision squashed) throws SQLException {
        RevisionGraph whole = squash.applyTo(graph, squashed);
        if (whole.order().size() > squash.before().size() + 1) {
            Side old = side(graph.order());
            ConnectionSettings database = replayWith(whole.order());
            try {
                requireEqual("history after it", old.catalog(), side(database).catalog());
            } finally {
                shadow.drop(database);
            }
        }
    }

    private static List<String> warnings(Squash squash) {
        return squash.range().stream()
                .filter(revision -> !revision.upgrade().transactional())
                .map(revision -> revision.displayName()
                        + " ran outside a transaction; its changes are made inside one now, with the locks of"
                        + " CREATE INDEX rather than CREATE INDEX CONCURRENTLY.")
                .toList();
    }
}
