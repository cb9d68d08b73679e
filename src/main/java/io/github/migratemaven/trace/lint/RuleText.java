package io.github.migratemaven.trace.lint;

import io.github.migratemaven.finding.Rule;
import io.github.migratemaven.finding.Severity;

/**
 * What a rule says of itself: to the user who broke it, and on the page that explains it.
 *
 * @param id stays for ever
 * @param title what it asks for, in a few words
 * @param why one sentence: what happens otherwise
 * @param unsafe a revision that it finds
 * @param safe one that it does not find, and that does the same where that is possible
 * @param firstVersion the major version of PostgreSQL from which on the examples run
 */
public record RuleText(
        String id, Severity severity, String title, String why, Example unsafe, Example safe, int firstVersion) {
    /** The page of the site that has a section for each rule. */
    static final String PAGE = "lint-rules";

    private static final int OLDEST = 13;

    public RuleText(String id, Severity severity, String title, String why, Example unsafe, Example safe) {
        this(id, severity, title, why, unsafe, safe, OLDEST);
    }

    Rule rule() {
        return new Rule(id, severity, title, why, PAGE);
    }
}
