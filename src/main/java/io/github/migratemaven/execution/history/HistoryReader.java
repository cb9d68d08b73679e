package io.github.migratemaven.execution.history;

import io.github.migratemaven.execution.options.ExecutionOptions;
import io.github.migratemaven.execution.script.ScriptRules;
import io.github.migratemaven.execution.session.Session;
import io.github.migratemaven.report.MigrationFailure;
import io.github.migratemaven.report.Status;
import io.github.migratemaven.revision.Direction;
import io.github.migratemaven.revision.Revision;
import io.github.migratemaven.revision.graph.RevisionGraph;
import io.github.migratemaven.revision.parameter.RecordedValues;
import io.github.migratemaven.revision.plan.Plan;
import io.github.migratemaven.revision.plan.Step;
import io.github.migratemaven.revision.script.Language;
import io.github.migratemaven.revision.script.Script;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Reads where a database stands; never writes. */
public final class HistoryReader {
    private final Session session;
    private final VersionTable table;
    private final Map<String, String> otherValues = new HashMap<>();
    private Optional<Recorded> recorded = Optional.empty();

    public HistoryReader(Session session, VersionTable table) {
        this.session = session;
        this.table = table;
    }

    public History read(RevisionGraph graph) throws SQLException {
        recorded = Optional.of(look());
        return History.of(
                withRecordedValues(graph, recorded.get().rows()), recorded.get().rows());
    }

    /** What was applied with some values is taken back, compared and gone on with under these. */
    private RevisionGraph withRecordedValues(RevisionGraph graph, List<AppliedRevision> rows) throws SQLException {
        Set<String> asking = graph.order().stream()
                .filter(revision -> !revision.parameters().isEmpty())
                .map(Revision::id)
                .collect(Collectors.toSet());
        asking.retainAll(rows.stream().map(AppliedRevision::id).toList());
        if (asking.isEmpty()) {
            return graph;
        }
        Map<String, Map<String, String>> values = session.ask(table.events()::parameters);
        otherValues.clear();
        return RevisionGraph.of(graph.order().stream()
                        .map(revision -> asking.contains(revision.id())
                                ? withRecordedValues(revision, values.getOrDefault(revision.id(), Map.of()))
                                : revision)
                        .toList())
                .withHooks(graph.hooks());
    }

    private Revision withRecordedValues(Revision revision, Map<String, String> values) {
        Revision asApplied = revision.withRecorded(values);
        Map<String, String> now = revision.parameters().values();
        Map<String, String> then = asApplied.parameters().values();
        if (!now.equals(then)) {
            Map<String, String> differing = new TreeMap<>(then);
            differing.entrySet().removeIf(value -> value.getValue().equals(now.get(value.getKey())));
            Map<String, String> configured = new TreeMap<>(now);
            configured.keySet().retainAll(differing.keySet());
            otherValues.put(
                    revision.id(),
                    ScriptRules.sourceName(revision) + " was applied with " + RecordedValues.format(differing)
                            + " and goes on with that"
                            + (configured.isEmpty()
                                    ? ""
                                    : ", not with what is given now: " + RecordedValues.format(configured)));
        }
        return asApplied;
    }

    /** For each revision of the plan that was applied with other values than are given now, a sentence that says so. */
    public List<String> otherValues(Plan plan) {
        return plan.steps().stream()
                .flatMap(step ->
                        Optional.ofNullable(otherValues.get(step.revision().id())).stream())
                .toList();
    }

    /** Who the database said it is, when the history was read last. */
    public Optional<DatabaseIdentity> identity() throws SQLException {
        return recorded().identity();
    }

    /** Where the connection leads to, under a name given by the caller. */
    public DatabaseIdentity here(String environment) throws SQLException {
        return recorded().here().named(environment);
    }

    private Recorded recorded() throws SQLException {
        if (recorded.isEmpty()) {
            recorded = Optional.of(look());
        }
        return recorded.get();
    }

