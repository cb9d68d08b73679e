package io.github.migratemaven.importing;

import io.github.migratemaven.revision.Revision;
import java.util.Optional;

/**
 * Where an imported revision comes from: a comment at the head of its upgrade, by which what another tool has applied is
 * found again.
 *
 * @param what the other tool calls it
 */
public record Origin(OtherTool tool, String what) {
    private static final String WORDS = "-- Imported from ";

    static String comment(OtherTool tool, String what) {
        return WORDS + tool + ": " + what.replaceAll("\\R", " ") + "\n";
    }

    /** Empty where the revision was not imported. */
    public static Optional<Origin> of(Revision revision) {
        String text = revision.upgrade().isLarge() ? "" : revision.upgrade().text();
        for (OtherTool tool : OtherTool.values()) {
            String begin = WORDS + tool + ": ";
            Optional<String> line = text.lines()
                    .map(String::strip)
                    .filter(each -> each.startsWith(begin))
                    .findFirst();
            if (line.isPresent()) {
                return Optional.of(new Origin(tool, line.get().substring(begin.length())));
            }
        }
        return Optional.empty();
    }
}
