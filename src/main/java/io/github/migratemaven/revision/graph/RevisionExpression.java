package io.github.migratemaven.revision.graph;

import io.github.migratemaven.report.MigrationFailure;
import io.github.migratemaven.revision.Revision;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a user may write for a revision: {@code [label@][symbol][+N|-N]}, at least one of symbol and steps.
 *
 * @param text as the user wrote it
 * @param label the line that the rest is looked for on: a branch label, or the id of any revision on it
 * @param symbol {@code head}, {@code heads}, {@code base}, {@code current}, a label, an id, or the start of one; empty when
 *     the steps are counted from what is applied
 * @param steps how many revisions up (positive) or down (negative) from the symbol; 0 for itself
 */
public record RevisionExpression(String text, Optional<String> label, Optional<String> symbol, int steps) {
    private static final Pattern SYNTAX = Pattern.compile("(?:([A-Za-z0-9_]+)@)?([A-Za-z0-9_]+)?([+-][0-9]{1,9})?");

    /**
     * @throws MigrationFailure if the text is no such expression
     */
    public static RevisionExpression parse(String text) {
        Matcher matcher = SYNTAX.matcher(text.strip());
        if (!matcher.matches() || (matcher.group(2) == null && matcher.group(3) == null)) {
            throw MigrationFailure.misconfigured(
                    "'" + text + "' names no revision.",
                    text.contains(":")
                            ? "A range A:B is for history and for scripts; name one revision here."
                            : "Use head, heads, base, a revision id or the start of one, a branch label, +N, -N, ID+N,"
                                    + " ID-N, or label@ before any of them.");
        }
        String steps = matcher.group(3);
        return new RevisionExpression(
                text.strip(),
                Optional.ofNullable(matcher.group(1)),
                Optional.ofNullable(matcher.group(2)),
                steps == null ? 0 : Integer.parseInt(steps));
    }

    /** Whether steps are counted from what is applied. */
    public boolean isRelativeToApplied() {
        return symbol.isEmpty();
    }

    /** Advice where the expression means several lines: how each of them is named, since which one is for a person to say. */
    String choices(List<Revision> lines) {
        String place = symbol.orElse("") + (steps > 0 ? "+" : "") + (steps == 0 ? "" : steps);
        return "Say which line is meant, or name the revision to reach:\n"
                + lines.stream()
                        .map(line -> line.id() + "@" + place + " (" + line.message() + ")")
                        .collect(Collectors.joining("\n"));
    }

    @Override
    public String toString() {
        return text;
    }
}
