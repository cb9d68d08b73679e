package io.github.migratemaven.autogenerate.draft;

import io.github.migratemaven.autogenerate.compare.ConvergingDiff;
import io.github.migratemaven.autogenerate.compare.Detection;
import io.github.migratemaven.autogenerate.compare.Replay;
import io.github.migratemaven.autogenerate.compare.RevisionRun;
import io.github.migratemaven.autogenerate.normal.Alike;
import io.github.migratemaven.autogenerate.normal.Spelling;
import io.github.migratemaven.catalog.Catalog;
import io.github.migratemaven.catalog.ObjectId;
import io.github.migratemaven.catalog.Statement;
import io.github.migratemaven.catalog.reader.CatalogReader;
import io.github.migratemaven.diff.Change;
import io.github.migratemaven.diff.Changes;
import io.github.migratemaven.diff.SchemaDiff;
import io.github.migratemaven.kind.Kinds;
import io.github.migratemaven.kind.sequence.ApplicationSequences;
import io.github.migratemaven.postgres.connection.RepeatedSession;
import io.github.migratemaven.report.MigrationFailure;
import io.github.migratemaven.report.Reporter;
import io.github.migratemaven.report.Stages;
import io.github.migratemaven.revision.Direction;
import io.github.migratemaven.revision.Revision;
import io.github.migratemaven.revision.script.Script;
import io.github.migratemaven.shadow.Shadow;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Writes both directions of the next revision by walking them, and then runs the text as it stands. */
public final class Drafting {
    private final GenerationRequest request;
    private final ComparedDatabases sides;
    private final CatalogReader reader;
    private final Spelling spelling;
    private final Shadow shadow;
    private final RevisionRun run;
    private final RevisionProof written;
    private final Stages stages;
    private final Fills fills;
    private final SchemaDiff diff;

    public Drafting(
            GenerationRequest request,
            ComparedDatabases sides,
            CatalogReader reader,
            Spelling spelling,
            Replay replay,
            RevisionRun run,
            Shadow shadow,
            Reporter reporter) {
        this.request = request;
        this.sides = sides;
        this.reader = reader;
        this.spelling = spelling;
        this.shadow = shadow;
        this.stages = new Stages(reporter);
        this.fills = new Fills(request.fills(), Replay.DEFAULT_SCHEMA);
        this.diff = new SchemaDiff(Kinds.ALL, fills);
        this.run = run;
        this.written = new RevisionProof(replay, reader, spelling, shadow);
    }

    /**
     * What came of it.
     *
     * @param wantsTypesAnew whether it fails for a value that is added to an enum and used in one transaction
     */
    public record Draft(Generation generation, boolean wantsTypesAnew) {

        static Draft empty(List<String> leftOut, List<String> warnings) {
            return new Draft(new Generation(leftOut, Optional.empty(), warnings, Optional.empty()), false);
        }
    }

    /**
     * As {@link #draft}, with each direction run but once and as it is written, which is its proof at the same time. Empty,
     * with the replayed database changed, where one comparison does not write it all.
     */
    public Optional<Draft> atOnce(Spelling words) throws SQLException {
        try (RepeatedSession session = run.session(sides.replayed())) {
            return draft(
                    sides.connection(),
                    sides.present(),
                    new RequestedRenames(List.of(), sides.present(), Replay.DEFAULT_SCHEMA),
                    new ConvergingDiff(reader, diff, words),
                    Optional.of(session));
        }
    }

    /**
     * @param scratch to a database that holds what the revisions build; is changed
     * @param typesAnew whether enums are made anew rather than given further values
     * @param words how what is created is written
     */
    public Draft draft(Connection scratch, boolean typesAnew, Spelling words) throws SQLException {
        Catalog present = sides.present();
        RequestedRenames renames = new RequestedRenames(request.renames(), present, Replay.DEFAULT_SCHEMA);
        if (!renames.forward().isEmpty()) {
            ConvergingDiff.run(scratch, renames.forward()).ifPresent(flaw -> {
                throw MigrationFailure.refused(
                        flaw.description(), "Correct the rename given with -Drename and generate again.");
            });
            present = reader.read(scratch);
        }
        return draft(scratch, present, renames, new ConvergingDiff(reader, diff, words, typesAnew), Optional.empty())
                .orElseThrow();
    }

