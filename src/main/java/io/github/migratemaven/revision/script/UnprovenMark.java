package io.github.migratemaven.revision.script;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.OptionalInt;

/**
 * A comment line in a section of a revision's file: no run in a shadow database has shown that the SQL leads where it should. Whoever
 * has read and fixed it takes the line out.
 */
public final class UnprovenMark {
    /** What the comment begins with; why follows. */
    public static final String WORDS = "NOT PROVEN:";

    private static final String LINE = "-- " + WORDS;

    private UnprovenMark() {}

    /** The line of the file on which one direction is marked; a text in a string literal counts too, which errs on the safe side. */
    public static OptionalInt lineIn(Script script) {
        if (script.language() == Language.JAVA
                || (!script.isLarge() && !script.text().contains(LINE))) {
            return OptionalInt.empty();
        }
        try (BufferedReader lines = new BufferedReader(script.written())) {
            int number = script.firstLine();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.strip().startsWith(LINE)) {
                    return OptionalInt.of(number);
                }
                number++;
            }
            return OptionalInt.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
