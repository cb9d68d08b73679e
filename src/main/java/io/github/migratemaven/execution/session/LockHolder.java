package io.github.migratemaven.execution.session;

import io.github.migratemaven.report.Durations;
import java.time.Duration;

/**
 * The session that holds the runner lock, as far as this role may see it.
 *
 * @param pid server process
 * @param user its role, or empty when hidden
 * @param application what it calls itself; a runner of this plugin names its revision and progress here
 * @param connectedFor age of its session
 */
public record LockHolder(int pid, String user, String application, Duration connectedFor) {
    /** What holds it and has no process: a prepared transaction. */
    static final LockHolder WITHOUT_PROCESS = new LockHolder(0, "", "", Duration.ZERO);

    /** For a line of the log. */
    public String describe() {
        if (equals(WITHOUT_PROCESS)) {
            return "a prepared transaction, which has no process (select gid from pg_prepared_xacts)";
        }
        return "process " + pid + (user.isEmpty() ? "" : " of user " + user)
                + (application.isEmpty() ? "" : ", \"" + application + "\"")
                + ", connected for " + Durations.words(connectedFor);
    }
}
