package io.github.migratemaven.importing.alembic;

import io.github.migratemaven.importing.HistorySource;
import io.github.migratemaven.importing.ImportedHistory;
import io.github.migratemaven.importing.ImportedScript;
import io.github.migratemaven.importing.OtherHistory;
import io.github.migratemaven.importing.OtherTool;
import io.github.migratemaven.report.MigrationFailure;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads a project's Alembic history, by what Alembic itself says of it. */
public final class AlembicHistory implements HistorySource {
    private final AlembicCommand alembic;
    private String table = OtherTool.ALEMBIC.table();
    private Optional<String> tableSchema = Optional.empty();

    public AlembicHistory(AlembicSettings settings) {
        this.alembic = new AlembicCommand(settings);
    }

    /** Every revision as Alembic renders it offline; no database is reached. */
    @Override
    public ImportedHistory read() {
        List<AlembicRevision> described = described();
        RenderedHistory rendered = RenderedHistory.by(alembic, described);
        AlembicNames names = AlembicNames.of(rendered.order());
        List<String> notes = new ArrayList<>(rendered.notes());
        notes.addAll(names.notes());
        List<ImportedScript> scripts = new ArrayList<>();
        for (AlembicRevision revision : rendered.order()) {
            OfflineSql.Section upgrade = rendered.upgrade(revision.id());
            String before = scripts.isEmpty() ? rendered.before() : "";
            scripts.add(new ImportedScript(
                    names.key(revision.id()),
                    revision.id(),
                    revision.message(),
                    before + upgrade.sql(),
                    upgrade.transactional(),
                    rendered.downgrade(revision.id()),
                    revision.parents().stream().map(names::key).toList(),
                    revision.dependsOn().stream().map(names::needed).toList(),
                    names.declaredBy(revision),
                    revision.created()));
        }
        table = rendered.tableName();
        tableSchema = rendered.tableSchema();
        return new ImportedHistory(
                OtherTool.ALEMBIC,
                table,
                tableSchema,
                scripts,
                new AlembicRun(
                        alembic, described.stream().map(AlembicRevision::file).toList()),
                notes,
                List.of());
    }

    private List<AlembicRevision> described() {
        AlembicAnswer answer = alembic.ask("history", "--verbose");
        if (!answer.isGood()) {
            throw MigrationFailure.refused(
                    "Alembic does not say what its history is ('" + answer.command() + "'): " + answer.reason(),
                    "Correct what it names; or name the directory of alembic.ini with -Dalembic.directory=, another"
                            + " file with -Dalembic.config=. Nothing was written.");
        }
        List<AlembicRevision> revisions = VerboseHistory.parse(answer.output());
        if (revisions.isEmpty()) {
            throw MigrationFailure.misconfigured(
                    "Alembic's history has no revision.",
                    "Name the directory of alembic.ini with -Dalembic.directory=; nothing was written.");
        }
        return revisions;
    }

    @Override
    public void requireFits(Connection live) throws SQLException {
        OtherHistory.named(live, OtherTool.ALEMBIC, table, tableSchema).ifPresent(this::requireKnown);
    }

    private void requireKnown(OtherHistory recorded) {
        List<String> known = described().stream().map(AlembicRevision::id).toList();
        for (String applied : recorded.position()) {
            if (!known.contains(applied)) {
                throw MigrationFailure.refused(
                        "The database is at " + applied + " by Alembic's own record (" + recorded.table()
                                + "), and this history has no such revision.",
                        "Bring its file back, or configure the database that goes with this history; nothing was"
                                + " written.");
            }
        }
    }
}