    /** @param asWritten in the database of the connection, where each direction is run as it is written or not at all */
    private Optional<Draft> draft(
            Connection scratch,
            Catalog present,
            RequestedRenames renames,
            ConvergingDiff converging,
            Optional<RepeatedSession> asWritten)
            throws SQLException {
        Wanted model = sides.wanted(present, spelling);
        Changes all = request.rewriter().isPresent()
                ? diff.between(model.alike().from(), model.alike().to())
                : new Changes(List.of(), List.of(), Map.of());
        Rewriter.Rewrite rewrite = rewritten(all, model.alike());
        Withheld withheld = Withheld.of(rewrite.dropped(), all, model.alike(), present);
        sides.stated().requireNone(withheld.ids());
        Wanted wanted = new Wanted(withheld.seenFrom(model.alike(), present), model.warnings());
        List<String> heldBefore = sides.stated().heldIn(scratch);
        ConvergingDiff.Target target =
                now -> withheld.seenFrom(sides.wanted(now, spelling).alike(), now);
        ConvergingDiff.Outcome there =
                stages.during("comparing and proving the upgrade", "Comparing, and proving the upgrade", () -> upwards(
                                converging, asWritten, present, wanted)
                        .lead(scratch, present, target));
        List<String> warnings = new ArrayList<>(wanted.warnings());
        List<String> leftOut = leftOut(all, withheld);
        leftOut.forEach(line -> warnings.add(line.replaceFirst("^Detected ", "Left out by migrate.rewriter: ")
                + "; it stays pending unless statements of the rewriter bring it about."));
        Set<ObjectId> added = new LinkedHashSet<>(there.reached().ids());
        added.removeAll(present.ids());
        warnings.addAll(sides.warnings(added));
        SeedRows seeds = sides.seeds(there.reached().ids()).missingIn(scratch);
        RowChanges rows = there.flaw().isPresent()
                ? new RowChanges(List.of())
                : sides.stated().changesOf(scratch);
        if (asWritten.isPresent() && (there.flaw().isPresent() || !seeds.rows().isEmpty() || !rows.isEmpty())) {
            return Optional.empty();
        }
        warnings.addAll(rows.warnings());
        if (there.changes().isEmpty()
                && there.statements().isEmpty()
                && renames.forward().isEmpty()
                && seeds.rows().isEmpty()
                && rows.isEmpty()
                && rewrite.upgrade().isEmpty()) {
            fills.requireAllUsed();
            return Optional.of(Draft.empty(leftOut, warnings));
        }
        List<Statement> unseeding = Lists.concat(
                rows.downWithin(present.ids()), seeds.within(present.ids()).deletes());
        List<Statement> seeding = Lists.concat(seeds.inserts(), rows.up());
        Optional<ConvergingDiff.Flaw> seedsRefused = ConvergingDiff.run(scratch, Lists.concat(seeding, unseeding));
        List<Statement> up = Lists.concat(
                Lists.concat(renames.forward(), there.statements()), Lists.concat(seeding, rewrite.upgrade()));
        Set<String> losses = losses(up);
        List<String> notes = losses.stream()
                .map(loss -> "Restores structure only; it cannot bring back " + loss + ".")
                .toList();
        ConvergingDiff.Outcome back = there.flaw().isPresent()
                ? ConvergingDiff.Outcome.untried(
                        diff.between(wanted.alike().to(), wanted.alike().from()), there.reached())
                : stages.during(
                        "proving the downgrade", "Proving the downgrade", () -> downwards(converging, asWritten, notes)
                                .lead(scratch, there.reached(), present));
        RowExpectation rowsExpected = new RowExpectation(sides.stated(), heldBefore);
        if (asWritten.isPresent()
                && (back.flaw().isPresent()
                        || rowsExpected.afterDowngrade(scratch).isPresent())) {
            return Optional.empty();
        }
        fills.requireAllUsed();
        warnings.addAll(fills.warnings(there.statements(), present));
        List<Statement> down = Lists.concat(
                Lists.concat(rewrite.downgrade(), unseeding), Lists.concat(back.statements(), renames.back()));
        losses.forEach(loss -> warnings.add("The upgrade loses " + loss + "."));
        warnings.addAll(
                PossibleRenames.among(there.changes(), present.kinds(), Replay.DEFAULT_SCHEMA, request.renames()));
        List<String> leaving = Lists.concat(
                leaving(there.changes(), there.statements(), present, wanted),
                NewCounters.among(seeds, wanted.alike().from(), wanted.alike().to()));
        warnings.addAll(leaving);
        RevisionProof.Verdict verdict = new RevisionProof.Verdict(there.flaw().or(() -> seedsRefused), back.flaw());
        if (verdict.flaw().isEmpty() && asWritten.isEmpty()) {
            Revision text = revision(up, leaving, down, notes, verdict);
            verdict = stages.during(
                    "running the revision as written",
                    "Running the revision as written, up and down",
                    () -> written.verdict(
                            request.replayed(), text, target, wanted.alike().to(), sides.present(), rowsExpected));
        }
        Revision revision = revision(up, leaving, down, notes, verdict);
        List<String> detected = Lists.concat(
                new Detection(Kinds.ALL, Replay.DEFAULT_SCHEMA).lines(there.changes()),
                Lists.concat(seeds.detected(), rows.detected()));
        Optional<ConvergingDiff.Flaw> flaw = verdict.flaw();
        return Optional.of(new Draft(
                new Generation(detected, Optional.of(revision), warnings, flaw.map(ConvergingDiff.Flaw::description)),
                flaw.filter(ConvergingDiff.Flaw::wantsTypesAnew).isPresent()));
    }

