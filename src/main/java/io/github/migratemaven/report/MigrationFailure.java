package io.github.migratemaven.report;

import org.jspecify.annotations.Nullable;

/**
 * The one exception of the engine that is meant for the user: what is wrong, and what to do next. Everything else that
 * escapes is a defect of the plugin.
 */
public final class MigrationFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Status status;
    private final boolean misconfigured;
    private final String advice;

    private MigrationFailure(
            Status status, boolean misconfigured, String problem, String advice, @Nullable Throwable cause) {
        super(problem, cause);
        this.status = status;
        this.misconfigured = misconfigured;
        this.advice = advice;
    }

    /** Declined before anything was changed, for a state of the project or database that the user must act on. */
    public static MigrationFailure refused(String problem, String advice) {
        return new MigrationFailure(Status.REFUSED, false, problem, advice, null);
    }

    /** A setting is absent, malformed or points nowhere. */
    public static MigrationFailure misconfigured(String problem, String advice) {
        return new MigrationFailure(Status.REFUSED, true, problem, advice, null);
    }

    /** As {@link #misconfigured(String, String)}, with the exception that showed it. */
    public static MigrationFailure misconfigured(String problem, String advice, Throwable cause) {
        return new MigrationFailure(Status.REFUSED, true, problem, advice, cause);
    }

    /** Something was tried and did not succeed. */
    public static MigrationFailure failed(String problem, String advice, @Nullable Throwable cause) {
        return new MigrationFailure(Status.FAILED, false, problem, advice, cause);
    }

    /** A failure with a status of its own: {@code LOCKED}, {@code DRIFT}, {@code AHEAD} or {@code PENDING}. */
    public static MigrationFailure of(Status status, String problem, String advice) {
        return new MigrationFailure(status, false, problem, advice, null);
    }

    /** The same failure, with something more that a person needs to know. */
    public MigrationFailure adding(String sentence) {
        String more = advice.isEmpty() ? sentence : advice + System.lineSeparator() + sentence;
        return new MigrationFailure(status, misconfigured, getMessage(), more, this);
    }

    /** The same problem, where something else helps. */
    public MigrationFailure withAdvice(String other) {
        return new MigrationFailure(status, misconfigured, getMessage(), other, this);
    }

    /** The outcome as scripts read it. */
    public Status status() {
        return status;
    }

    /** Whether a setting is at fault rather than the state of the project or the database. */
    public boolean isMisconfigured() {
        return misconfigured;
    }

    /** What the user can do next; one or more whole sentences or commands. */
    public String advice() {
        return advice;
    }

    /** The problem and the advice, as they are shown together. */
    public String problemAndAdvice() {
        return advice.isEmpty() ? getMessage() : getMessage() + System.lineSeparator() + advice;
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }

    /** As a stack trace begins, which may be all that an application's or a test's log shows. */
    @Override
    public String toString() {
        return getClass().getName() + ": " + problemAndAdvice();
    }
}
