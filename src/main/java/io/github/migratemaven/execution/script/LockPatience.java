package io.github.migratemaven.execution.script;

import io.github.migratemaven.postgres.sql.SqlStatement;
import java.time.Duration;
import java.util.List;

/** How long a statement may queue for its locks. */
public final class LockPatience {
    private LockPatience() {}

    /**
     * Without limit where waiting keeps nobody from working and giving up does harm: a timed-out {@code create index
     * concurrently} leaves an invalid index. A validation queues behind nothing that a retry would help with, but only
     * as the first statement of its transaction: later ones would keep the locks of the earlier ones meanwhile.
     */
    public static Duration of(SqlStatement statement, boolean firstOfTransaction, Duration usual) {
        boolean unlimited =
                switch (StatementNature.firstWord(statement)) {
                    case "create", "drop", "reindex" ->
                        StatementNature.mentions(statement, "concurrently")
                                && StatementNature.of(statement) == StatementNature.NON_TRANSACTIONAL
                                && StatementNature.tokens(statement).contains("concurrently");
                    case "refresh" ->
                        StatementNature.mentions(statement, "concurrently")
                                && StatementNature.tokens(statement).contains("concurrently");
                    case "alter" ->
                        (StatementNature.mentions(statement, "concurrently")
                                        || StatementNature.mentions(statement, "validate"))
                                && waitsHarmlessly(StatementNature.tokens(statement), firstOfTransaction);
                    case "vacuum" -> true;
                    default -> false;
                };
        return unlimited ? Duration.ZERO : usual;
    }

    private static boolean waitsHarmlessly(List<String> tokens, boolean firstOfTransaction) {
        if (tokens.contains("detach") && tokens.contains("concurrently")) {
            return true;
        }
        int validate = tokens.indexOf("validate");
        return firstOfTransaction
                && validate > 0
                && tokens.get(validate + 1).equals("constraint")
                && !tokens.contains(",");
    }
}
