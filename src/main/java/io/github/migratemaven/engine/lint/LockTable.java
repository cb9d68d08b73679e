package io.github.migratemaven.engine.lint;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What one direction of a revision was seen to do, as a table for people. */
final class LockTable {
    private static final int LONGEST_STATEMENT = 48;

    private LockTable() {}

    /** A row for each relation that a statement touched and the revision had found there. */
    static List<String> lines(TracedRevision revision) {
        List<String> lines = new ArrayList<>();
        lines.add("");
        lines.add(revision.name() + ", " + revision.direction());
        List<TracedStatement> felt = revision.statements().stream()
                .filter(statement -> !statement.locks().isEmpty())
                .toList();
        if (!felt.isEmpty()) {
            lines.add(row("line", "statement", "relation", "lock", "blocks", "rewrite", "scan"));
        }
        felt.forEach(statement -> lines.addAll(rows(statement)));
        int others = revision.statements().size() - felt.size();
        if (others > 0) {
            lines.add("       " + others + (others == 1 ? " statement touches" : " statements touch")
                    + " nothing that was there before.");
        }
        return lines;
    }

    private static List<String> rows(TracedStatement statement) {
        List<String> rows = new ArrayList<>();
        for (TracedLock lock : statement.locks()) {
            boolean first = rows.isEmpty();
            rows.add(row(
                    first ? String.valueOf(statement.line()) : "",
                    first ? shortened(statement.sql()) : "",
                    lock.relation(),
                    lock.lock().isEmpty() ? "-" : lock.lock().toLowerCase(Locale.ROOT),
                    lock.blocks(),
                    lock.rewritten() ? "yes" : "-",
                    lock.scanned() ? "yes" : "-"));
        }
        return rows;
    }

    private static String row(Object... cells) {
        return String.format(Locale.ROOT, "%5s  %-48s  %-22s  %-22s  %-13s  %-7s  %s", cells)
                .stripTrailing();
    }

    private static String shortened(String sql) {
        return sql.length() <= LONGEST_STATEMENT ? sql : sql.substring(0, LONGEST_STATEMENT - 1) + "…";
    }
}
