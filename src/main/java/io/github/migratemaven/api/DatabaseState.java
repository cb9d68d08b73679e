package io.github.migratemaven.api;

import io.github.migratemaven.execution.history.AppliedRevision;
import io.github.migratemaven.execution.history.AppliedState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Where a database stands, seen from an application's revisions.
 *
 * @param heads ids of the applied revisions that no applied one revises
 * @param applied in the order in which they were applied
 * @param pending revisions that the database lacks, in the order in which they would be applied
 * @param ahead applied revisions that the application does not have
 * @param edited applied revisions whose files hold other statements now
 * @param unfinished revisions that were begun and not finished
 */
public record DatabaseState(
        List<String> heads,
        List<RevisionInfo> applied,
        List<RevisionInfo> pending,
        List<RevisionInfo> ahead,
        List<RevisionInfo> edited,
        List<RevisionInfo> unfinished) {

    static DatabaseState of(AppliedState state) {
        Map<String, RevisionInfo> rows = state.rows().stream()
                .map(DatabaseState::info)
                .collect(Collectors.toMap(RevisionInfo::id, Function.identity(), (first, second) -> first));
        List<RevisionInfo> pending =
                new ArrayList<>(state.pending().stream().map(RevisionInfo::of).toList());
        state.partlySquashed().forEach(id -> pending.add(rows.getOrDefault(id, new RevisionInfo(id, ""))));
        return new DatabaseState(
                state.heads(),
                state.rows().stream().map(DatabaseState::info).toList(),
                List.copyOf(pending),
                state.ahead().stream().map(DatabaseState::info).toList(),
                state.edited().stream()
                        .map(edited -> RevisionInfo.of(edited.revision()))
                        .toList(),
                state.inProgress().stream().map(DatabaseState::info).toList());
    }

    private static RevisionInfo info(AppliedRevision row) {
        return new RevisionInfo(row.id(), row.message());
    }

    /** Whether the database has just what the application's revisions build. */
    public boolean isAtHead() {
        return pending.isEmpty() && ahead.isEmpty() && edited.isEmpty() && unfinished.isEmpty();
    }

    String whatIsMissing() {
        List<String> sentences = new ArrayList<>();
        add(sentences, pending, "Not applied: ");
        add(sentences, unfinished, "Begun and not finished: ");
        add(sentences, edited, "Applied with other statements than its file has now: ");
        return String.join(" ", sentences);
    }

    private static void add(List<String> sentences, List<RevisionInfo> revisions, String what) {
        if (!revisions.isEmpty()) {
            sentences.add(
                    what + revisions.stream().map(RevisionInfo::toString).collect(Collectors.joining(", ")) + ".");
        }
    }
}
