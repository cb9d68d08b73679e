package io.github.migratemaven.importing.flyway;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a revision comes from, in a comment of its file.
 *
 * @param version as Flyway records it; empty for a repeatable script
 * @param script its path within its location
 * @param checksum of the script as it was imported
 */
public record FlywayOrigin(Optional<String> version, String script, int checksum) {
    private static final Pattern FORM = Pattern.compile("(?:version ([\\d.]+)|repeatable), (.+), checksum (-?\\d+)");

    static FlywayOrigin of(FlywayScript script, FlywaySettings settings) {
        return new FlywayOrigin(
                script.name().version().map(FlywayVersion::toString), script.script(), script.checksum(settings));
    }

    /** Reads what {@link #toString} writes; empty where it is something else. */
    public static Optional<FlywayOrigin> parse(String text) {
        Matcher form = FORM.matcher(text.strip());
        return form.matches()
                ? Optional.of(new FlywayOrigin(
                        Optional.ofNullable(form.group(1)), form.group(2), Integer.parseInt(form.group(3))))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return version.map(number -> "version " + number).orElse("repeatable") + ", " + script + ", checksum "
                + checksum;
    }
}
