package io.github.migratemaven.execution.options;

import io.github.migratemaven.report.MigrationFailure;
import java.util.Optional;
import java.util.Set;

/**
 * Keeps a run that was meant for one database off another one.
 *
 * @param name what the caller takes the database for, such as {@code staging}; recorded in a database that has no name
 * @param protectedNames environments in which nothing is taken back unless they are {@linkplain #confirmed named}
 * @param confirmed the protected environment in which the caller does mean to take something back
 */
public record EnvironmentRules(Optional<String> name, Set<String> protectedNames, Optional<String> confirmed) {
    public static final EnvironmentRules DEFAULT =
            new EnvironmentRules(Optional.empty(), Set.of("production"), Optional.empty());

    /** @throws MigrationFailure if the name is blank */
    public EnvironmentRules {
        protectedNames = Set.copyOf(protectedNames);
        if (name.isPresent() && !isName(name.get())) {
            throw MigrationFailure.misconfigured(
                    "migrate.environment is no name: '" + name.get() + "'.",
                    "Name it such as staging, or leave it out.");
        }
    }

    private static boolean isName(String text) {
        return !text.isBlank() && text.chars().noneMatch(Character::isISOControl);
    }

    public EnvironmentRules withName(String meant) {
        return new EnvironmentRules(Optional.of(meant), protectedNames, confirmed);
    }

    public EnvironmentRules withProtected(Set<String> names) {
        return new EnvironmentRules(name, names, confirmed);
    }

    public EnvironmentRules withConfirmed(String meant) {
        return new EnvironmentRules(name, protectedNames, Optional.of(meant));
    }

    /**
     * @param recorded the environment that the database says it is; empty when it has no name
     * @throws MigrationFailure if the caller means another one
     */
    public void requireSame(String recorded) {
        String meant = name.orElse(recorded);
        if (!recorded.isEmpty() && !meant.equals(recorded)) {
            throw another(recorded, meant);
        }
    }

    /** That this is not the database that is meant. */
    public static MigrationFailure another(String recorded, String meant) {
        return MigrationFailure.refused(
                "This database is the environment '" + recorded + "', not '" + meant + "'.",
                "Check the connection settings; the environment was named by migrate.environment.");
    }

    /**
     * A database that a dump, a clone or a rename has brought to another place may be given another name, by one who knows
     * whose copy it is.
     *
     * @param recorded what the database says it is; empty when it has no name
     * @param place where that was recorded
     * @throws MigrationFailure if it is to be renamed and its old name was not confirmed
     */
    public void requireRenamed(String recorded, String place) {
        name.filter(meant -> !recorded.isEmpty()
                        && !meant.equals(recorded)
                        && confirmed.filter(recorded::equals).isEmpty())
                .ifPresent(meant -> {
                    throw moved(recorded, meant, place);
                });
    }

    /** That this database was brought here under another name. */
    public static MigrationFailure moved(String recorded, String meant, String place) {
        return MigrationFailure.refused(
                "This database calls itself '" + recorded + "' and not '" + meant + "'; the name was recorded in"
                        + " another place (" + place + ").",
                "Check the connection settings. If it is a copy, or was restored, renamed or moved to another server,"
                        + " and is '" + meant + "' from now on, add -Dmigrate.confirmEnvironment=" + recorded
                        + " once.");
    }

    /** For a warning: that this database was brought here, and nobody says what it is called now. */
    public static String unnamed(String recorded, String place) {
        return "This database calls itself '" + recorded + "', but that was recorded in another place (" + place
                + "): it is a copy, or was restored, renamed or moved. Name it with -Dmigrate.environment=...";
    }

    /**
     * @param recorded what the database says it is; one that has no name is what the caller says
     * @throws MigrationFailure if something would be taken back in a protected environment that was not confirmed
     */
    public void requireConfirmation(String recorded, String deed) {
        String environment = recorded.isEmpty() ? name.orElse("") : recorded;
        if (protectedNames.contains(environment)
                && confirmed.filter(environment::equals).isEmpty()) {
            throw isProtected(environment, deed);
        }
    }

    /** That nothing is taken back here. */
    public static MigrationFailure isProtected(String recorded, String deed) {
        return MigrationFailure.refused(
                "This database is the protected environment '" + recorded + "'; " + deed + " is refused there.",
                "If you do mean it, add -Dmigrate.confirmEnvironment=" + recorded);
    }
}
