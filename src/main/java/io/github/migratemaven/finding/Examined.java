package io.github.migratemaven.finding;

import java.util.Optional;

/**
 * That a rule was asked, whatever it found.
 *
 * @param revision the id of the revision that was looked at; empty for the history as a whole
 */
public record Examined(Rule rule, Optional<String> revision) {

    /** Whether a finding is what this question was answered with. */
    public boolean isAnsweredBy(Finding finding) {
        return finding.rule().equals(rule.id()) && finding.revision().equals(revision);
    }
}
