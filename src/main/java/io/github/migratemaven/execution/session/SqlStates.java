package io.github.migratemaven.execution.session;

import java.sql.SQLException;
import java.util.Set;
import org.postgresql.util.PSQLException;

/** What a failure's SQLSTATE means for the step that met it (manual, appendix A). */
public final class SqlStates {
    public static final String LOCK_NOT_AVAILABLE = "55P03";
    public static final String MORE_MEMORY =
            "Give Maven more memory (MAVEN_OPTS=-Xmx..., or a line -Xmx... in .mvn/jvm.config), or let"
                    + " the revision return less, then run the goal again.";
    private static final String NO_PRIVILEGE = "42501";
    public static final String QUERY_CANCELED = "57014";
    static final String ACTIVE_TRANSACTION = "25001";

    private static final Set<String> RETRYABLE = Set.of(LOCK_NOT_AVAILABLE, "40P01", "40001");
    private static final Set<String> SERVER_GOES_AWAY = Set.of("57P01", "57P02", "57P03", "57P05", "25P03", "25P04");
    private static final Set<String> NOT_YET = Set.of("53300", "57P03");

    private SqlStates() {}

    public static String of(SQLException failure) {
        String state = failure.getSQLState();
        return state == null ? "" : state;
    }

    /** The transaction was lost to others' work, not to its own fault: it may succeed when repeated as a whole. */
    public static boolean isRetryable(SQLException failure) {
        return RETRYABLE.contains(of(failure));
    }

    /** A table, or its schema, is not there. */
    public static boolean isMissingRelation(SQLException failure) {
        return of(failure).equals("42P01") || of(failure).equals("3F000");
    }

    /** By which the engine's own queries say no. */
    public static boolean isDivisionByZero(SQLException failure) {
        return of(failure).equals("22012");
    }

    /** The statement cannot run in a transaction; the server says so before it does anything. */
    public static boolean isRefusedInTransaction(SQLException failure) {
        return of(failure).equals(ACTIVE_TRANSACTION);
    }

    /**
     * The session is gone; what it had not committed was rolled back by the server. A state of class 08 that the server
     * itself sends is about another connection, such as that of a foreign table, or about a statement's own message.
     */
    public static boolean isConnectionLost(SQLException failure) {
        String state = of(failure);
        return SERVER_GOES_AWAY.contains(state) || (state.startsWith("08") && !isSentByServer(failure));
    }

    private static boolean isSentByServer(SQLException failure) {
        return failure instanceof PSQLException postgres && postgres.getServerErrorMessage() != null;
    }

    /** Whether a procedure or block had begun to run before it failed: PostgreSQL then tells where in it. */
    public static boolean hasBegun(SQLException failure) {
        boolean inside = failure instanceof PSQLException postgres
                && postgres.getServerErrorMessage() != null
                && postgres.getServerErrorMessage().getWhere() != null;
        return inside || !of(failure).startsWith("42");
    }

    /** Whether a statement may itself have brought about what otherwise ends a session; the session knows. */
    static boolean isPerhapsLost(SQLException failure) {
        return SERVER_GOES_AWAY.contains(of(failure)) && isSentByServer(failure);
    }

    /**
     * The driver closes a connection whose {@code client_encoding} or {@code DateStyle} is not what it needs; it names the
     * setting in every language.
     */
    public static boolean isSettingOfTheDriver(SQLException failure) {
        String message = String.valueOf(failure.getMessage());
        return of(failure).startsWith("08")
                && !isSentByServer(failure)
                && (message.contains("client_encoding") || message.contains("DateStyle"));
    }

    /** The server exists but takes no session at this moment: it starts, or all its slots are taken. */
    static boolean isNotYetAvailable(SQLException failure) {
        return NOT_YET.contains(of(failure));
    }

    /** The driver says it with the server's own state. */
    private static boolean isOutOfClientMemory(SQLException failure) {
        return of(failure).equals("53200") && !isSentByServer(failure);
    }

    /** As {@link #advice(String)}, of a failure that may be the driver's. */
    public static String advice(SQLException failure) {
        return isOutOfClientMemory(failure) ? MORE_MEMORY : advice(of(failure));
    }

    /** As {@link #advice(SQLException)}, of what the plugin itself writes into its tables. */
    public static String adviceOnHistory(SQLException failure) {
        return of(failure).equals(NO_PRIVILEGE)
                ? "The role may not write the history. Log in as the role that upgrades this database. Where none has"
                        + " yet, let the schema's owner grant it create and usage, or name another schema with"
                        + " -Dmigrate.versionTableSchema=."
                : advice(failure);
    }

    /** What a user can do about a statement that PostgreSQL rejected; empty when its own message says it all. */
    public static String advice(String state) {
        return switch (state) {
            case ACTIVE_TRANSACTION ->
                "This statement cannot run inside a transaction. Move it to a revision of its own whose section line"
                        + " says \"transaction=off\".";
            case "2D000" ->
                "A procedure or DO block that commits cannot run inside a transaction. Move it to a revision of its own"
                        + " whose section line says \"transaction=off\".";
            case "55P04" ->
                "A new enum value can be used only after the transaction that added it. Split the revision: one adds"
                        + " the value, the next uses it.";
            case "55006" ->
                "The table still has pending trigger events or an open cursor. Put \"set constraints all immediate\""
                        + " before this statement, or split the revision.";
            case NO_PRIVILEGE ->
                "The role lacks a privilege, usually ownership. Log in as the owner, or put \"set role\" to the owner"
                        + " at the start of the revision.";
            case "53100" -> "The server's disk is full. Free space, then run the goal again.";
            case "53200" ->
                "The server ran out of memory or lock slots. Split the revision, or raise max_locks_per_transaction,"
                        + " then run the goal again.";
            case "25006" -> "The session is read-only. Connect to the primary with a role that may write.";
            case QUERY_CANCELED ->
                "The statement was cancelled, by a person or by a timeout that the revision itself set. Run the goal"
                        + " again once the reason is known.";
            default -> "";
        };
    }
}
