package io.github.migratemaven.postgres.sql;

import java.io.Reader;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Reads a script element by element, as psql divides it, in memory bounded by its longest statement. The rows after a
 * {@code COPY … FROM STDIN} are not held: {@link #copyData()} reads them, and what is left unread is passed over.
 */
public final class ScriptReader implements Iterator<ScriptElement> {
    private final CharWindow window;
    private final SqlLexer lexer;
    private final Optional<Consumer<String>> tokens;
    private Optional<CopyDataReader> copyData = Optional.empty();
    private boolean peeked;

    /**
     * @param script the script's text; a byte order mark at its start is passed over
     * @param firstLine line of the script's first character in its file, counted from 1
     */
    public ScriptReader(Reader script, int firstLine) {
        this(new CharWindow(script, firstLine));
    }

    /** As {@link #ScriptReader(Reader, int)}; the comments that are passed over are told of as they come. */
    public ScriptReader(Reader script, int firstLine, Consumer<SqlComment> comments) {
        this(new CharWindow(script, firstLine), Optional.of(comments), Optional.empty());
    }

    /** One that tells the tokens of each statement as {@link SqlTokens} has them, before it returns the statement. */
    static ScriptReader tellingTokens(Reader script, Consumer<String> tokens) {
        return new ScriptReader(new CharWindow(script, 1), Optional.empty(), Optional.of(tokens));
    }

    ScriptReader(CharWindow window) {
        this(window, Optional.empty(), Optional.empty());
    }

    private ScriptReader(
            CharWindow window, Optional<Consumer<SqlComment>> comments, Optional<Consumer<String>> tokens) {
        this.window = window;
        this.lexer = new SqlLexer(window, comments);
        this.tokens = tokens;
    }

    /** The rows that follow the statement just returned, when it is a {@code COPY … FROM STDIN}. */
    public Optional<Reader> copyData() {
        return copyData.map(reader -> reader);
    }

    /**
     * @throws SqlScriptException if the rest of the script cannot be divided
     */
    @Override
    public boolean hasNext() {
        if (!peeked) {
            copyData.ifPresent(CopyDataReader::skipRest);
            copyData = Optional.empty();
            do {
                lexer.advanceForgetting();
            } while (lexer.kind() == TokenKind.SEMICOLON);
            peeked = true;
        }
        return lexer.kind() != TokenKind.END;
    }

    /**
     * @throws SqlScriptException if the script cannot be divided: an open quote, comment or body, or COPY rows without end
     */
    @Override
    public ScriptElement next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        peeked = false;
        if (lexer.kind() == TokenKind.META_COMMAND) {
            return new PsqlCommand(lexer.text().stripTrailing(), lexer.line());
        }
        return statement();
    }

    /**
     * The next statement; empty after the last one. The guard lines of pg_dump ({@code \restrict}) are passed over.
     *
     * @throws SqlScriptException if the script cannot be divided, or holds any other psql command
     */
    public Optional<SqlStatement> nextStatement() {
        while (hasNext()) {
            ScriptElement element = next();
            if (element instanceof SqlStatement statement) {
                return Optional.of(statement);
            }
            if (element instanceof PsqlCommand command) {
                command.requireGuard();
            }
        }
        return Optional.empty();
    }

    private SqlStatement statement() {
        long start = lexer.start();
        long end = start;
        int line = lexer.line();
        StatementBoundary boundary = new StatementBoundary();
        window.keepFrom(start);
        while (!boundary.isReached(lexer)) {
            end = lexer.end();
            boundary.pass(lexer);
            if (tokens.isPresent()) {
                tokens.get().accept(SqlTokens.normal(lexer));
            }
            lexer.advance();
        }
        String text = window.text(start, end);
        if (lexer.kind() == TokenKind.META_COMMAND) {
            throw new SqlScriptException(
                    lexer.line(), "the psql command " + lexer.text().strip() + " inside a statement");
        }
        if (boundary.isCopyFromStdin() && lexer.kind() == TokenKind.SEMICOLON) {
            copyData = Optional.of(CopyDataReader.after(window));
        }
        return new SqlStatement(text, line, Optional.empty());
    }
}
