package io.github.migratemaven.importing.alembic;

import io.github.migratemaven.execution.script.StatementNature;
import io.github.migratemaven.importing.DividedScript;
import io.github.migratemaven.postgres.sql.SqlScriptException;
import io.github.migratemaven.postgres.sql.SqlStatement;
import io.github.migratemaven.revision.Direction;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What {@code alembic upgrade --sql} or {@code alembic downgrade --sql} prints, divided by revisions.
 *
 * @param before what env.py itself runs before the first of them, without the version table
 * @param sections in the order in which Alembic runs them, without its bookkeeping and its transactions
 * @param table the version table as SQL, where it is created
 */
record OfflineSql(String before, Map<String, Section> sections, Optional<String> table) {
    private static final Pattern STEP = Pattern.compile("-- Running (upgrade|downgrade) (.*?) ?-> ?(.*)");
    private static final Pattern VERSION_TABLE = Pattern.compile(
            "create\\s+table\\s+(?:if\\s+not\\s+exists\\s+)?((?:\"[^\"]+\"|[^\\s\"(])+)\\s*\\(\\s*version_num\\b.*",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final String BEGIN = "BEGIN;";

    /**
     * A revision's statements.
     *
     * @param transactional unless some of them stand outside a transaction
     */
    record Section(String sql, boolean transactional) {}

    /**
     * @param known the version table as SQL, where the text need not create it
     * @throws SqlScriptException where it cannot be divided into statements
     */
    static OfflineSql parse(String text, Direction direction, Optional<String> known) {
        List<String> ids = new ArrayList<>();
        List<StringBuilder> parts = new ArrayList<>(List.of(new StringBuilder()));
        for (String line : text.lines().toList()) {
            Matcher step = STEP.matcher(line.strip());
            if (step.matches()) {
                ids.add(direction == Direction.UPGRADE ? step.group(3) : step.group(2));
                parts.add(new StringBuilder());
            } else if (ids.isEmpty() && line.equals(BEGIN)) {
                // What env.py prints at its start stands before it.
                parts.set(0, new StringBuilder(BEGIN + "\n"));
            } else {
                parts.get(parts.size() - 1).append(line).append('\n');
            }
        }
        Reading reading = new Reading(text.lines().noneMatch(BEGIN::equals), known);
        String before = reading.section(parts.get(0).toString()).sql();
        Map<String, Section> sections = new LinkedHashMap<>();
        for (int i = 0; i < ids.size(); i++) {
            sections.put(ids.get(i), reading.section(parts.get(i + 1).toString()));
        }
        return new OfflineSql(before, sections, reading.table);
    }

    /** The revision that it was at when it failed: the last one that it names. */
    static Optional<String> lastStep(String text, Direction direction) {
        return text.lines()
                .map(line -> STEP.matcher(line.strip()))
                .filter(Matcher::matches)
                .reduce((first, last) -> last)
                .map(step -> direction == Direction.UPGRADE ? step.group(3) : step.group(2));
    }

    /** Goes through the text once, since a transaction may last over several revisions. */
    private static final class Reading {
        private boolean inTransaction;
        private Optional<String> table;

        Reading(boolean inTransaction, Optional<String> table) {
            this.inTransaction = inTransaction;
            this.table = table;
        }

        Section section(String text) {
            DividedScript script = DividedScript.of(text);
            List<SqlStatement> taken = new ArrayList<>();
            boolean transactional = true;
            for (SqlStatement statement : script.statements()) {
                StatementNature nature = StatementNature.of(statement);
                if (nature == StatementNature.TRANSACTION_CONTROL) {
                    inTransaction = List.of("begin", "start").contains(StatementNature.firstWord(statement));
                    taken.add(statement);
                } else if (isBookkeeping(statement.text())) {
                    taken.add(statement);
                } else {
                    transactional &= inTransaction && nature != StatementNature.NON_TRANSACTIONAL;
                }
            }
            String left = script.without(taken).strip();
            return new Section(left.isEmpty() ? "" : left + "\n", transactional);
        }

        private boolean isBookkeeping(String statement) {
            Matcher create = VERSION_TABLE.matcher(statement);
            if (create.matches()) {
                table = Optional.of(create.group(1));
                return true;
            }
            return table.filter(
                            name -> statement.matches("(?is)(?:insert\\s+into|update|delete\\s+from|drop\\s+table)\\s+"
                                    + Pattern.quote(name) + "(?![\\w.]).*"))
                    .isPresent();
        }
    }
}
