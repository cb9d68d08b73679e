package io.github.migratemaven.trace.lint;

import io.github.migratemaven.finding.Finding;
import io.github.migratemaven.finding.Rule;
import io.github.migratemaven.finding.Severity;
import io.github.migratemaven.revision.script.Allowance;

/** A comment that allows what does not happen. */
public final class UnusedAllowance {
    static final RuleText TEXT = new RuleText(
            "unused-allowance",
            Severity.WARNING,
            "Remove comments that allow nothing",
            "A comment that outlives its reason would hide what is written there next.",
            Example.of("-- migrate:allow drop-table: nobody reads it\nselect 1"),
            Example.of("-- migrate:allow drop-table: nobody reads it\ndrop table orders"));

    private UnusedAllowance() {}

    public static Rule rule() {
        return TEXT.rule();
    }

    /** For what is about the revision as a whole: a rule of check, or any rule in a program. */
    public static Finding ofRevision(Allowance allowance) {
        return rule().found(
                        "The revision does not break the rule " + allowance.rule() + ", which this allows.",
                        "Remove the comment.");
    }

    static Finding finding(Allowance allowance) {
        return rule().found(
                        "Nothing " + (allowance.everywhere() ? "in this section" : "in the statement below")
                                + " breaks the rule " + allowance.rule() + ", which this allows.",
                        "Remove the comment, or put it above the statement that it is about.");
    }
}
