package io.github.migratemaven.revision.file;

import io.github.migratemaven.postgres.sql.ScriptLayout;
import io.github.migratemaven.postgres.sql.SqlComment;
import io.github.migratemaven.postgres.sql.SqlSplitter;
import io.github.migratemaven.report.MigrationFailure;
import io.github.migratemaven.revision.Revision;
import io.github.migratemaven.revision.script.Script;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The layout in which {@link RevisionFormat} writes files of SQL, for those that people have written. */
final class RevisionLayout {
    private RevisionLayout() {}

    /**
     * The file's text laid out; the header's lines stay what they are.
     *
     * @throws MigrationFailure if the text is no revision, or would not be the same one afterwards
     */
    static String of(Path file, String text) {
        TextLines lines = new TextLines(text);
        RevisionParser parser = new RevisionParser(file, lines);
        Revision before = parser.parse();
        String lineEnd = text.contains("\r\n") ? "\r\n" : "\n";
        List<Integer> markers = parser.markers();
        StringBuilder laidOut = new StringBuilder();
        String head = lines.lines(1, markers.get(0)).text().stripTrailing();
        laidOut.append(head).append(head.isEmpty() ? "" : lineEnd);
        for (int i = 0; i < markers.size(); i++) {
            int marker = markers.get(i);
            int end = i + 1 < markers.size() ? markers.get(i + 1) : lines.count() + 1;
            laidOut.append(laidOut.isEmpty() ? "" : lineEnd)
                    .append(lines.stripped(marker))
                    .append(lineEnd)
                    .append(ScriptLayout.of(lines.lines(marker + 1, end).text(), lineEnd));
        }
        requireSame(file, before, RevisionFormat.parse(file, laidOut.toString()));
        return laidOut.toString();
    }

    private static void requireSame(Path file, Revision before, Revision after) {
        if (!before.checksum().equals(after.checksum())
                || !before.id().equals(after.id())
                || !comments(before).equals(comments(after))) {
            throw MigrationFailure.failed(
                    "Another layout would change what " + file + " says, which no layout may.",
                    "Nothing was changed. Lay this file out by hand and name the others with -Drevisions=, and report"
                            + " it as a fault of the plugin.",
                    null);
        }
    }

    private static List<String> comments(Revision revision) {
        List<String> comments = new ArrayList<>();
        for (Script script : List.of(revision.upgrade(), revision.downgrade())) {
            try (Reader sql = script.written()) {
                SqlSplitter.comments(sql, 1, (SqlComment comment) -> comments.add(comment.text()));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return comments;
    }
}
