package io.github.migratemaven.importing.alembic;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a run of Alembic has said.
 *
 * @param command as it was called
 * @param output what it was asked for, and its refusals
 * @param errors its log, and Python's traces
 */
record AlembicAnswer(String command, int exit, String output, String errors) {
    private static final String REFUSAL = "FAILED: ";
    private static final Pattern PLACE = Pattern.compile("File \"([^\"]+)\", line (\\d+)");

    boolean isGood() {
        return exit == 0;
    }

    /** Its own reason for a failure, on one line. */
    String reason() {
        return output.lines()
                .filter(line -> line.startsWith(REFUSAL))
                .reduce((first, last) -> last)
                .map(line -> line.substring(REFUSAL.length()))
                .or(this::exception)
                .orElse("exit code " + exit);
    }

    /** The last line of a trace that begins in the first column, and is no link of SQLAlchemy's to an explanation. */
    private Optional<String> exception() {
        return errors.lines()
                .filter(line -> line.matches("[A-Za-z_][\\w.]*(?:: .*)?"))
                .reduce((first, last) -> last)
                .or(() -> errors.lines().filter(line -> !line.isBlank()).reduce((first, last) -> last))
                .map(String::strip);
    }

    /** Where in a file it failed, as {@code file:line}; empty where a trace does not lead through it. */
    Optional<String> place(String file) {
        Optional<String> place = Optional.empty();
        Matcher places = PLACE.matcher(errors);
        while (places.find()) {
            if (places.group(1).equals(file)) {
                place = Optional.of(file + ":" + places.group(2));
            }
        }
        return place;
    }
}
