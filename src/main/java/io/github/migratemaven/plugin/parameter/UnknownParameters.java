package io.github.migratemaven.plugin.parameter;

import io.github.migratemaven.postgres.settings.ParameterValues;
import io.github.migratemaven.report.MigrationFailure;
import io.github.migratemaven.report.Reporter;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;

/**
 * Tells of parameters that no goal knows, before anything is done: a misspelt {@code -DdryRun} would upgrade. A goal that
 * was typed refuses to run; one that is bound to a phase warns, since others may have properties of such names.
 */
public final class UnknownParameters {
    /** What {@code start} publishes, which a build without it may have to set itself. */
    private static final String PUBLISHED = "migrate.jdbc.";

    private final CommandLine commandLine;
    private final Set<String> known;
    private final Reporter reporter;

    public UnknownParameters(CommandLine commandLine, Reporter reporter) {
        this.commandLine = commandLine;
        this.reporter = reporter;
        this.known = new TreeSet<>(commandLine.known());
        known.addAll(ShortNames.ALIASES.keySet());
    }

    /** @throws MigrationFailure if what was typed means something that would not be done */
    public void check(Properties typed, Properties pom) {
        for (String name : new TreeSet<>(typed.stringPropertyNames())) {
            if (isUnknown(name)) {
                report(unknown(name), commandLine.isTyped());
            } else if (commandLine.isTyped()) {
                checkShort(name);
            }
        }
        for (String name : new TreeSet<>(pom.stringPropertyNames())) {
            if (isUnknown(name) && !typed.containsKey(name)) {
                report(
                        new Finding(
                                "The property " + name + " in the POM is not a parameter of this plugin.", meant(name)),
                        false);
            }
        }
    }

    private boolean isUnknown(String property) {
        return property.startsWith(ShortNames.PREFIX)
                && !property.startsWith(PUBLISHED)
                && !property.startsWith(ParameterValues.PROPERTY)
                && !known.contains(property.substring(ShortNames.PREFIX.length()));
    }

    private Finding unknown(String property) {
        return new Finding("-D" + property + " is not a parameter of this plugin.", meant(property));
    }

    private Optional<String> meant(String property) {
        return Misspelling.nearest(property.substring(ShortNames.PREFIX.length()), known)
                .map(name -> ShortNames.PREFIX + name);
    }

    private void checkShort(String property) {
        boolean isShort = ShortNames.ALL.contains(property) || ShortNames.ALIASES.containsKey(property);
        if (ShortNames.PROMISES.contains(property) && !commandLine.isTakenBySome(property)) {
            report(
                    new Finding(
                            "-D" + property + " is not a parameter of this goal, which would change something anyway.",
                            Optional.empty()),
                    true);
        }
        if (!isShort && !ShortNames.OF_OTHERS.contains(property)) {
            Misspelling.slip(property, ShortNames.ALL)
                    .filter(commandLine::isTakenBySome)
                    .ifPresent(name -> report(
                            new Finding("-D" + property + " is not a parameter of this plugin.", Optional.of(name)),
                            true));
        }
    }

    private void report(Finding finding, boolean refuse) {
        if (!refuse) {
            reporter.warn(finding.problem() + " " + finding.advice());
            return;
        }
        throw MigrationFailure.misconfigured(finding.problem(), finding.advice());
    }

    private record Finding(String problem, Optional<String> meant) {

        String advice() {
            return meant.map(name -> "Did you mean -D" + name + "? ").orElse("")
                    + "mvn migrate:help -Ddetail lists all parameters.";
        }
    }
}
