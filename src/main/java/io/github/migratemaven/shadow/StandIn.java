package io.github.migratemaven.shadow;

import io.github.migratemaven.report.MigrationFailure;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * An empty extension that takes the place of one that embedded servers have no files for: it can be created, and holds
 * nothing.
 *
 * @param schema where it always is; empty where {@code create extension} says so
 * @param version one that {@code create extension} can name; empty where it names none
 */
public record StandIn(Optional<String> schema, String name, Optional<String> version) {
    /** By which a server's list of extensions tells it from a real one. */
    public static final String COMMENT = "empty stand-in of migrate-maven-plugin";

    private static final String USUAL_VERSION = "stand-in";
    private static final Pattern FORM = Pattern.compile("(?:(\\w+)\\.)?([\\w-]+)(?::([\\w.]+))?");

    /** @throws MigrationFailure unless the text has the form {@code schema.name:version}, of which only the name is needed */
    static StandIn parse(String text) {
        Matcher form = FORM.matcher(text.strip());
        if (!form.matches()) {
            throw MigrationFailure.misconfigured(
                    "migrate.stubExtensions names '" + text.strip() + "'.",
                    "Name extensions as in pg_stat_statements, or schema.name:version as in pg_catalog.pg_cron:1.6.");
        }
        return new StandIn(Optional.ofNullable(form.group(1)), form.group(2), Optional.ofNullable(form.group(3)));
    }

    String control() {
        return "comment = '" + COMMENT + "'\ndefault_version = '" + USUAL_VERSION + "'\n"
                + schema.map(fixed -> "schema = '" + fixed + "'\n").orElse("") + "relocatable = "
                + schema.isEmpty() + "\n";
    }

    /** The names of its files with SQL, which have none. */
    Stream<String> scripts() {
        return Stream.concat(Stream.of(USUAL_VERSION), version.stream()).map(each -> name + "--" + each + ".sql");
    }
}
