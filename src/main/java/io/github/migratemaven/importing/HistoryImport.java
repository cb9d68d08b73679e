package io.github.migratemaven.importing;

import io.github.migratemaven.catalog.ObjectId;
import io.github.migratemaven.execution.Migrator;
import io.github.migratemaven.execution.options.ExecutionOptions;
import io.github.migratemaven.postgres.connection.ConnectionSettings;
import io.github.migratemaven.report.MigrationFailure;
import io.github.migratemaven.report.Reporter;
import io.github.migratemaven.report.Status;
import io.github.migratemaven.revision.Revision;
import io.github.migratemaven.revision.graph.RevisionGraph;
import io.github.migratemaven.shadow.Shadow;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * Turns another tool's history into revisions that build the same: the tool itself runs on one shadow database, the revisions on
 * another by the same code that upgrades a live one, and both are compared, schema and rows.
 */
public final class HistoryImport {
    private static final Set<String> OWN_TABLES =
            Set.of("migrate_revision", "migrate_event", "migrate_event_number_seq");

    private final Shadow shadow;
    private final Predicate<ObjectId> leftOut;
    private final Reporter reporter;

    /** @param leftOut objects that no comparison looks at */
    public HistoryImport(Shadow shadow, Predicate<ObjectId> leftOut, Reporter reporter) {
        this.shadow = shadow;
        this.leftOut = leftOut;
        this.reporter = reporter;
    }

    /**
     * What came of it.
     *
     * @param revisions as their files will hold them
     * @param notes what a person must know, a sentence each
     */
    public record Imported(List<Revision> revisions, List<String> notes) {

        public Imported {
            revisions = List.copyOf(revisions);
            notes = List.copyOf(notes);
        }
    }

    /** @throws MigrationFailure where either side cannot be built, or they differ */
    public Imported run(ImportedHistory history) {
        List<String> notes = new ArrayList<>(history.notes());
        ConnectionSettings theirs = original(history);
        try {
            DowngradeWalk walk = new DowngradeWalk(shadow, reporter);
            LinesInOrder lines = new LinesInOrder(
                    history.tool(), shadow, walk.walk(ImportedRevisions.of(history, Instant.now()), history.scripts()));
            notes.addAll(walk.notes());
            lines.settle();
            List<Revision> revisions = compared(history, theirs, lines, notes);
            notes.addAll(lines.notes());
            return new Imported(revisions, notes);
        } finally {
            shadow.drop(theirs);
        }
    }

    /** The revisions as they will be written, which build what the tool builds: where need be in the tool's order. */
    private List<Revision> compared(
            ImportedHistory history, ConnectionSettings theirs, LinesInOrder lines, List<String> notes) {
        try {
            notes.addAll(compare(history, theirs, asWritten(history, lines.inOrder())));
        } catch (MigrationFailure different) {
            if (!lines.settleResult(drafts -> isAlike(history, theirs, asWritten(history, drafts)))) {
                throw different;
            }
            notes.addAll(compare(history, theirs, asWritten(history, lines.inOrder())));
        }
        return asWritten(history, lines.inOrder());
    }

    private boolean isAlike(ImportedHistory history, ConnectionSettings theirs, List<Revision> revisions) {
        try {
            compare(history, theirs, revisions);
            return true;
        } catch (MigrationFailure different) {
            return false;
        }
    }

    private static List<Revision> asWritten(ImportedHistory history, List<Revision> drafts) {
        List<Revision> revisions = new ArrayList<>();
        for (int i = 0; i < drafts.size(); i++) {
            revisions.add(
                    ImportedRevisions.asWritten(drafts.get(i), history.scripts().get(i)));
        }
        return revisions;
    }

    /**
     * Compares what the other tool builds with what revisions build, whichever were made from the others.
     *
     * @return what was compared without values, a sentence each
     * @throws MigrationFailure where either side cannot be built, or they differ
     */
    public List<String> compare(ImportedHistory history, List<Revision> revisions) {
        ConnectionSettings theirs = original(history);
        try {
            return compare(history, theirs, revisions);
        } finally {
            shadow.drop(theirs);
        }
    }

    private List<String> compare(ImportedHistory history, ConnectionSettings theirs, List<Revision> revisions) {
        reporter.info("Running " + revisions.size() + (revisions.size() == 1 ? " revision" : " revisions")
                + " on another, and comparing");
        ConnectionSettings ours = shadow.create();
        try {
            ExecutionOptions options = ExecutionOptions.defaults();
            new Migrator(ours, options.withOverrides(options.overrides().withUnproven(true)), Reporter.silent())
                    .upgrade(RevisionGraph.of(revisions), "heads");
            BothDatabases.Found found = new BothDatabases(shadow, leftOut.or(history::keeps), bookkeeping(history))
                    .compare(theirs, ours, () -> original(history));
            if (!found.differences().isEmpty()) {
                throw MigrationFailure.of(
                        Status.DRIFT,
                        "The revisions do not build what " + history.tool() + " builds; nothing was written:\n"
                                + String.join("\n", found.differences()),
                        "\"missing\" is what only " + history.tool()
                                + " builds, \"surplus\" what only the revisions do.");
            }
            return found.ofTheMoment().stream()
                    .map(column -> "Compared without the values of " + column + ", which " + history.tool()
                            + " itself makes otherwise in each run.")
                    .toList();
        } catch (SQLException e) {
            throw MigrationFailure.failed(
                    "The shadow database failed: " + e.getMessage(), "Try again; -X shows the cause.", e);
        } finally {
            shadow.drop(ours);
        }
    }

    private static Set<String> bookkeeping(ImportedHistory history) {
        Set<String> tables = new TreeSet<>(OWN_TABLES);
        tables.add(history.table());
        for (OtherTool tool : OtherTool.values()) {
            tables.addAll(tool.relations());
        }
        return tables;
    }

    private ConnectionSettings original(ImportedHistory history) {
        reporter.info("Letting " + history.tool() + " build its history on an empty database");
        return OriginalDatabase.built(shadow, history.original());
    }
}
