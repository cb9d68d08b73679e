package io.github.migratemaven.autogenerate.wording;

import io.github.migratemaven.postgres.sql.AsciiCase;
import io.github.migratemaven.postgres.sql.TokenKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Without {@code ::type}, which PostgreSQL writes behind every literal and wherever it converts by itself. */
record DroppedCasts(Which which) implements Rewriting {
    private static final Set<String> TEXTS = Set.of("text", "character varying", "bpchar", "character");
    private static final Set<String> NUMBERS = Set.of("integer", "bigint", "smallint", "numeric");
    private static final Pattern NUMBER = Pattern.compile("'(-?[0-9]+(?:\\.[0-9]+)?)'");

    enum Which {
        ALL,
        OF_LITERALS_AND_TO_TEXT,
        OF_LITERALS
    }

    @Override
    public List<Node> of(List<Node> nodes) {
        List<Node> kept = new ArrayList<>();
        for (int i = 0; i < nodes.size(); i++) {
            if (isCast(nodes.get(i)) && !kept.isEmpty()) {
                int end = endOfType(nodes, i + 1);
                String type = AsciiCase.lower(Node.text(nodes.subList(i + 1, end)));
                if (isDroppable(kept.get(kept.size() - 1), type)) {
                    kept.add(bare(kept.remove(kept.size() - 1), type));
                    i = end - 1;
                    continue;
                }
            }
            kept.add(nodes.get(i));
        }
        return kept;
    }

    private static boolean isCast(Node node) {
        return node instanceof Node.Leaf leaf && leaf.text().equals("::");
    }

    private boolean isDroppable(Node operand, String type) {
        String scalar = type.replace("[]", "");
        return switch (which) {
            case ALL -> true;
            case OF_LITERALS_AND_TO_TEXT -> isLiteral(operand) || TEXTS.contains(scalar);
            case OF_LITERALS -> isLiteral(operand);
        };
    }

    private static boolean isLiteral(Node operand) {
        return operand instanceof Node.Leaf leaf && leaf.isLiteral()
                || operand instanceof Node.Group group
                        && group.isParenthesis()
                        && group.inside().size() == 1
                        && isLiteral(group.inside().get(0));
    }

    /** A number needs no quotes. */
    private static Node bare(Node operand, String type) {
        return operand instanceof Node.Leaf leaf
                        && NUMBERS.contains(type)
                        && NUMBER.matcher(leaf.text()).matches()
                ? new Node.Leaf(
                        leaf.before(),
                        TokenKind.NUMBER,
                        leaf.text().substring(1, leaf.text().length() - 1))
                : operand;
    }

    /** Where the name of a type ends that begins at an index. */
    private static int endOfType(List<Node> nodes, int start) {
        int end = start + 1;
        while (is(nodes, end, ".")) {
            end += 2;
        }
        if (isWord(nodes, start, Set.of("character", "bit")) && isWord(nodes, end, Set.of("varying"))
                || isWord(nodes, start, Set.of("double"))) {
            end++;
        }
        if (end < nodes.size()
                && nodes.get(end) instanceof Node.Group group
                && group.isParenthesis()
                && group.before().isEmpty()) {
            end++;
        }
        if (isWord(nodes, start, Set.of("timestamp", "time")) && isWord(nodes, end, Set.of("with", "without"))) {
            end += 3;
        }
        while (end < nodes.size()
                && nodes.get(end) instanceof Node.Group group
                && !group.isParenthesis()
                && group.inside().isEmpty()) {
            end++;
        }
        return Math.min(end, nodes.size());
    }

    private static boolean is(List<Node> nodes, int at, String text) {
        return at < nodes.size()
                && nodes.get(at) instanceof Node.Leaf leaf
                && leaf.text().equals(text);
    }

    private static boolean isWord(List<Node> nodes, int at, Set<String> words) {
        return at < nodes.size() && nodes.get(at) instanceof Node.Leaf leaf && leaf.isWord(words);
    }
}
