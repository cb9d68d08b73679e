package io.github.migratemaven.engine.result;

import io.github.migratemaven.report.MigrationFailure;
import io.github.migratemaven.report.Status;
import java.net.UnknownHostException;
import java.util.stream.Stream;

/** How a command of a bundle ends, as a shell and Kubernetes see it; the numbers stay what they are from release to release. */
public enum ExitCode {
    /** Done, or nothing to do. */
    OK(0, "ok"),
    /** Something was tried and did not succeed; the message says where the database stands. */
    FAILED(1, "failed"),
    /** A setting or the command line is wrong; nothing was changed. */
    MISCONFIGURED(2, "refused"),
    /** Declined before anything was changed. */
    REFUSED(3, "refused"),
    /** Revisions wait to be applied. */
    PENDING(4, "pending"),
    /** The database differs from what its revisions build. */
    DRIFT(5, "drift"),
    /** Another runner is at work, and was not waited for any longer. */
    LOCKED(6, "locked"),
    /** The database has revisions that the bundle lacks. */
    AHEAD(7, "ahead"),
    /** A defect of the program. */
    DEFECT(70, "failed");

    private final int number;
    private final String status;

    ExitCode(int number, String status) {
        this.number = number;
        this.status = status;
    }

    /** What the process ends with. */
    public int number() {
        return number;
    }

    /** The word in the JSON result. */
    public String status() {
        return status;
    }

    /** Whether the same command may succeed when it is run again, though nobody has done anything. */
    public boolean mayPass() {
        return this == FAILED || this == PENDING || this == LOCKED;
    }

    /** A host that is not known may be yet to start, so that this is worth another try, unlike other settings. */
    public static ExitCode of(MigrationFailure failure) {
        if (isOfUnknownHost(failure)) {
            return FAILED;
        }
        return failure.isMisconfigured() ? MISCONFIGURED : of(failure.status());
    }

    private static boolean isOfUnknownHost(MigrationFailure failure) {
        return Stream.<Throwable>iterate(failure, cause -> cause != null, Throwable::getCause)
                .anyMatch(UnknownHostException.class::isInstance);
    }

    private static ExitCode of(Status status) {
        return switch (status) {
            case OK -> OK;
            case PENDING -> PENDING;
            case DRIFT -> DRIFT;
            case LOCKED -> LOCKED;
            case AHEAD -> AHEAD;
            case FAILED -> FAILED;
            case REFUSED -> REFUSED;
        };
    }
}
