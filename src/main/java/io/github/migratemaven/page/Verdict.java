package io.github.migratemaven.page;

import java.util.List;

/**
 * Whether something is as it should be.
 *
 * @param sentence the answer, in a sentence
 * @param lines what differs, a line each
 * @param sql statements that would bring it about; empty for none
 * @param next what to do; empty where there is nothing to do
 */
public record Verdict(State state, String sentence, List<String> lines, String sql, String next) {

    public Verdict {
        lines = List.copyOf(lines);
    }

    /** What was found. */
    public enum State {
        GOOD,
        DIFFERS,
        UNKNOWN
    }

    public static Verdict good(String sentence) {
        return new Verdict(State.GOOD, sentence, List.of(), "", "");
    }

    public static Verdict differs(String sentence, List<String> lines, String sql, String next) {
        return new Verdict(State.DIFFERS, sentence, lines, sql, next);
    }

    public static Verdict unknown(String sentence, String next) {
        return new Verdict(State.UNKNOWN, sentence, List.of(), "", next);
    }
}