    /** @throws MigrationFailure if there is a history that this role does not see as it is */
    private Recorded look() throws SQLException {
        return session.ask(connection ->
                HistoryAccess.isThere(connection, table, session.facts().user())
                        ? table.recorded(connection)
                        : new Recorded(false, List.of(), Optional.empty(), DatabaseIdentity.of(connection, "")));
    }

    /** @param history as it was read last */
    public AppliedState state(History history) throws SQLException {
        return new AppliedState(
                session.settings().displayUrl(),
                session.facts().serverVersionText(),
                identity().map(DatabaseIdentity::environment).orElse(""),
                table.schema(),
                recorded().exists(),
                history.applied(),
                history.heads(),
                history.rows(),
                history.pending(),
                history.ahead(),
                history.partlySquashed().values().stream().flatMap(List::stream).toList(),
                edited(history.edited()),
                history.inProgress(),
                unmanagedTables());
    }

    /**
     * A search path may lead elsewhere than it did when the history began, for one since a schema was made that is called as
     * the role is. A second history would run everything again.
     *
     * @throws MigrationFailure if there is no history where this connection looks, but elsewhere, and the place is not one
     *     that the caller has named
     */
    public void requireNoOtherHistory(ExecutionOptions options) throws SQLException {
        if (isNamed(options)) {
            return;
        }
        Optional<String> elsewhere = elsewhere();
        if (elsewhere.isPresent()) {
            String schema = table.schema();
            throw MigrationFailure.refused(
                    "There is no history in schema " + schema + ", where search_path "
                            + session.facts().searchPath() + " leads, but " + elsewhere.get() + ".",
                    "To go on with that history, add -Dmigrate.versionTableSchema=... with its schema. To begin one of"
                            + " its own for schema " + schema + ", add -Dmigrate.versionTableSchema=" + schema);
        }
    }

    private boolean isNamed(ExecutionOptions options) {
        return options.versionTableSchema().isPresent()
                || session.settings().properties().containsKey("currentSchema");
    }

    /** Where version tables are that are not this connection's, for the middle of a sentence; empty when this one has some. */
    public Optional<String> elsewhere() throws SQLException {
        if (recorded().exists()) {
            return Optional.empty();
        }
        List<String> schemas = session.ask(VersionTable::schemas);
        return schemas.isEmpty()
                ? Optional.empty()
                : Optional.of("there " + (schemas.size() == 1 ? "is one in schema " : "are some in the schemas ")
                        + schemas.stream().limit(5).collect(Collectors.joining(", "))
                        + (schemas.size() > 5 ? ", ..." : ""));
    }

    /** Whether this connection's schema has the version tables. */
    public boolean hasHistory() throws SQLException {
        return recorded().exists();
    }

    /** Tables of a database that has no history. */
    public List<String> unmanagedTables() throws SQLException {
        if (recorded().exists()) {
            return List.of();
        }
        Set<String> schemas = new LinkedHashSet<>(session.facts().schemas());
        schemas.add(table.schema());
        return session.ask(connection -> UserTables.in(connection, List.copyOf(schemas)));
    }

    public List<EditedRevision> edited(List<Revision> revisions) throws SQLException {
        List<EditedRevision> edited = new ArrayList<>();
        for (Revision revision : revisions) {
            List<StatementDifference> differences = new ArrayList<>();
            Optional<StoredScripts> stored = session.ask(connection -> table.scripts(connection, revision.id()));
            if (stored.isPresent()) {
                stored.get()
                        .upgrade()
                        .ifPresent(upgrade -> differences.addAll(
                                StatementDifference.between(Direction.UPGRADE, upgrade, revision.upgrade())));
                stored.get()
                        .downgrade()
                        .ifPresent(downgrade -> differences.addAll(
                                StatementDifference.between(Direction.DOWNGRADE, downgrade, revision.downgrade())));
            }
            edited.add(new EditedRevision(revision, differences));
        }
        return List.copyOf(edited);
    }

