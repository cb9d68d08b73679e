package io.github.migratemaven.autogenerate.wording;

import io.github.migratemaven.postgres.sql.AsciiCase;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How strongly operators bind.
 *
 * @see <a href="https://www.postgresql.org/docs/current/sql-syntax-lexical.html#SQL-PRECEDENCE">Operator Precedence</a>
 */
final class Precedence {
    /** Binds less than any operator. */
    static final int NONE = 0;

    static final int OR = 1;
    static final int AND = 2;

    /** Binds more than any operator. */
    static final int PRIMARY = 100;

    private static final Map<String, Integer> WORDS = Map.ofEntries(
            Map.entry("or", OR),
            Map.entry("and", AND),
            Map.entry("not", 3),
            Map.entry("is", 4),
            Map.entry("isnull", 4),
            Map.entry("notnull", 4),
            Map.entry("between", 6),
            Map.entry("in", 6),
            Map.entry("like", 6),
            Map.entry("ilike", 6),
            Map.entry("similar", 6),
            Map.entry("at", 11),
            Map.entry("collate", 12));
    private static final Map<String, Integer> SIGNS = Map.ofEntries(
            Map.entry("=", 5),
            Map.entry("<", 5),
            Map.entry(">", 5),
            Map.entry("<=", 5),
            Map.entry(">=", 5),
            Map.entry("<>", 5),
            Map.entry("+", 8),
            Map.entry("-", 8),
            Map.entry("*", 9),
            Map.entry("/", 9),
            Map.entry("%", 9),
            Map.entry("^", 10),
            Map.entry("::", 14));
    private static final int OTHER = 7;

    private Precedence() {}

    /** Of a node that is an operator; {@link #NONE} of every other. */
    static int of(Node node) {
        if (!(node instanceof Node.Leaf leaf)) {
            return NONE;
        }
        return switch (leaf.kind()) {
            case WORD -> WORDS.getOrDefault(AsciiCase.lower(leaf.text()), NONE);
            case OPERATOR -> SIGNS.getOrDefault(leaf.text(), OTHER);
            case SIGN -> SIGNS.getOrDefault(leaf.text(), NONE);
            default -> NONE;
        };
    }

    /** Of the weakest operator among nodes; {@link #PRIMARY} where there is none or {@code case … end} holds it. */
    static int weakest(List<Node> nodes) {
        boolean caseExpression = nodes.get(0) instanceof Node.Leaf first
                && first.isWord("case")
                && nodes.get(nodes.size() - 1) instanceof Node.Leaf last
                && last.isWord("end");
        return caseExpression
                ? PRIMARY
                : nodes.stream()
                        .mapToInt(Precedence::of)
                        .filter(strength -> strength > NONE)
                        .min()
                        .orElse(PRIMARY);
    }

    /** Whether {@code (a op b) op c} is the same without parentheses. */
    static boolean isAssociative(int strength) {
        return Set.of(OR, AND, 8, 9).contains(strength);
    }
}
