package io.github.migratemaven.importing;

import io.github.migratemaven.revision.Revision;
import io.github.migratemaven.revision.script.JavaTokens;
import io.github.migratemaven.revision.script.Language;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Optional;

/**
 * Where an imported revision comes from: a comment at the head of its upgrade, or in the file of one in Java, by which what
 * another tool has applied is found again.
 *
 * @param what the other tool calls it
 */
public record Origin(OtherTool tool, String what) {
    private static final String WORDS = "Imported from ";

    static String comment(OtherTool tool, String what) {
        return Language.SQL.comment() + " " + line(tool, what) + "\n";
    }

    /** What the comment says, without the signs before it. */
    public static String line(OtherTool tool, String what) {
        return WORDS + tool + ": " + what.replaceAll("\\R", " ");
    }

    /** Empty where the revision was not imported. */
    public static Optional<Origin> of(Revision revision) {
        if (revision.upgrade().language() == Language.JAVA) {
            return inProgram(revision.upgrade().text());
        }
        try (BufferedReader text = new BufferedReader(revision.upgrade().written())) {
            for (String line = text.readLine(); line != null && isComment(line); line = text.readLine()) {
                Optional<Origin> origin = in(line.strip()
                        .replaceFirst("^" + Language.SQL.comment(), "")
                        .strip());
                if (origin.isPresent()) {
                    return origin;
                }
            }
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Anywhere in the file, since one comes into it by hand. */
    private static Optional<Origin> inProgram(String source) {
        return source.contains(WORDS)
                ? JavaTokens.comments(source).stream()
                        .flatMap(comment -> in(comment.text()).stream())
                        .findFirst()
                : Optional.empty();
    }

    private static boolean isComment(String line) {
        return line.isBlank() || line.strip().startsWith("--");
    }

    private static Optional<Origin> in(String comment) {
        return Arrays.stream(OtherTool.values())
                .filter(tool -> comment.startsWith(WORDS + tool + ": "))
                .map(tool -> new Origin(tool, comment.substring((WORDS + tool + ": ").length())))
                .findFirst();
    }
}