    private Rewriter.Rewrite rewritten(Changes all, Alike both) {
        return request.rewriter()
                .filter(rewriter -> !all.isEmpty())
                .map(rewriter -> rewriter.rewrite(all, both.from(), both.to()))
                .orElse(Rewriter.Rewrite.NOTHING);
    }

    private static List<String> leftOut(Changes all, Withheld withheld) {
        return new Detection(Kinds.ALL, Replay.DEFAULT_SCHEMA)
                .lines(all.changes().stream()
                        .filter(change -> withheld.ids().contains(change.id()))
                        .toList());
    }

    private ConvergingDiff upwards(
            ConvergingDiff converging, Optional<RepeatedSession> asWritten, Catalog present, Wanted wanted) {
        return asWritten
                .map(session -> converging.atOnce(up -> {
                    List<String> leaving = leaving(up.changes(), up.statements(), present, wanted);
                    return run(session, Direction.UPGRADE, proven(up.statements(), leaving, List.of(), List.of()));
                }))
                .orElse(converging);
    }

    private ConvergingDiff downwards(
            ConvergingDiff converging, Optional<RepeatedSession> asWritten, List<String> notes) {
        return asWritten
                .map(session -> converging.atOnce(down ->
                        run(session, Direction.DOWNGRADE, proven(List.of(), List.of(), down.statements(), notes))))
                .orElse(converging);
    }

    /** As upgrade and downgrade will: in its transaction, in a session that has forgotten whatever ran before. */
    private Optional<ConvergingDiff.Flaw> run(RepeatedSession session, Direction direction, Revision revision) {
        try {
            run.of(session, revision, direction);
            return Optional.empty();
        } catch (MigrationFailure refused) {
            return Optional.of(ConvergingDiff.Flaw.NOT_AT_ONCE);
        }
    }

    /** What is left to the user, a line each. */
    private static List<String> leaving(
            List<Change> changes, List<Statement> statements, Catalog present, Wanted wanted) {
        List<String> leaving = new ArrayList<>(LeavingColumns.among(changes, present.kinds()));
        leaving.addAll(ChangedComputations.among(changes, wanted.alike().to()));
        leaving.addAll(UsedEnumValues.among(
                statements, wanted.alike().from(), wanted.alike().to()));
        leaving.addAll(
                OrdinalsAsText.among(wanted.alike().from(), wanted.alike().to()));
        leaving.addAll(
                new ApplicationSequences(wanted.alike().from(), wanted.alike().to()).sentences());
        return leaving;
    }

    private Revision proven(List<Statement> up, List<String> upNotes, List<Statement> down, List<String> downNotes) {
        return revision(up, upNotes, down, downNotes, new RevisionProof.Verdict(Optional.empty(), Optional.empty()));
    }

    private Revision revision(
            List<Statement> up,
            List<String> upNotes,
            List<Statement> down,
            List<String> downNotes,
            RevisionProof.Verdict verdict) {
        return new Revision(
                request.id(),
                request.parents(),
                request.dependsOn(),
                request.branchLabels(),
                List.of(),
                request.createDate(),
                request.message(),
                new Script(RevisionSql.of(up, upNotes, verdict.upgrade()), 1, true),
                new Script(RevisionSql.of(down, downNotes, verdict.downgrade()), 1, true),
                Optional.of(String.valueOf(shadow.majorVersion())),
                Optional.empty());
    }

    private static Set<String> losses(List<Statement> statements) {
        Set<String> losses = new LinkedHashSet<>();
        statements.forEach(statement -> statement.loss().ifPresent(losses::add));
        return losses;
    }
}
