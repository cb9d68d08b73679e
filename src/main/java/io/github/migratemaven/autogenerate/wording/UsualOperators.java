package io.github.migratemaven.autogenerate.wording;

import io.github.migratemaven.postgres.sql.TokenKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code x in (…)} for {@code x = ANY (ARRAY[…])}, {@code like} for {@code ~~}, and no {@code USING btree}. */
final class UsualOperators implements Rewriting {
    private static final Map<String, String> WORDS =
            Map.of("~~", "like", "!~~", "not like", "~~*", "ilike", "!~~*", "not ilike");

    @Override
    public List<Node> of(List<Node> nodes) {
        List<Node> kept = new ArrayList<>();
        for (int i = 0; i < nodes.size(); i++) {
            Node node = nodes.get(i);
            Optional<Node.Group> list = listAfter(nodes, i);
            if (list.isPresent()) {
                String word = ((Node.Leaf) node).text().equals("=") ? "in" : "not in";
                kept.add(new Node.Leaf(node.before(), TokenKind.WORD, word));
                kept.add(list.get());
                i += 2;
            } else if (isWord(node, "using") && i + 1 < nodes.size() && isWord(nodes.get(i + 1), "btree")) {
                i++;
            } else if (node instanceof Node.Leaf leaf && WORDS.containsKey(leaf.text())) {
                kept.add(new Node.Leaf(leaf.before(), TokenKind.WORD, WORDS.getOrDefault(leaf.text(), leaf.text())));
            } else {
                kept.add(node);
            }
        }
        return kept;
    }

    private static boolean isWord(Node node, String word) {
        return node instanceof Node.Leaf leaf && leaf.isWord(word);
    }

    /** The elements of {@code = ANY (ARRAY[…])}, in parentheses. */
    private static Optional<Node.Group> listAfter(List<Node> nodes, int at) {
        if (at + 2 >= nodes.size()
                || !(nodes.get(at) instanceof Node.Leaf operator)
                || !(nodes.get(at + 1) instanceof Node.Leaf quantifier)
                || !(nodes.get(at + 2) instanceof Node.Group argument)) {
            return Optional.empty();
        }
        boolean any = operator.text().equals("=") && quantifier.isWord("any");
        boolean none = operator.text().equals("<>") && quantifier.isWord("all");
        if (!any && !none) {
            return Optional.empty();
        }
        List<Node> array = argument.inside();
        while (array.size() == 1 && array.get(0) instanceof Node.Group inner && inner.isParenthesis()) {
            array = inner.inside();
        }
        return array.size() == 2
                        && isWord(array.get(0), "array")
                        && array.get(1) instanceof Node.Group elements
                        && !elements.inside().isEmpty()
                ? Optional.of(new Node.Group(" ", "(", elements.inside(), "", ")"))
                : Optional.empty();
    }
}
