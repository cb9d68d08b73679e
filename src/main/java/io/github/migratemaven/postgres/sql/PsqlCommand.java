package io.github.migratemaven.postgres.sql;

/**
 * A command for psql alone, such as {@code \i other.sql}.
 *
 * @param text from the backslash to the end of the line
 * @param line line of the backslash, counted from 1
 */
public record PsqlCommand(String text, int line) implements ScriptElement {

    /** The command's name with its backslash: {@code \copy}. */
    public String name() {
        int end = 1;
        while (end < text.length() && Character.isLetterOrDigit(text.charAt(end))) {
            end++;
        }
        return text.substring(0, Math.max(end, Math.min(2, text.length())));
    }

    /**
     * Whether nothing is lost by leaving it out: the lines by which pg_dump (since 13.22, 14.19, 15.14, 16.10 and 17.6)
     * keeps psql from running anything else.
     */
    public boolean isOnlyAGuard() {
        return name().equals("\\restrict") || name().equals("\\unrestrict");
    }

    /** @throws SqlScriptException unless it {@linkplain #isOnlyAGuard() can be left out} */
    void requireGuard() {
        if (!isOnlyAGuard()) {
            throw new SqlScriptException(line, name() + " is a command of psql, which the server does not know");
        }
    }
}
