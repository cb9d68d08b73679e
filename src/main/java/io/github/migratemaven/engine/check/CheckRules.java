package io.github.migratemaven.engine.check;

import io.github.migratemaven.finding.Rule;
import io.github.migratemaven.finding.Severity;

/** What check holds revisions to. Each has a section on the page {@code check.md}. */
final class CheckRules {
    static final Rule BUILDS = error(
            "builds",
            "The revisions build a schema from an empty database",
            "Otherwise no new machine and no test database can be made.");
    static final Rule ONE_HEAD =
            error("one-head", "The history has one head", "With several, 'upgrade head' does not know which is meant.");
    static final Rule PROVEN = error(
            "not-proven", "No revision is marked NOT PROVEN", "upgrade refuses to run a revision with that mark.");
    static final Rule MODEL = error(
            "model-differs",
            "The revisions build what the model describes",
            "Otherwise the application meets a database that lacks what it needs.");
    static final Rule HAS_DOWNGRADE = new Rule(
            "no-downgrade",
            Severity.WARNING,
            "There is a downgrade",
            "Without one a failed release cannot be taken back by the plugin.",
            "check");
    static final Rule COMES_BACK = error(
            "downgrade-differs",
            "The downgrade undoes the upgrade",
            "Otherwise a downgrade leaves a schema that no revision describes.");
    static final Rule UNEDITED = error(
            "edited",
            "No applied revision was edited",
            "Otherwise databases that have applied it differ from those that will.");
    static final Rule NOT_AHEAD = error(
            "ahead",
            "The database has no revision that this checkout lacks",
            "An older checkout must not work on a newer database.");
    static final Rule NO_DRIFT = error(
            "drift",
            "The database is what its revisions build",
            "A change made by hand is not in the next database, and may stop the next revision.");

    private CheckRules() {}

    private static Rule error(String id, String title, String why) {
        return new Rule(id, Severity.ERROR, title, why, "check");
    }
}
