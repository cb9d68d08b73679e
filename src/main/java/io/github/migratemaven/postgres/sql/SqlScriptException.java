package io.github.migratemaven.postgres.sql;

/** A script that cannot be split into statements: an open quote, comment or body; names the line. */
public final class SqlScriptException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int line;

    public SqlScriptException(int line, String problem) {
        super(problem);
        this.line = line;
    }

    /** Line of the script's file at fault, counted from 1. */
    public int line() {
        return line;
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
