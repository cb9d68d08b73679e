package io.github.migratemaven.autogenerate.squash;

import io.github.migratemaven.postgres.sql.SqlSplitter;
import io.github.migratemaven.postgres.sql.SqlStatement;
import io.github.migratemaven.postgres.sql.SqlTokens;
import io.github.migratemaven.revision.Revision;
import io.github.migratemaven.revision.script.Script;
import java.util.List;
import java.util.Set;

/** A statement of a revision that no comparison of schemas can reproduce: it changes rows, or what belongs to the server. */
public record KeptStatement(Revision revision, SqlStatement statement) {
    private static final Set<String> SCHEMA = Set.of("create", "alter", "drop", "comment", "security");
    private static final Set<String> OF_THE_SERVER =
            Set.of("role", "user", "group", "database", "tablespace", "system");
    private static final Set<String> WITHOUT_TRACE = Set.of(
            "set",
            "reset",
            "show",
            "savepoint",
            "release",
            "analyze",
            "vacuum",
            "reindex",
            "lock",
            "checkpoint",
            "discard");

    /** Those of one direction, in their order. */
    static List<KeptStatement> of(Revision revision, Script script) {
        return SqlSplitter.split(script.sql(), script.firstLine()).stream()
                .filter(statement -> !isReproduced(SqlTokens.of(statement.text())))
                .map(statement -> new KeptStatement(revision, statement))
                .toList();
    }

    private static boolean isReproduced(List<String> tokens) {
        String verb = tokens.get(0);
        if (SCHEMA.contains(verb)) {
            boolean isUserMapping =
                    tokens.get(1).equals("user") && tokens.get(2).equals("mapping");
            return isUserMapping || !OF_THE_SERVER.contains(tokens.get(1));
        }
        return verb.equals("grant") || verb.equals("revoke") ? tokens.contains("on") : WITHOUT_TRACE.contains(verb);
    }

    /** The statement as a script has it, below a comment that says where it comes from. */
    String sql() {
        return "-- From " + revision.id() + ", " + revision.message() + ":\n" + statement.text() + ";\n"
                + statement.copyData().map(KeptStatement::rows).orElse("");
    }

    private static String rows(String rows) {
        return rows + (rows.isEmpty() || rows.endsWith("\n") ? "" : "\n") + "\\.\n";
    }

    /** Where it stands, and its first line. */
    String describe() {
        String text = statement.text();
        int end = text.indexOf('\n');
        return revision.file().map(file -> String.valueOf(file.getFileName())).orElse(revision.id()) + ":"
                + statement.line() + ": " + (end < 0 ? text : text.substring(0, end) + " ...");
    }
}
