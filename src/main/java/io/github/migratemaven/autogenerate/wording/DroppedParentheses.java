package io.github.migratemaven.autogenerate.wording;

import io.github.migratemaven.postgres.sql.TokenKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Without parentheses that the precedence of operators makes idle; those that only help the reader stay. */
final class DroppedParentheses implements Rewriting {
    /** Words after which parentheses hold an expression; after every other they hold arguments or a list. */
    private static final Set<String> BEFORE_EXPRESSION = Set.of(
            "and",
            "or",
            "not",
            "when",
            "then",
            "else",
            "case",
            "where",
            "on",
            "is",
            "from",
            "select",
            "default",
            "by",
            "having",
            "like",
            "ilike",
            "between",
            "return",
            "returning",
            "distinct");

    private static final Set<String> QUERY = Set.of("select", "values", "with", "table");

    @Override
    public List<Node> of(List<Node> nodes) {
        List<Node> kept = new ArrayList<>();
        for (int i = 0; i < nodes.size(); i++) {
            Node node = nodes.get(i);
            @Nullable Node previous = i == 0 ? null : nodes.get(i - 1);
            @Nullable Node next = i + 1 == nodes.size() ? null : nodes.get(i + 1);
            if (node instanceof Node.Group group && isIdle(group, previous, next)) {
                kept.add(group.inside().get(0).after(group.before()));
                kept.addAll(group.inside().subList(1, group.inside().size()));
            } else if (node instanceof Node.Group group) {
                kept.add(unwrapped(group));
            } else {
                kept.add(node);
            }
        }
        return kept;
    }

    /** One pair for two around the same. */
    private static Node.Group unwrapped(Node.Group group) {
        Node.Group current = group;
        while (current.isParenthesis()
                && current.inside().size() == 1
                && current.inside().get(0) instanceof Node.Group inner
                && inner.isParenthesis()
                && isExpression(inner)) {
            current = current.with(inner.inside());
        }
        return current;
    }

    private static boolean isExpression(Node.Group group) {
        return group.isParenthesis()
                && !group.inside().isEmpty()
                && group.inside().stream().noneMatch(DroppedParentheses::isComma)
                && !(group.inside().get(0) instanceof Node.Leaf first && first.isWord(QUERY));
    }

    private static boolean isComma(Node node) {
        return node instanceof Node.Leaf leaf && leaf.text().equals(",");
    }

    private static boolean isIdle(Node.Group group, @Nullable Node previous, @Nullable Node next) {
        if (!isExpression(group) || previous != null && takesArguments(previous) || isConditionOfTrigger(next)) {
            return false;
        }
        if (next instanceof Node.Group
                || next instanceof Node.Leaf leaf && Set.of("::", ".").contains(leaf.text())) {
            return group.inside().size() == 1
                    && group.inside().get(0) instanceof Node.Leaf only
                    && only.kind() != TokenKind.NUMBER;
        }
        int inside = Precedence.weakest(group.inside());
        int left = previous == null ? Precedence.NONE : Precedence.of(previous);
        int right = next == null ? Precedence.NONE : Precedence.of(next);
        if (inside == Precedence.AND && (left == Precedence.OR || right == Precedence.OR)) {
            return false;
        }
        return inside > left && (inside > right || inside == right && Precedence.isAssociative(inside));
    }

    /** The grammar wants parentheses after the WHEN of a trigger, though not of a CASE. */
    private static boolean isConditionOfTrigger(@Nullable Node next) {
        return next instanceof Node.Leaf leaf && leaf.isWord(Set.of("execute"));
    }

    private static boolean takesArguments(Node previous) {
        if (!(previous instanceof Node.Leaf leaf)) {
            return true;
        }
        return leaf.kind() == TokenKind.QUOTED_IDENTIFIER
                || leaf.kind() == TokenKind.WORD && !leaf.isWord(BEFORE_EXPRESSION);
    }
}
