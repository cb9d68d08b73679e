package io.github.migratemaven.engine.page;

import io.github.migratemaven.engine.result.GoalResult;
import io.github.migratemaven.engine.result.NotInJson;
import io.github.migratemaven.page.Page;
import io.github.migratemaven.page.Verdict;
import io.github.migratemaven.report.Status;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A page that was written.
 *
 * @param file that holds it; absent where it is text of its own
 * @param revisions how many it tells of
 * @param relations how many tables, views and the like it shows
 * @param pendingChanges a line for each change of the model that no revision makes; absent where that is not known
 * @param drift a line for each difference of the database from its revisions; absent where that is not known
 */
public record PageResult(
        String goal,
        Status status,
        Optional<Path> file,
        int revisions,
        int relations,
        Optional<List<String>> pendingChanges,
        Optional<List<String>> drift,
        @NotInJson Optional<String> text)
        implements GoalResult {

    static PageResult of(Page page, Optional<Path> file, Optional<String> text) {
        return new PageResult(
                "report",
                Status.OK,
                file,
                page.revisions().size(),
                page.schema().relations().size(),
                lines(page.model()),
                lines(page.database()),
                text);
    }

    private static Optional<List<String>> lines(Verdict verdict) {
        return verdict.state() == Verdict.State.UNKNOWN ? Optional.empty() : Optional.of(verdict.lines());
    }

    @Override
    public List<String> lines() {
        return List.of("Revisions: " + revisions + ", tables and views: " + relations
                + file.map(path -> ", page: " + path).orElse(""));
    }

    @Override
    public Optional<String> document() {
        return text;
    }
}
