package io.github.migratemaven.autogenerate;

import io.github.migratemaven.catalog.Catalog;
import io.github.migratemaven.catalog.CatalogReader;
import io.github.migratemaven.catalog.CatalogScope;
import io.github.migratemaven.catalog.ObjectId;
import io.github.migratemaven.catalog.Statement;
import io.github.migratemaven.diff.SchemaDiff;
import io.github.migratemaven.kind.Kinds;
import io.github.migratemaven.postgres.PinnedSettings;
import io.github.migratemaven.program.JavaRevisions;
import io.github.migratemaven.report.MigrationFailure;
import io.github.migratemaven.report.Reporter;
import io.github.migratemaven.report.Stages;
import io.github.migratemaven.revision.Revision;
import io.github.migratemaven.revision.Script;
import io.github.migratemaven.shadow.Shadow;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Writes the next revision: what the revisions build and what the model builds are both made real, read back, compared,
 * and the way between them is walked in both directions before it is handed out.
 */
public final class RevisionGenerator {
    static final String DEFAULT_SCHEMA = "public";

    private final Shadow shadow;
    private final JavaRevisions java;
    private final Reporter reporter;
    private final SchemaDiff diff = new SchemaDiff(Kinds.ALL);

    public RevisionGenerator(Shadow shadow, JavaRevisions java, Reporter reporter) {
        this.shadow = shadow;
        this.java = java;
        this.reporter = reporter;
    }

    /**
     * Compares and proves; writes no file.
     *
     * @throws MigrationFailure when a revision or the model cannot be built
     */
    public Generation generate(GenerationRequest request) {
        CatalogScope scope = new CatalogScope(DEFAULT_SCHEMA, request.schemas(), request.excluded());
        CatalogReader reader = new CatalogReader(Kinds.ALL, scope);
        try (BothSides sides = BothSides.build(shadow, java, reader, request, reporter);
                Connection scratch = PinnedSettings.open(sides.replayed(), DEFAULT_SCHEMA)) {
            Catalog present = sides.present();
            RequestedRenames renames = new RequestedRenames(request.renames(), present, DEFAULT_SCHEMA);
            if (!renames.forward().isEmpty()) {
                Proof.run(scratch, renames.forward()).ifPresent(flaw -> {
                    throw MigrationFailure.refused(
                            flaw.description(), "Correct the rename given with -Drename and generate again.");
                });
                present = reader.read(scratch);
            }
            return generate(request, sides, present, renames, new Proof(reader, diff), scratch);
        } catch (SQLException e) {
            throw MigrationFailure.failed(
                    "The shadow database failed: " + e.getMessage(), "Try again; -X shows the cause.", e);
        }
    }

    private Generation generate(
            GenerationRequest request,
            BothSides sides,
            Catalog present,
            RequestedRenames renames,
            Proof proof,
            Connection scratch)
            throws SQLException {
        Stages stages = new Stages(reporter);
        Wanted wanted = sides.wanted(present);
        Proof.Outcome there = stages.during(
                "comparing and proving the upgrade",
                "Comparing, and proving the upgrade",
                () -> proof.lead(scratch, present, now -> sides.wanted(now).catalog()));
        List<String> warnings = new ArrayList<>(wanted.warnings());
        Set<ObjectId> added = new LinkedHashSet<>(there.reached().ids());
        added.removeAll(present.ids());
        warnings.addAll(sides.warnings(added));
        SeedRows seeds = sides.seeds(there.reached().ids()).missingIn(scratch);
        if (there.changes().isEmpty()
                && there.statements().isEmpty()
                && renames.forward().isEmpty()
                && seeds.rows().isEmpty()) {
            return new Generation(List.of(), Optional.empty(), warnings, Optional.empty());
        }
        List<Statement> unseeding = seeds.within(present.ids()).deletes();
        Optional<Proof.Flaw> seedsRefused = Proof.run(scratch, concat(seeds.inserts(), unseeding));
        Proof.Outcome back = there.flaw().isPresent()
                ? Proof.Outcome.untried(diff.between(wanted.catalog(), present), there.reached())
                : stages.during(
                        "proving the downgrade",
                        "Proving the downgrade",
                        () -> proof.lead(scratch, there.reached(), present));
        List<Statement> up = concat(concat(renames.forward(), there.statements()), seeds.inserts());
        List<Statement> down = concat(unseeding, concat(back.statements(), renames.back()));
        Set<String> losses = losses(up);
        losses.forEach(loss -> warnings.add("The upgrade loses " + loss + "."));
        warnings.addAll(PossibleRenames.among(there.changes(), DEFAULT_SCHEMA));
        List<String> leaving = LeavingColumns.among(there.changes());
        warnings.addAll(leaving);
        List<String> notes = losses.stream()
                .map(loss -> "Restores structure only; it cannot bring back " + loss + ".")
                .toList();
        Optional<Proof.Flaw> flaw = there.flaw().or(() -> seedsRefused).or(back::flaw);
        Revision revision = new Revision(
                request.id(),
                request.parents(),
                request.dependsOn(),
                request.branchLabels(),
                List.of(),
                request.createDate(),
                request.message(),
                new Script(RevisionSql.of(up, leaving, there.flaw().or(() -> seedsRefused)), 1, true),
                new Script(RevisionSql.of(down, notes, back.flaw()), 1, true),
                Optional.of(String.valueOf(shadow.majorVersion())),
                Optional.empty());
        List<String> detected =
                concat(new Detection(Kinds.ALL, DEFAULT_SCHEMA).lines(there.changes()), seeds.detected());
        return new Generation(detected, Optional.of(revision), warnings, flaw.map(Proof.Flaw::description));
    }

    private static <T> List<T> concat(List<T> first, List<T> second) {
        List<T> all = new ArrayList<>(first);
        all.addAll(second);
        return all;
    }

    private static Set<String> losses(List<Statement> statements) {
        Set<String> losses = new LinkedHashSet<>();
        statements.forEach(statement -> statement.loss().ifPresent(losses::add));
        return losses;
    }

    /** The catalog to lead to, and what is to be said about it. */
    record Wanted(Catalog catalog, List<String> warnings) {

        static Wanted of(Catalog present, Catalog model, boolean managesEverything) {
            List<String> warnings = new ArrayList<>();
            model.unhandled()
                    .forEach(object -> warnings.add("Not compared, because it is of no known kind: " + object));
            if (managesEverything) {
                return new Wanted(model, warnings);
            }
            Set<ObjectId> forced = new LinkedHashSet<>();
            Catalog target = new ManagedScope(Kinds.ALL).target(present, model, forced);
            forced.stream()
                    .filter(id -> Set.of("view", "materialized view", "function", "procedure", "policy")
                            .contains(id.kind()))
                    .forEach(id -> warnings.add("The revision drops " + id + ", because what it needs goes."));
            return new Wanted(target, warnings);
        }
    }
}
