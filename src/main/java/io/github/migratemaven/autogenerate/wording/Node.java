package io.github.migratemaven.autogenerate.wording;

import io.github.migratemaven.postgres.sql.AsciiCase;
import io.github.migratemaven.postgres.sql.SqlToken;
import io.github.migratemaven.postgres.sql.TokenKind;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;

/** SQL as a tree of its brackets; {@code before} is the white space in front. */
sealed interface Node {

    String before();

    Node after(String space);

    void write(StringBuilder text);

    /** A token that is no bracket. */
    record Leaf(String before, TokenKind kind, String text) implements Node {

        @Override
        public Leaf after(String space) {
            return new Leaf(space, kind, text);
        }

        @Override
        public void write(StringBuilder text) {
            text.append(before).append(this.text);
        }

        boolean isWord(Set<String> words) {
            return kind == TokenKind.WORD && words.contains(AsciiCase.lower(text));
        }

        boolean isWord(String word) {
            return isWord(Set.of(word));
        }

        boolean isLiteral() {
            return kind == TokenKind.STRING || kind == TokenKind.NUMBER || isWord(Set.of("true", "false", "null"));
        }
    }

    /** Brackets with what stands between them. */
    record Group(String before, String open, List<Node> inside, String beforeClose, String close) implements Node {

        @Override
        public Group after(String space) {
            return new Group(space, open, inside, beforeClose, close);
        }

        Group with(List<Node> others) {
            return new Group(before, open, others, beforeClose, close);
        }

        boolean isParenthesis() {
            return open.equals("(");
        }

        @Override
        public void write(StringBuilder text) {
            text.append(before).append(open);
            inside.forEach(node -> node.write(text));
            text.append(beforeClose).append(close);
        }
    }

    static List<Node> parse(String sql) {
        return parse(SqlToken.of(sql).iterator(), new ArrayList<>(), new StringBuilder());
    }

    private static List<Node> parse(Iterator<SqlToken> tokens, List<Node> nodes, StringBuilder beforeClose) {
        while (tokens.hasNext()) {
            SqlToken token = tokens.next();
            if (token.kind() == TokenKind.CLOSE) {
                beforeClose.append(token.before());
                return nodes;
            }
            if (token.kind() == TokenKind.OPEN) {
                StringBuilder space = new StringBuilder();
                List<Node> inside = parse(tokens, new ArrayList<>(), space);
                nodes.add(new Group(
                        token.before(),
                        token.text(),
                        inside,
                        space.toString(),
                        token.text().equals("(") ? ")" : "]"));
            } else {
                nodes.add(new Leaf(token.before(), token.kind(), token.text()));
            }
        }
        return nodes;
    }

    static String text(List<Node> nodes) {
        StringBuilder text = new StringBuilder();
        nodes.forEach(node -> node.write(text));
        return text.toString();
    }
}
