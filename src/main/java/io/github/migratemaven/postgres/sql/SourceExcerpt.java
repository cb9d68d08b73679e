package io.github.migratemaven.postgres.sql;

/**
 * The line of a statement that an error position points to.
 *
 * @param line its line in the file
 * @param text the line, and a caret under the place
 */
public record SourceExcerpt(int line, String text) {
    private static final int WIDTH = 120;

    /** @param position PostgreSQL's error position: characters of the statement, counted from 1 */
    public static SourceExcerpt at(SqlStatement statement, int position) {
        String sql = statement.text();
        int codePoints = sql.codePointCount(0, sql.length());
        int index = sql.offsetByCodePoints(0, Math.min(position - 1, codePoints));
        int lineStart = sql.lastIndexOf('\n', index - 1) + 1;
        int lineEnd = sql.indexOf('\n', index);
        int line = statement.line()
                + (int) sql.substring(0, lineStart)
                        .chars()
                        .filter(c -> c == '\n')
                        .count();
        String whole =
                sql.substring(lineStart, lineEnd < 0 ? sql.length() : lineEnd).stripTrailing();
        int column = index - lineStart;
        int from = Math.max(0, Math.min(column - WIDTH / 2, whole.length() - WIDTH));
        String shown =
                whole.substring(from, Math.min(whole.length(), from + WIDTH)).replace('\t', ' ');
        return new SourceExcerpt(line, "  " + shown + "\n  " + " ".repeat(column - from) + "^");
    }

    public static String firstLine(SqlStatement statement) {
        String first = statement.text().lines().findFirst().orElse("");
        return "  " + (first.length() > WIDTH ? first.substring(0, WIDTH) + "…" : first);
    }
}
