package io.github.migratemaven.finding;

import java.util.Optional;

/**
 * One thing that was found wrong, or worth a look. Made by {@link Rule#found}.
 *
 * @param rule the id of the rule
 * @param revision the id of the revision that it concerns; empty where it concerns the history as a whole
 * @param place where it stands
 * @param message what was found
 * @param why what happens if it stays
 * @param next what to do about it: a sentence or a command
 * @param rewrite SQL that does the same without the harm
 * @param help the section of the site that says more
 */
public record Finding(
        String rule,
        Severity severity,
        Optional<String> revision,
        Optional<Place> place,
        String message,
        String why,
        String next,
        Optional<String> rewrite,
        String help) {

    /** The same in a revision. */
    public Finding in(String id) {
        return new Finding(rule, severity, Optional.of(id), place, message, why, next, rewrite, help);
    }

    /** The same at a place. */
    public Finding at(Place where) {
        return new Finding(rule, severity, revision, Optional.of(where), message, why, next, rewrite, help);
    }

    /** The same with SQL that does no harm. */
    public Finding rewrite(String sql) {
        return new Finding(rule, severity, revision, place, message, why, next, Optional.of(sql), help);
    }

    /** The same, of more or less weight. */
    public Finding as(Severity other) {
        return new Finding(rule, other, revision, place, message, why, next, rewrite, help);
    }
}
