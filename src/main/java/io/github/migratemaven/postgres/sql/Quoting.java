package io.github.migratemaven.postgres.sql;

import java.util.List;
import java.util.stream.Collectors;

/** Turns names and texts into SQL, so that no value is ever read as code. */
public final class Quoting {
    private Quoting() {}

    /** A quoted identifier, always with quotes: for a name that a person need not read. */
    public static String identifier(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    /** An identifier as a person writes it, with quotes only where PostgreSQL itself would set them. */
    public static String name(String name) {
        return name.matches("[a-z_][a-z0-9_]*") && !Keywords.QUOTED.contains(name) ? name : identifier(name);
    }

    /** A string literal that means the same whatever {@code standard_conforming_strings} says. */
    public static String literal(String text) {
        String doubled = text.replace("'", "''");
        return text.indexOf('\\') < 0 ? "'" + doubled + "'" : " E'" + doubled.replace("\\", "\\\\") + "'";
    }

    /** As {@link #literal}, with an escape for whatever would end a line. */
    public static String literalOnOneLine(String text) {
        String literal = literal(text);
        if (text.chars().noneMatch(c -> c == '\n' || c == '\r')) {
            return literal;
        }
        String escaped = text.indexOf('\\') < 0 ? " E" + literal : literal;
        return escaped.replace("\n", "\\n").replace("\r", "\\r");
    }

    /** An array of texts. */
    public static String textArray(List<String> texts) {
        return texts.stream().map(Quoting::literal).collect(Collectors.joining(", ", "array[", "]::pg_catalog.text[]"));
    }
}
