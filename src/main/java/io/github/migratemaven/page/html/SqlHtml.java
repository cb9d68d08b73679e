package io.github.migratemaven.page.html;

import io.github.migratemaven.page.markup.Markup;
import io.github.migratemaven.postgres.sql.SqlScriptException;
import io.github.migratemaven.postgres.sql.SqlToken;
import io.github.migratemaven.postgres.sql.TokenKind;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** SQL in colours, a numbered line each. */
final class SqlHtml {
    private static final int LONGEST = 60_000;
    private static final Set<String> KEYWORDS = Set.of(
            ("add all alter always analyze and as asc attach begin between by cascade case check cluster collate column comment"
                            + " commit concurrently constraint create cross database default deferrable deferred delete desc"
                            + " distinct do domain drop else end enable disable enum exclude execute exists extension false"
                            + " first for foreign from full function generated grant group having identity if immutable in"
                            + " index inherits initially inner insert instead into is join key language last left like limit"
                            + " locked materialized no not nothing null nulls of offset on only or order outer over owner"
                            + " partition policy primary privileges procedure public range references refresh rename replace"
                            + " restrict return returning returns revoke right role row rows rule schema select sequence set"
                            + " stable statement stored strict table temporary then to trigger true truncate type union unique"
                            + " unlogged update using valid validate value values view volatile when where with within")
                    .split(" "));

    private final Markup out = new Markup();
    private int line;
    private boolean lineIsOpen;

    private SqlHtml(int firstLine) {
        this.line = firstLine;
    }

    /** @param firstLine of the text within its file */
    static Markup of(String sql, int firstLine) {
        return new SqlHtml(firstLine).write(sql, true);
    }

    /** As {@link #of}, but of another language, without colours. */
    static Markup plain(String text) {
        return new SqlHtml(1).write(text, false);
    }

    private Markup write(String text, boolean inColours) {
        String whole = text.stripTrailing();
        String shown = whole.length() <= LONGEST ? whole : whole.substring(0, LONGEST);
        out.open("pre", "class", "code", "tabindex", "0").open("code");
        if (!inColours || !inColours(shown)) {
            piece(shown, "");
        }
        endLine();
        out.close();
        if (shown.length() < whole.length()) {
            out.element(
                    "span", "… " + (whole.length() - shown.length()) + " characters more, in the file", "class", "cut");
        }
        return out.closeLine();
    }

    private boolean inColours(String sql) {
        List<SqlToken> tokens;
        try {
            tokens = SqlToken.of(sql);
        } catch (SqlScriptException halved) {
            return false;
        }
        int end = 0;
        for (SqlToken token : tokens) {
            piece(token.before(), "c");
            piece(token.text(), colour(token));
            end += token.before().length() + token.text().length();
        }
        piece(sql.substring(end), "c");
        return true;
    }

    private static String colour(SqlToken token) {
        if (token.kind() == TokenKind.WORD) {
            return KEYWORDS.contains(token.text().toLowerCase(Locale.ROOT)) ? "k" : "";
        }
        return switch (token.kind()) {
            case STRING, DOLLAR_STRING -> "s";
            case NUMBER -> "n";
            default -> "";
        };
    }

    /** Colours end with their line and begin again on the next. */
    private void piece(String text, String colour) {
        int from = 0;
        for (int at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', from)) {
            coloured(text.substring(from, at), colour);
            endLine();
            from = at + 1;
        }
        if (from < text.length()) {
            coloured(text.substring(from), colour);
        }
    }

    private void coloured(String text, String colour) {
        beginLine();
        if (colour.isEmpty() || text.isBlank()) {
            out.text(text);
        } else {
            out.element("span", text, "class", colour);
        }
    }

    private void beginLine() {
        if (!lineIsOpen) {
            out.element("i", String.valueOf(line), "aria-hidden", "true");
            lineIsOpen = true;
        }
    }

    private void endLine() {
        beginLine();
        out.text("\n");
        lineIsOpen = false;
        line++;
    }
}
