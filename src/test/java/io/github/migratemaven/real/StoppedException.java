package io.github.migratemaven.real;

/** Ends a project's course with its verdict. */
final class StoppedException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Verdict verdict;

    StoppedException(Verdict verdict) {
        super(verdict.reason());
        this.verdict = verdict;
    }

    static StoppedException refused(String reason) {
        return new StoppedException(Verdict.refused(reason));
    }

    static StoppedException differ(String reason) {
        return new StoppedException(Verdict.differ(reason));
    }

    Verdict verdict() {
        return verdict;
    }
}
