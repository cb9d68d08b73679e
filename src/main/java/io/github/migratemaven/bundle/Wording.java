package io.github.migratemaven.bundle;

import io.github.migratemaven.report.MigrationFailure;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the engine advises, where there is no Maven, no POM and no embedded PostgreSQL.
 *
 * @param program how the bundle is run: {@code java -jar shop-1.0-migrations.jar}
 */
record Wording(String program) {
    private static final Pattern COMMAND =
            Pattern.compile("mvn migrate:(upgrade|downgrade|current|history|heads|show|stamp|drift|repair)\\b");

    private static final String UNNAMED = "No setting names the database.";

    private static final Map<String, String> PHRASES = Map.of(
            ", or use the embedded one with -Dmigrate.url=embedded.", ".",
            ", or name a <server> of settings.xml by serverId, or add a line to ~/.pgpass.",
                    ", or add a line to .pgpass.",
            "in this order win: command line, environment, POM.", "in this order win: command line, environment.",
            ", .pgpass or a <server> in settings.xml.", " or .pgpass.");

    private static final String CHOICES = String.join(
            System.lineSeparator(),
            "Name it in one of these ways:",
            "  --url=postgresql://HOST:PORT/DATABASE or --url=jdbc:postgresql://HOST:PORT/DATABASE",
            "  environment MIGRATE_URL (with MIGRATE_USERNAME, MIGRATE_PASSWORD) or DATABASE_URL",
            "  environment POSTGRES_SERVER, POSTGRES_PORT, POSTGRES_USER, POSTGRES_PASSWORD, POSTGRES_DB",
            "  environment PGHOST, PGPORT, PGUSER, PGPASSWORD, PGDATABASE, or PGSERVICE");

    String of(String text) {
        String changed = COMMAND.matcher(text).replaceAll(Matcher.quoteReplacement(program) + " $1");
        for (Map.Entry<String, String> phrase : PHRASES.entrySet()) {
            changed = changed.replace(phrase.getKey(), phrase.getValue());
        }
        return changed;
    }

    MigrationFailure of(MigrationFailure failure) {
        return failure.getMessage().equals(UNNAMED) ? failure.withAdvice(CHOICES) : failure;
    }
}
