package io.github.migratemaven.corpus;

/** How a case went, and why where it did not pass. */
record CorpusVerdict(Result result, String reason) {

    enum Result {
        PASSED,
        FAILED,
        /** The product itself declined the case by name. */
        REFUSED
    }

    static CorpusVerdict passed() {
        return new CorpusVerdict(Result.PASSED, "");
    }

    static CorpusVerdict failed(String reason) {
        return new CorpusVerdict(Result.FAILED, reason);
    }

    static CorpusVerdict refused(String reason) {
        return new CorpusVerdict(Result.REFUSED, reason);
    }
}
