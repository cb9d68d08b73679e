package io.github.migratemaven.postgres.connection;

import io.github.migratemaven.report.Durations;
import java.time.Duration;
import java.util.Optional;

/**
 * A session that another one waits for.
 *
 * @param pid server process; 0 for a prepared transaction, which has none
 * @param user its role, or the kind of background process
 * @param application what it calls itself; a prepared transaction's identifier
 * @param state as in {@code pg_stat_activity}; empty when hidden from this role
 * @param transactionAge since its transaction began
 * @param query its present or last statement, only when asked for: it may hold data
 */
public record Blocker(
        int pid, String user, String application, String state, Duration transactionAge, Optional<String> query) {

    /** For a line of the log. */
    public String describe() {
        if (pid == 0) {
            return "the prepared transaction '" + application + "' of " + user + ", prepared "
                    + Durations.words(transactionAge) + " ago (end it with COMMIT PREPARED or ROLLBACK PREPARED)";
        }
        return "process " + pid + " (" + user + (application.isEmpty() ? "" : ", \"" + application + "\"")
                + (state.isEmpty() ? "" : ", " + state) + ", in its transaction for " + Durations.words(transactionAge)
                + ")" + query.map(text -> ": " + text).orElse("");
    }
}
