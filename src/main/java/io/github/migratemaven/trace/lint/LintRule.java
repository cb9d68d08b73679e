package io.github.migratemaven.trace.lint;

import java.util.List;

/** Something that revisions are held to; each in a file of its own, named in {@link LintRules#ALL}. */
public interface LintRule {

    RuleText text();

    /** What it finds in one statement. */
    default List<Hit> look(Scene statement) {
        return List.of();
    }

    /** What it finds in one direction of a revision as a whole. */
    default List<Hit> look(RevisionScene revision) {
        return List.of();
    }
}
