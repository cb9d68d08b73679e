package io.github.migratemaven.trace.lint;

import io.github.migratemaven.trace.StatementTrace;
import io.github.migratemaven.trace.state.Relation;
import java.util.List;
import java.util.Optional;

/**
 * What a rule found, before anybody asked how much it weighs.
 *
 * @param message what the statement does, in a sentence without its full stop
 * @param next what to do about it
 * @param rewrite SQL that does the same without the harm
 * @param tables those whose size decides how long it takes; none where size does not matter
 * @param line of the statement in the revision's file; 0 where the rule does not say
 */
public record Hit(String message, String next, Optional<String> rewrite, List<Relation> tables, int line) {

    public static Hit of(String message, String next) {
        return new Hit(message, next, Optional.empty(), List.of(), 0);
    }

    /** The same with SQL that does no harm. */
    public Hit rewrite(String sql) {
        return new Hit(message, next, Optional.of(sql.strip()), tables, line);
    }

    /** The same, which takes the longer the larger the table is. */
    public Hit growsWith(Optional<Relation> table) {
        return new Hit(message, next, rewrite, table.map(List::of).orElse(tables), line);
    }

    /** The same, which stands there. */
    public Hit at(StatementTrace place) {
        return atLine(place.statement().line());
    }

    /** The same, which stands in that line. */
    public Hit atLine(int number) {
        return new Hit(message, next, rewrite, tables, number);
    }
}
