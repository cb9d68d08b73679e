package io.github.migratemaven.execution.history;

import io.github.migratemaven.postgres.sql.SqlScriptException;
import io.github.migratemaven.postgres.sql.SqlSplitter;
import io.github.migratemaven.postgres.sql.SqlStatement;
import io.github.migratemaven.postgres.sql.SqlTokens;
import io.github.migratemaven.revision.Direction;
import io.github.migratemaven.revision.script.Language;
import io.github.migratemaven.revision.script.Script;
import java.util.ArrayList;
import java.util.List;

/**
 * A statement that an applied revision's file holds otherwise than it was run.
 *
 * @param direction the section it is in
 * @param position which statement of the section, counted from 1; 0 in a revision in Java
 * @param line its line in the file; 0 when the file no longer has it
 * @param applied as it was run; empty when it was not there
 * @param now as the file has it; empty when the file no longer has it
 */
public record StatementDifference(Direction direction, int position, int line, String applied, String now) {

    /**
     * All statements from which the two scripts differ in more than white space and comments, aligned from both ends; none
     * are named of a script too large for memory.
     */
    static List<StatementDifference> between(Direction direction, String applied, Script now) {
        if (now.isLarge()) {
            return List.of();
        }
        if (now.language() == Language.JAVA) {
            return ofFiles(applied, now.text());
        }
        List<SqlStatement> before = split(applied, 1);
        List<SqlStatement> after =
                split(now.parameters().problems().isEmpty() ? now.sql() : now.text(), now.firstLine());
        int same = 0;
        while (same < Math.min(before.size(), after.size()) && isSame(before.get(same), after.get(same))) {
            same++;
        }
        int end = 0;
        while (end < Math.min(before.size(), after.size()) - same
                && isSame(before.get(before.size() - 1 - end), after.get(after.size() - 1 - end))) {
            end++;
        }
        List<StatementDifference> differences = new ArrayList<>();
        int last = Math.max(before.size(), after.size()) - end;
        for (int i = same; i < last; i++) {
            boolean wasThere = i < before.size() - end;
            boolean isThere = i < after.size() - end;
            if (!wasThere || !isThere || !isSame(before.get(i), after.get(i))) {
                differences.add(new StatementDifference(
                        direction,
                        i + 1,
                        isThere ? after.get(i).line() : 0,
                        wasThere ? before.get(i).text() + (isThere ? row(before.get(i), after.get(i)) : "") : "",
                        isThere ? after.get(i).text() + (wasThere ? row(after.get(i), before.get(i)) : "") : ""));
            }
        }
        return List.copyOf(differences);
    }

    /** The first row that the other has otherwise, where statements differ in the rows of a {@code copy} alone. */
    private static String row(SqlStatement one, SqlStatement other) {
        if (!SqlTokens.of(one.text()).equals(SqlTokens.of(other.text()))) {
            return "";
        }
        List<String> rows = one.copyData().orElse("").lines().toList();
        List<String> others = other.copyData().orElse("").lines().toList();
        int same = 0;
        while (same < Math.min(rows.size(), others.size()) && rows.get(same).equals(others.get(same))) {
            same++;
        }
        return "\n" + (same < rows.size() ? rows.get(same) : "(no further row)");
    }

    /** A revision in Java has one file for both directions, in which lines are compared. */
    private static List<StatementDifference> ofFiles(String applied, String now) {
        List<String> before = applied.lines().map(String::strip).toList();
        List<String> after = now.lines().map(String::strip).toList();
        int same = 0;
        while (same < Math.min(before.size(), after.size()) && before.get(same).equals(after.get(same))) {
            same++;
        }
        int end = 0;
        while (end < Math.min(before.size(), after.size()) - same
                && before.get(before.size() - 1 - end).equals(after.get(after.size() - 1 - end))) {
            end++;
        }
        return List.of(new StatementDifference(
                Direction.UPGRADE,
                0,
                same + 1,
                String.join("\n", before.subList(same, before.size() - end)),
                String.join("\n", after.subList(same, after.size() - end))));
    }

    private static boolean isSame(SqlStatement one, SqlStatement other) {
        return one.copyData().equals(other.copyData())
                && SqlTokens.of(one.text()).equals(SqlTokens.of(other.text()));
    }

    private static List<SqlStatement> split(String sql, int firstLine) {
        try {
            return SqlSplitter.split(sql, firstLine);
        } catch (SqlScriptException undividable) {
            return List.of(new SqlStatement(sql, firstLine, java.util.Optional.empty()));
        }
    }

    /** For a message: where, what was run, and what the file says. */
    public String describe() {
        String section = direction == Direction.UPGRADE ? "upgrade" : "downgrade";
        String place = position == 0
                ? "line " + line
                : "statement " + position + " of the " + section + " section" + (line > 0 ? ", line " + line : "");
        return place + "\n"
                + "  applied: " + (applied.isEmpty() ? "(none)" : applied) + "\n"
                + "  now:     " + (now.isEmpty() ? "(none)" : now);
    }
}
