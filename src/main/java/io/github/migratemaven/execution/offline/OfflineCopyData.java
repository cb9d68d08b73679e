package io.github.migratemaven.execution.offline;

import io.github.migratemaven.execution.script.ScriptRules;
import io.github.migratemaven.execution.script.StatementNature;
import io.github.migratemaven.execution.script.TokenCursor;
import io.github.migratemaven.postgres.sql.Quoting;
import io.github.migratemaven.postgres.sql.SqlStatement;
import io.github.migratemaven.report.MigrationFailure;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The rows of a {@code COPY … FROM STDIN} as INSERT statements: psql cannot pass over bare rows inside a false
 * {@code \if}, where it takes them for SQL and commands.
 */
public final class OfflineCopyData {
    private static final Set<String> TEXT_FORMAT = Set.of("", "with ( format text )", "( format text )");
    private static final String SHORT_ESCAPES = "bfnrtv";
    private static final String MEANING_OF_SHORT_ESCAPES = "\b\f\n\r\t\u000b";

    private OfflineCopyData() {}

    /**
     * One statement for each row, without semicolons.
     *
     * @throws MigrationFailure if the rows are not in COPY's default format
     */
    static List<String> asInserts(SqlStatement copy, String rows) {
        TokenCursor tokens = new TokenCursor(StatementNature.tokens(copy));
        tokens.takeIf("copy");
        String table = tokens.takeName();
        String columns = tokens.takeParentheses();
        tokens.takeIf("from", "stdin");
        if (!TEXT_FORMAT.contains(tokens.rest().toLowerCase(Locale.ROOT))) {
            throw MigrationFailure.refused(
                    "line " + copy.line() + ": only rows in COPY's default format can be put into an offline script: "
                            + ScriptRules.firstLine(copy),
                    "Write the rows in COPY's text format without options, or as INSERT.");
        }
        String start = "insert into " + table + " " + columns + " overriding system value values (";
        return rows.lines()
                .map(row -> start + String.join(", ", literals(row)) + ")")
                .toList();
    }

    private static List<String> literals(String row) {
        List<String> literals = new ArrayList<>();
        for (String field : row.split("\t", -1)) {
            literals.add(field.equals("\\N") ? "null" : Quoting.literal(unescaped(field)));
        }
        return literals;
    }

    /** Manual, COPY, "Text Format". Escapes may stand for single bytes of a character. */
    private static String unescaped(String field) {
        byte[] bytes = field.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length);
        int i = 0;
        while (i < bytes.length) {
            if (bytes[i] != '\\' || i + 1 == bytes.length) {
                out.write(bytes[i++]);
                continue;
            }
            char escaped = (char) bytes[i + 1];
            boolean hex = escaped == 'x';
            int start = hex ? i + 2 : i + 1;
            int end = start;
            while (end < bytes.length
                    && end - start < (hex ? 2 : 3)
                    && Character.digit(bytes[end], hex ? 16 : 8) >= 0) {
                end++;
            }
            if (end > start) {
                out.write(Integer.parseInt(field(bytes, start, end), hex ? 16 : 8));
                i = end;
            } else {
                int known = SHORT_ESCAPES.indexOf(escaped);
                out.write(known >= 0 ? MEANING_OF_SHORT_ESCAPES.charAt(known) : bytes[i + 1]);
                i += 2;
            }
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    private static String field(byte[] bytes, int start, int end) {
        return new String(bytes, start, end - start, StandardCharsets.US_ASCII);
    }
}
