package io.github.migratemaven.corpus;

import java.util.List;

/**
 * How a case went, and why where it did not pass.
 *
 * @param answers what its check queries said at each station, for a person to judge
 */
record CorpusVerdict(Result result, String reason, List<String> answers) {

    enum Result {
        PASSED,
        FAILED,
        /** The product itself declined the case by name. */
        REFUSED,
        /** The server is older than the case. */
        LEFT_OUT
    }

    static CorpusVerdict passed() {
        return new CorpusVerdict(Result.PASSED, "", List.of());
    }

    static CorpusVerdict failed(String reason) {
        return new CorpusVerdict(Result.FAILED, reason, List.of());
    }

    static CorpusVerdict refused(String reason) {
        return new CorpusVerdict(Result.REFUSED, reason, List.of());
    }

    static CorpusVerdict leftOut(String reason) {
        return new CorpusVerdict(Result.LEFT_OUT, reason, List.of());
    }

    CorpusVerdict withAnswers(List<String> lines) {
        return new CorpusVerdict(result, reason, List.copyOf(lines));
    }
}
