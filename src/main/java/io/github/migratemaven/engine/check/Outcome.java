package io.github.migratemaven.engine.check;

import io.github.migratemaven.finding.Findings;

/**
 * What came of one part of a check.
 *
 * @param looked whether it was looked at
 * @param detail what was looked at, or why not
 */
record Outcome(Part part, boolean looked, String detail, Findings findings) {

    static Outcome of(Part part, String detail, Findings findings) {
        return new Outcome(part, true, detail, findings);
    }

    static Outcome notLooked(Part part, String why) {
        return new Outcome(part, false, why, Findings.none());
    }
}
