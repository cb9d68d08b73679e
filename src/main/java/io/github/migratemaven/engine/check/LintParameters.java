package io.github.migratemaven.engine.check;

import java.nio.file.Path;
import java.util.List;

/**
 * What the goal lint is told, for its part in a check.
 *
 * @param rules each a rule and what it weighs, with a colon between them: {@code drop-column:error}
 * @param sizes a file with the sizes of tables in production; may be absent
 * @param notes whether notes are shown too
 */
public record LintParameters(List<String> rules, Path sizes, boolean notes) {

    public LintParameters {
        rules = List.copyOf(rules);
    }
}
