package io.github.migratemaven.execution.step;

import io.github.migratemaven.postgres.connection.PipelinedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Statements of a transaction that wait to be sent in one message. The message is kept small enough for the buffers between
 * here and the server, so that neither side can wait for the other to read.
 */
final class StepPipeline {
    private static final int CHARACTERS = 32_000;
    private static final int STATEMENTS = 200;

    private final Run run;
    private final List<PipelinedStatement> waiting = new ArrayList<>();
    private int characters;
    private boolean answered;
    private Optional<String> reason = Optional.empty();

    StepPipeline(Run run) {
        this.run = run;
    }

    void add(PipelinedStatement statement) throws SQLException {
        int length = statement.sql().length();
        if (!waiting.isEmpty() && (characters + length > CHARACTERS || waiting.size() >= STATEMENTS)) {
            flush("it is more than goes into one");
        }
        characters += length;
        waiting.add(statement);
    }

    void addAll(List<String> ownSql) throws SQLException {
        for (String sql : ownSql) {
            add(PipelinedStatement.of(sql));
        }
    }

    /**
     * Sends what waits, and returns when all of it has been answered.
     *
     * @param why the transaction is not one message, for the end of a sentence
     */
    void flush(String why) throws SQLException {
        reason = reason.or(() -> Optional.of(why));
        flush();
    }

    /** Why the transaction is not one message; empty as long as it can be. */
    Optional<String> reason() {
        return reason;
    }

    /** Sends what waits, and returns when all of it has been answered. */
    void flush() throws SQLException {
        if (!waiting.isEmpty()) {
            List<PipelinedStatement> message = List.copyOf(waiting);
            waiting.clear();
            characters = 0;
            answered = true;
            run.options().cancellation().throwIfRequested();
            run.session().send(message);
        }
    }

    /** Notes that statements of the transaction were sent by other ways. */
    void noteAnswered() {
        answered = true;
    }

    /** Whether anything of the transaction has been answered by itself. */
    boolean wasAnswered() {
        return answered;
    }
}
