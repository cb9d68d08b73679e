package io.github.migratemaven.autogenerate;

import io.github.migratemaven.autogenerate.compare.Replay;
import io.github.migratemaven.autogenerate.compare.RevisionRun;
import io.github.migratemaven.autogenerate.draft.ComparedDatabases;
import io.github.migratemaven.autogenerate.draft.Drafting;
import io.github.migratemaven.autogenerate.draft.Generation;
import io.github.migratemaven.autogenerate.draft.GenerationRequest;
import io.github.migratemaven.autogenerate.normal.NormalForms;
import io.github.migratemaven.autogenerate.normal.Spelling;
import io.github.migratemaven.catalog.reader.CatalogReader;
import io.github.migratemaven.catalog.reader.CatalogScope;
import io.github.migratemaven.kind.Kinds;
import io.github.migratemaven.postgres.connection.ConnectionSettings;
import io.github.migratemaven.postgres.connection.PinnedSettings;
import io.github.migratemaven.program.JavaRevisions;
import io.github.migratemaven.report.MigrationFailure;
import io.github.migratemaven.report.Reporter;
import io.github.migratemaven.shadow.Shadow;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/**
 * Writes the next revision: what the revisions build and what the model builds are both made real, read back, compared,
 * and the way between them is walked in both directions before it is handed out.
 */
public final class RevisionGenerator {
    private final Shadow shadow;
    private final JavaRevisions java;
    private final Reporter reporter;

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
        CatalogScope scope = new CatalogScope(Replay.DEFAULT_SCHEMA, request.schemas(), request.excluded());
        CatalogReader reader = new CatalogReader(Kinds.ALL, scope);
        try (ComparedDatabases sides = ComparedDatabases.build(shadow, java, reader, request, reporter);
                NormalForms normal = new NormalForms(shadow, scope)) {
            Replay replay = new Replay(shadow, Replay.DEFAULT_SCHEMA, java);
            RevisionRun run = new RevisionRun(shadow, Replay.DEFAULT_SCHEMA, java);
            Drafting drafting = new Drafting(request, sides, reader, normal, replay, run, shadow, reporter);
            Drafting.Draft draft = first(request, sides, drafting, normal, replay);
            if (draft.wantsTypesAnew()) {
                draft = again(drafting, replay.of(request.replayed()), true, normal);
            }
            if (draft.generation().flaw().isPresent()) {
                Drafting.Draft plain = again(
                        drafting,
                        replay.of(request.replayed()),
                        draft.wantsTypesAnew(),
                        (from, to) -> normal.alike(from, to));
                draft = plain.generation().flaw().isPresent() ? draft : plain;
            }
            return draft.generation();
        } catch (SQLException e) {
            throw MigrationFailure.failed(
                    "The shadow database failed: " + e.getMessage(), "Try again; -X shows the cause.", e);
        }
    }

    private Drafting.Draft first(
            GenerationRequest request, ComparedDatabases sides, Drafting drafting, NormalForms normal, Replay replay)
            throws SQLException {
        if (!request.renames().isEmpty() || request.rewriter().isPresent()) {
            return drafting.draft(sides.connection(), false, normal);
        }
        Optional<Drafting.Draft> atOnce = drafting.atOnce(normal);
        return atOnce.isPresent() ? atOnce.get() : again(drafting, replay.of(request.replayed()), false, normal);
    }

    private Drafting.Draft again(Drafting drafting, ConnectionSettings scratch, boolean typesAnew, Spelling words)
            throws SQLException {
        try (Connection connection = PinnedSettings.open(scratch, Replay.DEFAULT_SCHEMA)) {
            return drafting.draft(connection, typesAnew, words);
        } finally {
            shadow.drop(scratch);
        }
    }
}
