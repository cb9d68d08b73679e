package io.github.migratemaven.revision.script;

import io.github.migratemaven.postgres.sql.AsciiCase;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A comment that speaks to the plugin, as {@code migrate:upgrade} does. Letter case and whatever is invisible around the
 * words do not count.
 *
 * @param word what follows the colon, in lower case; empty where that is no word
 * @param rest what follows the word
 */
public record Directive(String word, String rest) {
    static final String UPGRADE = "upgrade";
    static final String DOWNGRADE = "downgrade";
    public static final String CHECK = "check";
    static final String VERIFY = "verify";
    static final String ALLOW = "allow";
    static final String PARAMETER = "parameter";

    private static final String NAME = "migrate";
    /** How nearly all of them begin; told without the patterns, of which each run would need thousands of matches. */
    private static final String USUAL = NAME + ":";

    /** What nobody sees, such as the spaces that come with a text from a web page. */
    private static final String BLANK = "\\s\\p{Z}\\p{C}";

    private static final Pattern FIRST_VISIBLE = Pattern.compile("[^" + BLANK + "]");
    private static final Pattern FORM = Pattern.compile(
            "migrate[" + BLANK + "]*:[" + BLANK + "]*(\\w*)(.*)", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    /** Prose may begin with the words; a query after them was meant to be obeyed. */
    private static final Pattern WITHOUT_COLON = Pattern.compile(
            "migrate[" + BLANK + ".,;=_-]*(check|verify)\\b(.*\\b(?:select|with|values|table)\\s.*)",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    /** Whether there may be one in the text. */
    static boolean isIn(String text) {
        return AsciiCase.contains(text, NAME);
    }

    /** @param comment a comment's text, without its signs */
    public static Optional<Directive> of(String comment) {
        if (!isIn(comment)) {
            return Optional.empty();
        }
        String usual = comment.strip();
        if (usual.startsWith(USUAL) && isPlain(usual, USUAL.length())) {
            return Optional.of(new Directive(usual.substring(USUAL.length()), ""));
        }
        Matcher visible = FIRST_VISIBLE.matcher(comment);
        String text = visible.find() ? comment.substring(visible.start()) : "";
        if (!text.regionMatches(true, 0, NAME, 0, NAME.length())) {
            return Optional.empty();
        }
        Matcher form = FORM.matcher(text);
        if (form.matches()) {
            return Optional.of(new Directive(
                    form.group(1).toLowerCase(Locale.ROOT), form.group(2).strip()));
        }
        Matcher without = WITHOUT_COLON.matcher(text);
        return without.matches()
                ? Optional.of(new Directive("", without.group(2).strip()))
                : Optional.empty();
    }

    private static boolean isPlain(String text, int from) {
        for (int at = from; at < text.length(); at++) {
            if (text.charAt(at) < 'a' || text.charAt(at) > 'z') {
                return false;
            }
        }
        return true;
    }

    public boolean isSection() {
        return word.equals(UPGRADE) || word.equals(DOWNGRADE);
    }

    public boolean isCheck() {
        return word.equals(CHECK) || word.equals(VERIFY);
    }

    public boolean isAllowance() {
        return word.equals(ALLOW);
    }

    public boolean isParameter() {
        return word.equals(PARAMETER);
    }
}
