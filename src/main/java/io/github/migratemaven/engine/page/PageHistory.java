package io.github.migratemaven.engine.page;

import io.github.migratemaven.autogenerate.compare.SchemaHistory;
import io.github.migratemaven.autogenerate.compare.SchemaStep;
import io.github.migratemaven.catalog.Catalog;
import io.github.migratemaven.engine.context.GoalContext;
import io.github.migratemaven.engine.lint.Linted;
import io.github.migratemaven.engine.lint.TracedLock;
import io.github.migratemaven.engine.lint.TracedRevision;
import io.github.migratemaven.engine.lint.TracedStatement;
import io.github.migratemaven.execution.history.AppliedState;
import io.github.migratemaven.finding.Finding;
import io.github.migratemaven.page.RevisionEntry;
import io.github.migratemaven.page.StatementLocks;
import io.github.migratemaven.page.schema.SchemaReading;
import io.github.migratemaven.revision.Revision;
import io.github.migratemaven.revision.graph.RevisionGraph;
import io.github.migratemaven.shadow.Shadow;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Builds the history in a shadow, and notes of each revision what it changes. */
final class PageHistory {
    private final RevisionGraph graph;
    private final Optional<AppliedState> state;
    private final Optional<Linted> linted;
    private final SchemaHistory history;
    private final List<RevisionEntry> entries = new ArrayList<>();

    /** @param linted what the revisions were seen to do; empty where that is not asked for */
    PageHistory(
            GoalContext context,
            RevisionGraph graph,
            Optional<AppliedState> state,
            Optional<Linted> linted,
            Shadow shadow) {
        this.graph = graph;
        this.state = state;
        this.linted = linted;
        this.history = new SchemaHistory(shadow, context.java(), context.reporter());
    }

    /** Builds revisions; what is told of those in {@code shown} is kept. */
    Catalog build(List<Revision> revisions, Set<String> shown) {
        return history.walk(revisions, step -> {
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
                locks(revision),
                findings(revision));
    }

    private List<Finding> findings(Revision revision) {
        return linted.map(Linted::findings).stream()
                .flatMap(findings -> findings.found().stream())
                .filter(finding -> finding.revision().equals(Optional.of(revision.id())))
                .toList();
    }

    private List<StatementLocks> locks(Revision revision) {
        return linted.map(Linted::revisions).stream()
                .flatMap(List::stream)
                .filter(TracedRevision::isUpgrade)
                .filter(traced -> traced.revision().equals(revision.id()))
                .flatMap(traced -> traced.statements().stream())
                .map(PageHistory::locks)
                .filter(statement -> !statement.locks().isEmpty())
                .toList();
    }

    private static StatementLocks locks(TracedStatement statement) {
        return new StatementLocks(
                statement.line(),
                statement.sql(),
                statement.locks().stream()
                        .filter(lock -> lock.blocksDdl() || lock.rewritten() || lock.scanned())
                        .map(PageHistory::lock)
                        .toList());
    }

    private static StatementLocks.Lock lock(TracedLock lock) {
        return new StatementLocks.Lock(
                lock.relation(),
                lock.lock().isEmpty() ? "held already" : lock.lock(),
                lock.blocks(),
                lock.rewritten(),
                lock.scanned());
    }
}
