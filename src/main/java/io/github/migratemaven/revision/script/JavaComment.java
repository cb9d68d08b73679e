package io.github.migratemaven.revision.script;

import java.util.List;

/**
 * A comment of a Java source: not what looks like one within a literal.
 *
 * @param text what it says, without the signs before it and the white space around it
 * @param line line of its first character, counted from 1
 * @param block whether it stands between slashes and asterisks
 */
public record JavaComment(String text, int line, boolean block) {

    /** Those of a source that may speak to the plugin, in their order. */
    public static List<JavaComment> directives(String source) {
        return Directive.isIn(source)
                ? JavaTokens.comments(source).stream()
                        .filter(comment -> Directive.of(comment.text()).isPresent())
                        .toList()
                : List.of();
    }
}
