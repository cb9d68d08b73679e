package io.github.migratemaven.engine.page;

import io.github.migratemaven.autogenerate.compare.SchemaHistory;
import io.github.migratemaven.autogenerate.compare.SchemaStep;
import io.github.migratemaven.catalog.Catalog;
import io.github.migratemaven.engine.context.GoalContext;
import io.github.migratemaven.execution.history.AppliedState;
import io.github.migratemaven.page.RevisionEntry;
import io.github.migratemaven.page.StatementLocks;
import io.github.migratemaven.page.schema.SchemaReading;
import io.github.migratemaven.postgres.connection.ConnectionSettings;
import io.github.migratemaven.report.MigrationFailure;
import io.github.migratemaven.revision.Direction;
import io.github.migratemaven.revision.Revision;
import io.github.migratemaven.revision.graph.RevisionGraph;
import io.github.migratemaven.shadow.Shadow;
import io.github.migratemaven.trace.LockMode;
import io.github.migratemaven.trace.RelationTrace;
import io.github.migratemaven.trace.RevisionTrace;
import io.github.migratemaven.trace.RevisionTracer;
import io.github.migratemaven.trace.StatementTrace;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Builds the history in a shadow, and notes of each revision what it changes and what it locks. */
final class PageHistory {
    private static final String DEFAULT_SCHEMA = "public";

    private final RevisionGraph graph;
    private final Optional<AppliedState> state;
    private final SchemaHistory history;
    private final RevisionTracer tracer;
    private final Map<String, List<StatementLocks>> locks = new HashMap<>();
    private final List<RevisionEntry> entries = new ArrayList<>();

    PageHistory(GoalContext context, RevisionGraph graph, Optional<AppliedState> state, Shadow shadow) {
        this.graph = graph;
        this.state = state;
        this.history = new SchemaHistory(shadow, context.java(), context.reporter());
        this.tracer = new RevisionTracer(shadow, context.java(), DEFAULT_SCHEMA);
    }

    /** Builds revisions; what is told of those in {@code shown} is kept. */
    Catalog build(List<Revision> revisions, Set<String> shown) {
        return history.walk(revisions, this::trace, step -> {
            if (shown.contains(step.revision().id())) {
                entries.add(entry(step));
            }
        });
    }

    /** The schema after the revisions, and nothing kept. */
    Catalog after(List<Revision> revisions) {
        return history.after(revisions);
    }

    List<RevisionEntry> newestFirst() {
        List<RevisionEntry> reversed = new ArrayList<>(entries);
        Collections.reverse(reversed);
        return reversed;
    }

    /** A revision that can be run but not traced is none of the report's business. */
    private boolean trace(ConnectionSettings database, Revision revision) {
        try {
            RevisionTrace trace = tracer.trace(database, revision, Direction.UPGRADE);
            locks.put(revision.id(), locks(trace));
            return trace.standsAfter();
        } catch (MigrationFailure untraceable) {
            return false;
        }
    }

    private static List<StatementLocks> locks(RevisionTrace trace) {
        List<StatementLocks> statements = new ArrayList<>();
        for (StatementTrace statement : trace.statements()) {
            List<StatementLocks.Lock> felt = trace.earlierRelations(statement).stream()
                    .filter(PageHistory::isWorthTelling)
                    .map(PageHistory::lock)
                    .toList();
            if (!felt.isEmpty()) {
                statements.add(new StatementLocks(
                        statement.statement().line(), statement.statement().text(), felt));
            }
        }
        return statements;
    }

    private static boolean isWorthTelling(RelationTrace trace) {
        return trace.rewritten()
                || trace.scanned()
                || trace.lock().filter(LockMode::blocksDdl).isPresent();
    }

    private static StatementLocks.Lock lock(RelationTrace trace) {
        return new StatementLocks.Lock(
                trace.relation().displayName(),
                trace.lock().map(LockMode::words).orElse("held already"),
                trace.lock().map(LockMode::blocks).orElse(""),
                trace.rewritten(),
                trace.scanned());
    }

    private RevisionEntry entry(SchemaStep step) {
        Revision revision = step.revision();
        Optional<RevisionEntry.Applied> applied = state.filter(
                        known -> known.applied().contains(revision.id()))
                .flatMap(known -> known.rowOf(revision))
                .map(row -> new RevisionEntry.Applied(row.appliedAt(), row.appliedBy()));
        return new RevisionEntry(
                revision,
                graph.parents(revision.id()).stream().map(Revision::id).toList(),
                graph.children(revision.id()).isEmpty(),
                applied,
                step.changes(),
                SchemaReading.touched(step.before(), step.after()),
                locks.getOrDefault(revision.id(), List.of()),
                List.of());
    }
}
