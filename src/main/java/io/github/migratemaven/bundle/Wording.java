package io.github.migratemaven.bundle;

import io.github.migratemaven.report.MigrationFailure;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What the engine advises, where there is no Maven, no POM and no embedded PostgreSQL.
 *
 * @param program how the bundle is run: {@code java -jar shop-1.0-migrations.jar}
 */
record Wording(String program) {
    /** Without Maven's own word, some would be marks of a revision's file. */
    private static final Pattern COMMAND = Pattern.compile(
            "mvn migrate:(upgrade|downgrade)\\b|(?:mvn )?migrate:(current|history|heads|show|stamp|drift|repair)\\b");

    /** {@code -Dmigrate.lockTimeout}, or the same at the beginning of a sentence about its value. */
    private static final Pattern PARAMETER =
            Pattern.compile("(?:-D|^)migrate\\.([A-Za-z]+)\\b(?!\\.[A-Za-z])(=true\\b)?");

    private static final Map<String, Parameter> PARAMETERS = Arrays.stream(Command.values())
            .flatMap(command -> command.parameters().stream())
            .collect(Collectors.toMap(Parameter::name, parameter -> parameter, (one, same) -> one));

    private static final String UNNAMED = "No setting names the database.";

    private static final Map<String, String> PHRASES = Map.of(
            ", or use the embedded one with -Dmigrate.url=embedded.", ".",
            ", postgresql://USER:PASSWORD@HOST:PORT/DATABASE or embedded.",
                    " or postgresql://USER:PASSWORD@HOST:PORT/DATABASE.",
            "check that this checkout has all of them", "check that this bundle has all of them",
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
        String changed = text;
        for (Map.Entry<String, String> phrase : PHRASES.entrySet()) {
            changed = changed.replace(phrase.getKey(), phrase.getValue());
        }
        changed = COMMAND.matcher(changed)
                .replaceAll(command -> Matcher.quoteReplacement(
                        program + " " + Optional.ofNullable(command.group(1)).orElse(command.group(2))));
        return PARAMETER.matcher(changed).replaceAll(found -> Matcher.quoteReplacement(optionFor(found)));
    }

    /** A switch takes no value. */
    private static String optionFor(MatchResult found) {
        Parameter parameter = PARAMETERS.get(found.group(1));
        if (parameter == null) {
            return found.group();
        }
        String value = Optional.ofNullable(found.group(2)).orElse("");
        return parameter.option() + (parameter.isToggle() ? "" : value);
    }

    MigrationFailure of(MigrationFailure failure) {
        return failure.getMessage().equals(UNNAMED) ? failure.withAdvice(CHOICES) : failure;
    }
}
