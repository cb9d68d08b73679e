package io.github.migratemaven.bundle;

import static io.github.migratemaven.bundle.Parameters.with;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a bundle can be told to do. */
enum Command {
    UPGRADE(
            "Applies the revisions that the database lacks.",
            with(
                    Parameters.MOVING,
                    Parameters.TARGET,
                    Parameters.DRY_RUN,
                    Parameters.VERBOSE,
                    Parameter.toggle("allowNonEmpty", "Upgrades a database that has tables but no history."),
                    Parameter.toggle("checkDrift", "Refuses a database that differs from what its revisions build."),
                    Parameters.SCHEMAS,
                    Parameters.EXCLUDE,
                    Parameters.SHADOW_URL)),
    DOWNGRADE(
            "Takes revisions back, the newest first, down to the target.",
            with(Parameters.MOVING, Parameters.TARGET, Parameters.DRY_RUN, Parameters.VERBOSE)),
    CURRENT(
            "Prints which revision the database is at.",
            with(Parameters.VERSION_TABLE, Parameters.VERBOSE, Parameters.CHECK_HEADS)),
    HISTORY(
            "Lists the revisions, newest first, and what the database has applied.",
            with(
                    Parameters.VERSION_TABLE,
                    new Parameter("range", "FROM:TO", "The part of the history to list."),
                    Parameters.VERBOSE)),
    HEADS("Prints the heads of the revisions. Asks no database.", List.of()),
    SHOW(
            "Prints revisions in full. Asks no database.",
            List.of(new Parameter("revisions", "REVISIONS", "Ids or the starts of them. Default: heads."))),
    STAMP(
            "Records revisions as applied without running them.",
            with(
                    Parameters.GUARDED,
                    Parameters.TARGET,
                    Parameter.toggle("purge", "Forgets first everything that is recorded."),
                    Parameter.toggle("force", "Records it without the proof."),
                    Parameters.SCHEMAS,
                    Parameters.EXCLUDE,
                    Parameters.SHADOW_URL)),
    DRIFT(
            "Compares the database with what its applied revisions build.",
            with(
                    Parameters.ENVIRONMENT,
                    Parameters.CONFIRM_ENVIRONMENT,
                    Parameters.SCHEMAS,
                    Parameters.EXCLUDE,
                    Parameters.SHADOW_URL)),
    CHECK_HEAD(
            "Ends with 0 when the database is where the bundle leads, else with 4 or 7.",
            with(Parameters.VERSION_TABLE, Parameters.ALLOW_AHEAD)),
    SQL(
            "Prints a script for psql. Asks no database.",
            with(
                    Parameters.VERSION_TABLE,
                    new Parameter("target", "FROM:TO", "The range of revisions. Default: base:head."),
                    Parameter.toggle("downgrade", "A script that takes the range back."))),
    REPAIR(
            "Takes the present files of applied revisions for what was applied.",
            with(
                    Parameters.LOCKING,
                    new Parameter("revisions", "REVISIONS", "Those whose files were edited."),
                    new Parameter("reason", "TEXT", "Why, for whoever reads the history."))),
    WAIT(
            "Waits until the database is where the bundle leads.",
            with(
                    Parameters.VERSION_TABLE,
                    new Parameter("timeout", "TIME", "How long at most. Default: 5m."),
                    new Parameter("interval", "TIME", "How long between two looks. Default: 1s."),
                    Parameters.ALLOW_AHEAD));

    private final String text;

    @SuppressWarnings("ImmutableEnumChecker") // A copy, which cannot be changed.
    private final List<Parameter> parameters;

    Command(String text, List<Parameter> own) {
        this.text = text;
        this.parameters = with(own, Parameters.ALWAYS.toArray(new Parameter[0]));
    }

    /** As it is typed: {@code check-head}. */
    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    String text() {
        return text;
    }

    List<Parameter> parameters() {
        return parameters;
    }

    static Optional<Command> named(String word) {
        for (Command command : values()) {
            if (command.word().equals(word)) {
                return Optional.of(command);
            }
        }
        return Optional.empty();
    }
}
