package io.github.migratemaven.importing;

import io.github.migratemaven.report.MigrationFailure;
import io.github.migratemaven.revision.graph.RevisionGraph;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which of the histories of other tools in a database is the one that revisions were imported from. */
public final class OtherHistories {
    private final Map<OtherHistory, List<String>> heads = new LinkedHashMap<>();
    private final List<MigrationFailure> refusals = new ArrayList<>();

    private OtherHistories() {}

    /** Several applications may share a database, so what does not fit one history may fit another. */
    public static OtherHistories in(Connection database, RevisionGraph graph) throws SQLException {
        OtherHistories found = new OtherHistories();
        for (OtherHistory history : OtherHistory.in(database)) {
            try {
                List<String> of = history.heads(database, graph);
                if (!of.isEmpty()) {
                    found.heads.put(history, of);
                }
            } catch (MigrationFailure refusal) {
                found.refusals.add(refusal);
            }
        }
        return found;
    }

    /** The first that has revisions of these. */
    public Optional<OtherHistory> ofTheseRevisions() {
        return heads.keySet().stream().findFirst();
    }

    /**
     * The revisions that no other applied one follows; empty where nothing is recorded of these.
     *
     * @throws MigrationFailure where no history fits, or several do with different heads
     */
    public List<String> heads() {
        List<List<String>> different = heads.values().stream().distinct().toList();
        if (different.size() > 1) {
            List<String> lines = new ArrayList<>();
            heads.forEach((history, of) -> lines.add(history.line() + ", here " + String.join(", ", of)));
            throw MigrationFailure.refused(
                    "Several histories in the database may be the one of these revisions:\n" + String.join("\n", lines),
                    "Name the revision that the database is at with -Dtarget=.");
        }
        if (different.isEmpty() && !refusals.isEmpty()) {
            throw refusals.get(0);
        }
        return different.isEmpty() ? List.of() : different.get(0);
    }
}
