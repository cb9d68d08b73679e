package io.github.migratemaven.execution.script;

import io.github.migratemaven.postgres.sql.ScriptReader;
import io.github.migratemaven.postgres.sql.SqlScriptException;
import io.github.migratemaven.postgres.sql.SqlStatement;
import io.github.migratemaven.report.MigrationFailure;
import io.github.migratemaven.revision.Direction;
import io.github.migratemaven.revision.Revision;
import io.github.migratemaven.revision.plan.Step;
import io.github.migratemaven.revision.script.Script;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.Optional;

/**
 * The statements of one direction of a revision. They are read anew whenever they are walked through, so that a script may
 * be larger than memory; each has passed {@link ScriptRules} when it is visited.
 */
public final class RevisionStatements {
    private final Revision revision;
    private final Direction direction;
    private final Script script;

    RevisionStatements(Revision revision, Direction direction) {
        this.revision = revision;
        this.direction = direction;
        this.script = ScriptRules.script(revision, direction);
    }

    public static RevisionStatements of(Step step) {
        return new RevisionStatements(step.revision(), step.direction());
    }

    /** What is done with each statement. */
    @FunctionalInterface
    public interface Visitor {
        /**
         * @param index counted from 0
         * @param rows those that follow a {@code COPY … FROM STDIN}; can be read once, before the next statement
         */
        void visit(int index, SqlStatement statement, Optional<Reader> rows) throws SQLException;
    }

    /**
     * Visits each statement in turn.
     *
     * @return how many there are
     * @throws MigrationFailure naming file and line, if the script cannot be divided, talks to psql, controls
     *     transactions, or has a statement that does not go with its transaction mode
     */
    public int forEach(Visitor visitor) throws SQLException {
        try (Reader text = script.open()) {
            ScriptReader reader = new ScriptReader(text, script.firstLine());
            int count = 0;
            for (Optional<SqlStatement> next = reader.nextStatement();
                    next.isPresent();
                    next = reader.nextStatement()) {
                ScriptRules.check(revision, direction, script, next.get());
                visitor.visit(count++, next.get(), reader.copyData());
            }
            return count;
        } catch (SqlScriptException problem) {
            throw ScriptRules.refusal(revision, problem);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is done with rows. */
    @FunctionalInterface
    public interface RowsUser {
        void use(Reader rows) throws SQLException;
    }

    /** Reads the rows of one COPY from their start, without visiting anything else. */
    public void withRowsOf(int wanted, RowsUser user) throws SQLException {
        forEach((index, statement, rows) -> {
            if (index == wanted && rows.isPresent()) {
                user.use(rows.get());
            }
        });
    }

    /** Walks through the script for its faults alone, and says how many statements it has. */
    public int check() {
        try {
            return forEach((index, statement, rows) -> {});
        } catch (SQLException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
