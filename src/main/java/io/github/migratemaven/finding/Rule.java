package io.github.migratemaven.finding;

import java.util.Optional;

/**
 * Something that revisions are held to.
 *
 * @param id words with hyphens; never changes once it was released, because people write it into their files
 * @param severity how much its findings matter unless a user says otherwise
 * @param title what it asks for, in a few words
 * @param why one sentence: what happens otherwise
 * @param page the page of the site that explains it, in a section of the rule's own: {@code lint}
 */
public record Rule(String id, Severity severity, String title, String why, String page) {

    /** The section that explains the rule, from where the site begins: {@code lint.html#add-column}. */
    public String help() {
        return page + ".html#" + id;
    }

    /**
     * A finding of this rule, which concerns no single revision yet.
     *
     * @param message what was found
     * @param next what to do about it
     */
    public Finding found(String message, String next) {
        return new Finding(
                id, severity, Optional.empty(), Optional.empty(), message, why, next, Optional.empty(), help());
    }
}
