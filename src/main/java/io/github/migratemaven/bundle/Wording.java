package io.github.migratemaven.bundle;

import io.github.migratemaven.report.MigrationFailure;
import java.util.Map;

/**
 * What the engine advises, where there is no Maven, no POM and no embedded PostgreSQL.
 *
 * @param program how the bundle is run: {@code java -jar shop-1.0-migrations.jar}
 */
record Wording(String program) {
    /** Without it, a line names neither a goal nor a parameter. */
    private static final String MARK = "migrate";

    private static final String UNNAMED = "No setting names the database.";

    private static final Map<String, String> PHRASES = Map.ofEntries(
            Map.entry(", or use the embedded one with -Dmigrate.url=embedded.", "."),
            Map.entry(
                    ", postgresql://USER:PASSWORD@HOST:PORT/DATABASE or embedded.",
                    " or postgresql://USER:PASSWORD@HOST:PORT/DATABASE."),
            Map.entry("check that this checkout has all of them", "check that this bundle has all of them"),
            Map.entry(
                    ", or name a <server> of settings.xml by serverId, or add a line to ~/.pgpass.",
                    ", or add a line to .pgpass."),
            Map.entry(
                    "in this order win: command line, environment, POM.",
                    "in this order win: command line, environment."),
            Map.entry(", .pgpass or a <server> in settings.xml.", " or .pgpass."),
            Map.entry(
                    "Write it as FROM:TO, in the direction of the goal.",
                    "Write it as FROM:TO, upwards; with --downgrade, downwards."),
            Map.entry("ahead of this checkout; it has", "ahead of this bundle; it has"),
            Map.entry("(unknown to this checkout)", "(unknown to this bundle)"),
            Map.entry("revisions that this checkout does not know", "revisions that this bundle does not know"),
            Map.entry("Use a newer checkout, or", "Use a newer bundle, or"),
            Map.entry("un the goal again", "un the command again"));

    private static final String CHOICES = String.join(
            System.lineSeparator(),
            "Name it in one of these ways:",
            "  --url=postgresql://HOST:PORT/DATABASE or --url=jdbc:postgresql://HOST:PORT/DATABASE",
            "  environment MIGRATE_URL (with MIGRATE_USERNAME, MIGRATE_PASSWORD) or DATABASE_URL",
            "  environment POSTGRES_SERVER, POSTGRES_PORT, POSTGRES_USER, POSTGRES_PASSWORD, POSTGRES_DB",
            "  environment PGHOST, PGPORT, PGUSER, PGPASSWORD, PGDATABASE, or PGSERVICE");

    String of(String text) {
        String changed = text;
        for (Map.Entry<String, String> phrase : PHRASES.entrySet()) {
            changed = changed.replace(phrase.getKey(), phrase.getValue());
        }
        return changed.contains(MARK) ? new CommandNames(program).in(changed) : changed;
    }

    MigrationFailure of(MigrationFailure failure) {
        return failure.getMessage().equals(UNNAMED) ? failure.withAdvice(CHOICES) : failure;
    }
}
