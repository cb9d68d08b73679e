package io.github.migratemaven.execution.session;

import java.sql.SQLException;
import java.util.Optional;

/** The session of a run is gone. What it had not committed is rolled back; what it was committing is in doubt. */
public final class ConnectionLostException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final boolean committing;
    private final String transaction;

    private ConnectionLostException(boolean committing, String transaction, SQLException cause) {
        super(cause);
        this.committing = committing;
        this.transaction = transaction;
    }

    /** Nothing was being committed. */
    public static ConnectionLostException of(SQLException cause) {
        return new ConnectionLostException(false, "", cause);
    }

    /** @param transaction the one whose COMMIT was sent and not answered; empty when its number is not known */
    public static ConnectionLostException duringCommit(String transaction, SQLException cause) {
        return new ConnectionLostException(true, transaction, cause);
    }

    /** Whether a COMMIT was sent and not answered. */
    public boolean committing() {
        return committing;
    }

    /** The transaction that was being committed, where its number is known. */
    public Optional<String> transaction() {
        return Optional.of(transaction).filter(id -> !id.isEmpty());
    }

    public String problem() {
        Throwable cause = getCause();
        return cause == null ? "" : String.valueOf(cause.getMessage());
    }
}