    /**
     * Compares checksums.
     *
     * @throws MigrationFailure if one of the revisions was edited after it was applied
     */
    public void requireUnedited(List<Revision> editedRevisions) throws SQLException {
        if (editedRevisions.isEmpty()) {
            return;
        }
        String all = edited(editedRevisions).stream()
                .map(edited -> ScriptRules.sourceName(edited.revision()) + " was edited after it was applied to this"
                        + " database."
                        + (edited.differences().isEmpty()
                                ? " Its statements are the same, as far as they are kept here; transaction=off was"
                                        + " added to or taken from a section."
                                : "")
                        + edited.differences().stream()
                                .map(difference -> "\n" + difference.describe())
                                .collect(Collectors.joining()))
                .collect(Collectors.joining("\n"));
        String ids = editedRevisions.stream().map(Revision::id).collect(Collectors.joining(","));
        throw MigrationFailure.refused(
                all,
                "Take the edit back and write a new revision instead. If the edit is meant and changes nothing for this"
                        + " database: mvn migrate:repair -Drevisions=" + ids + " -Dreason=\"<why>\"");
    }

    /** @throws MigrationFailure if the database has applied only some of what a squashed revision replaces */
    public static void requireNotPartlySquashed(History history) {
        history.partlySquashed().forEach((revision, applied) -> {
            throw MigrationFailure.refused(
                    ScriptRules.sourceName(revision) + " replaces " + String.join(", ", revision.replaces())
                            + ", of which this database has applied only " + String.join(", ", applied) + ".",
                    "With a checkout from before the squash, upgrade it to "
                            + revision.replaces().get(revision.replaces().size() - 1)
                            + " or take these back; then use this checkout again.");
        });
    }

    /** @throws MigrationFailure if the database has revisions that this checkout does not know */
    public static void requireNotAhead(History history) {
        List<AppliedRevision> ahead = history.ahead();
        if (!ahead.isEmpty()) {
            throw MigrationFailure.of(
                    Status.AHEAD,
                    "The database is ahead of this checkout; it has applied revisions that are not here: "
                            + ahead.stream()
                                    .map(row -> row.id() + " (" + row.message() + ")")
                                    .collect(Collectors.joining(", ")),
                    "Use a newer checkout, or take them back with the scripts that the database has kept: "
                            + AppliedRevision.wayBack(ahead));
        }
    }

    /** @throws MigrationFailure if the plan takes a revision back that neither the checkout nor the database can */
    public void requireWayBack(History history, Plan plan) throws SQLException {
        for (Step step : plan.steps()) {
            String id = step.revision().id();
            if (history.graph().get(id).isEmpty()
                    && session.ask(connection -> table.scripts(connection, id))
                            .flatMap(StoredScripts::downgrade)
                            .isEmpty()) {
                throw MigrationFailure.refused(
                        "Revision " + id + " is not in this checkout, and its way back was too large to be kept in the"
                                + " database.",
                        "Take it back with a checkout that has its file.");
            }
        }
    }

    /**
     * The graph, and every applied revision that it lacks as the database has kept it: enough to take it back, not to
     * apply it again.
     */
    public RevisionGraph withStored(History history) throws SQLException {
        List<Revision> revisions = new ArrayList<>(history.graph().order());
        for (AppliedRevision row : history.ahead()) {
            Optional<StoredScripts> stored = session.ask(connection -> table.scripts(connection, row.id()));
            if (stored.isPresent()) {
                Script downgrade = stored.get().downgradeScript();
                revisions.add(new Revision(
                        row.id(),
                        row.revises(),
                        row.dependsOn(),
                        List.of(),
                        List.of(),
                        row.appliedAt(),
                        row.message(),
                        downgrade.language() == Language.JAVA
                                ? downgrade
                                : new Script(stored.get().upgrade().orElse(""), 1, true),
                        downgrade,
                        Optional.empty(),
                        Optional.empty()));
            }
        }
        return RevisionGraph.of(revisions);
    }
}
