package io.github.migratemaven.execution.session;

import java.sql.SQLException;
import java.util.Optional;

/** The session of a run is gone. What it had not committed is rolled back; what it was committing is in doubt. */
public final class ConnectionLostException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String committing;

    /** @param committing the transaction whose COMMIT was not answered; empty when none was sent */
    public ConnectionLostException(String committing, SQLException cause) {
        super(cause);
        this.committing = committing;
    }

    public Optional<String> committing() {
        return Optional.of(committing).filter(id -> !id.isEmpty());
    }

    public String problem() {
        Throwable cause = getCause();
        return cause == null ? "" : String.valueOf(cause.getMessage());
    }
}
