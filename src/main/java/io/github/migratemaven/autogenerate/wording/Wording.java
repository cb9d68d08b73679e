package io.github.migratemaven.autogenerate.wording;

import io.github.migratemaven.postgres.sql.AsciiCase;
import io.github.migratemaven.postgres.sql.SqlScriptException;
import io.github.migratemaven.postgres.sql.SqlToken;
import io.github.migratemaven.postgres.sql.TokenKind;
import java.util.List;

/** Ways to write what PostgreSQL prints as a person would. */
public final class Wording {
    private static final Rewriting OPERATORS = new UsualOperators();
    private static final Rewriting PARENTHESES = new DroppedParentheses();
    private static final List<List<Rewriting>> BOLDEST_FIRST = List.of(
            List.of(new DroppedCasts(DroppedCasts.Which.ALL), OPERATORS, PARENTHESES),
            List.of(new DroppedCasts(DroppedCasts.Which.OF_LITERALS_AND_TO_TEXT), OPERATORS, PARENTHESES),
            List.of(new DroppedCasts(DroppedCasts.Which.OF_LITERALS), OPERATORS, PARENTHESES),
            List.of(OPERATORS, PARENTHESES),
            // an index wants two pairs of parentheses around an expression
            List.of(new DroppedCasts(DroppedCasts.Which.OF_LITERALS_AND_TO_TEXT), OPERATORS),
            List.of(OPERATORS));

    private Wording() {}

    /** How many ways there are. */
    public static int count() {
        return BOLDEST_FIRST.size();
    }

    /**
     * A text in fewer words; whether it means the same is for the server to say.
     *
     * @param way from 0, the one with the fewest words
     */
    public static String reworded(String text, int way) {
        try {
            List<Node> nodes = Node.parse(text);
            for (Rewriting rewriting : BOLDEST_FIRST.get(way)) {
                nodes = rewriting.everywhere(nodes);
            }
            return Node.text(nodes);
        } catch (SqlScriptException notDivisible) {
            return text;
        }
    }

    /** All keywords in lower case; means the same, since PostgreSQL quotes every name that has capital letters. */
    public static String inLowerCase(String printed) {
        StringBuilder text = new StringBuilder();
        for (SqlToken token : SqlToken.of(printed)) {
            text.append(token.before())
                    .append(token.kind() == TokenKind.WORD ? AsciiCase.lower(token.text()) : token.text());
        }
        return text.append(printed, text.length(), printed.length()).toString();
    }
}
