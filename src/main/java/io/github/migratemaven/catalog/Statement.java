package io.github.migratemaven.catalog;

import java.util.List;
import java.util.Optional;

/**
 * One SQL statement of a change.
 *
 * @param sql the statement without its closing semicolon
 * @param loss what data or definition this statement loses for good, in words; empty when nothing is lost
 * @param precheck a query that must count no row before the statement may run; empty when today's rows cannot break it
 */
public record Statement(String sql, Optional<String> loss, Optional<Precheck> precheck) {

    /** A statement that loses nothing and that no row can break. */
    public static Statement of(String sql) {
        return new Statement(sql, Optional.empty(), Optional.empty());
    }

    /** A statement after which something is gone. */
    public static Statement losing(String sql, String loss) {
        return new Statement(sql, Optional.of(loss), Optional.empty());
    }

    /** The same statement, refused while {@code precheck} finds rows. */
    public Statement guardedBy(Precheck check) {
        return new Statement(sql, loss, Optional.of(check));
    }

    /** Statements that lose nothing, in order. */
    public static List<Statement> list(String... sql) {
        return java.util.Arrays.stream(sql).map(Statement::of).toList();
    }
}
