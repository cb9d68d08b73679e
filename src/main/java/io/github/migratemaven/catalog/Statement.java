package io.github.migratemaven.catalog;

import java.util.List;
import java.util.Optional;

/**
 * One SQL statement of a change.
 *
 * @param sql the statement without its closing semicolon
 * @param loss what data or definition this statement loses for good, in words; empty when nothing is lost
 * @param precheck a query that must count no row before the statement may run; empty when today's rows cannot break it
 * @param gap the value that rows need first; empty where they need none
 */
public record Statement(String sql, Optional<String> loss, Optional<Precheck> precheck, Optional<Gap> gap) {

    /** A statement that loses nothing and that no row can break. */
    public static Statement of(String sql) {
        return new Statement(sql, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** A statement after which something is gone. */
    public static Statement losing(String sql, String loss) {
        return new Statement(sql, Optional.of(loss), Optional.empty(), Optional.empty());
    }

    /** The same statement, refused while {@code precheck} finds rows. */
    public Statement guardedBy(Precheck check) {
        return new Statement(sql, loss, Optional.of(check), gap);
    }

    /** The same statement where no row can break it. */
    public Statement unguarded() {
        return new Statement(sql, loss, Optional.empty(), Optional.empty());
    }

    /** The same statement, which rows can only follow once they have a value, and refused until then. */
    public Statement awaiting(Gap value, Precheck check) {
        return new Statement(sql, loss, Optional.of(check), Optional.of(value));
    }

    /** This statement after the one that gives the rows what they need. */
    public List<Statement> filledWith(String value) {
        return List.of(Statement.of(gap.orElseThrow().update(value)), unguarded());
    }

    /** Statements that lose nothing, in order. */
    public static List<Statement> list(String... sql) {
        return java.util.Arrays.stream(sql).map(Statement::of).toList();
    }
}
