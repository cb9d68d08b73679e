package io.github.migratemaven.execution.options;

/** What to do about an interrupted statement of which nothing tells whether it took effect, such as {@code call}. */
public enum UnknownOutcome {
    /** Stop, and let a person look. */
    ASK,
    /** Run it again. */
    REPEAT,
    /** Take it as done. */
    DONE;

    /** @throws io.github.migratemaven.report.MigrationFailure if the text is none of these words */
    public static UnknownOutcome parse(String text) {
        return Choice.parse(UnknownOutcome.class, "migrate.unknownOutcome", text);
    }
}
