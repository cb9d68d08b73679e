package io.github.migratemaven.postgres.trial;

import io.github.migratemaven.postgres.sql.SourceExcerpt;
import io.github.migratemaven.postgres.sql.SqlStatement;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** A statement of a script that the server refused: where it stands, and what PostgreSQL says about it. */
public final class ScriptFailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String sourceName;
    private final transient SqlStatement statement;
    private final SQLException sqlException;

    public ScriptFailedException(String sourceName, SqlStatement statement, SQLException cause) {
        super(cause);
        this.sourceName = sourceName;
        this.statement = statement;
        this.sqlException = cause;
    }

    /** What the script is called: the path of its file. */
    public String sourceName() {
        return sourceName;
    }

    /** The statement that failed, as written. */
    public SqlStatement statement() {
        return statement;
    }

    /** The driver's exception. */
    public SQLException sqlException() {
        return sqlException;
    }

    /** The file line that PostgreSQL's error position points to, or else the statement's first line. */
    public int line() {
        return excerpt().map(SourceExcerpt::line).orElse(statement.line());
    }

    /** {@code file:line: PostgreSQL's message (SQLSTATE 42P01)}. */
    @Override
    public String getMessage() {
        return sourceName + ":" + line() + ": " + serverMessage() + " (SQLSTATE " + sqlException.getSQLState() + ")";
    }

    /** {@link #getMessage()}, then PostgreSQL's detail and hint, then the line at fault with a caret below the place. */
    public String describe() {
        StringBuilder text = new StringBuilder(getMessage());
        serverError().ifPresent(error -> {
            appendLine(text, "Detail: ", error.getDetail());
            appendLine(text, "Hint: ", error.getHint());
            appendLine(text, "Where: ", error.getWhere());
        });
        String lines = excerpt().map(SourceExcerpt::text).orElseGet(() -> SourceExcerpt.firstLine(statement));
        return text.append('\n').append(lines).toString();
    }

    private static void appendLine(StringBuilder text, String title, @Nullable String value) {
        if (value != null) {
            text.append('\n').append(title).append(value);
        }
    }

    private Optional<SourceExcerpt> excerpt() {
        return serverError()
                .map(ServerErrorMessage::getPosition)
                .filter(position -> position > 0)
                .map(position -> SourceExcerpt.at(statement, position));
    }

    private Optional<ServerErrorMessage> serverError() {
        return sqlException instanceof PSQLException postgres
                ? Optional.ofNullable(postgres.getServerErrorMessage())
                : Optional.empty();
    }

    private String serverMessage() {
        return serverError()
                .map(ServerErrorMessage::getMessage)
                .orElseGet(() -> String.valueOf(sqlException.getMessage()));
    }
}
