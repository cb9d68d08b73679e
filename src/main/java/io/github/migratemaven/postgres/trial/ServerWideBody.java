package io.github.migratemaven.postgres.trial;

import io.github.migratemaven.postgres.sql.SqlScriptException;
import io.github.migratemaven.postgres.sql.SqlStatement;
import io.github.migratemaven.postgres.sql.SqlTokens;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds in a body what its text shows to reach beyond the database, {@code execute 'create role …'} included. Of a {@code DO}
 * block that is every such statement, since it is run; of a function or procedure, which may never be called, only what
 * touches files and programs, since its effect cannot be seen when it is. What a body puts together as it runs is not found.
 */
public final class ServerWideBody {
    private static final Pattern DOLLAR_QUOTED = Pattern.compile("\\$([^$]*)\\$(.*)\\$\\1\\$", Pattern.DOTALL);
    private static final Pattern QUOTED = Pattern.compile("[eE]?'(.*)'", Pattern.DOTALL);
    private static final Set<String> BEFORE_A_STATEMENT = Set.of(";", "begin", "then", "else", "loop", ">>");
    private static final Set<String> ROUTINES = Set.of("function", "procedure");
    private static final int LAST_WORD_OF_CREATE_OR_REPLACE = 4;

    private ServerWideBody() {}

    /** The words, such as {@code create role}; empty where nothing is found. */
    static Optional<String> in(SqlStatement statement) {
        List<String> tokens = SqlTokens.of(statement.text());
        if (tokens.get(0).equals("do")) {
            return inLiterals(tokens);
        }
        boolean definesRoutine = tokens.get(0).equals("create")
                && tokens.stream().limit(LAST_WORD_OF_CREATE_OR_REPLACE).anyMatch(ROUTINES::contains);
        return definesRoutine ? inLiterals(tokens).filter(what -> what.startsWith("copy")) : Optional.empty();
    }

    private static Optional<String> inLiterals(List<String> tokens) {
        return tokens.stream()
                .flatMap(token -> content(token).stream())
                .flatMap(body -> inBody(body).stream())
                .findFirst();
    }

    private static Optional<String> inBody(String body) {
        List<String> tokens = tokens(body);
        boolean first = true;
        for (int i = 0; i < tokens.size(); i++) {
            if (first) {
                List<String> statement = tokens.subList(i, end(tokens, i));
                Optional<String> found = ServerWide.in(statement);
                if (found.isEmpty() && statement.contains("execute")) {
                    found = inLiterals(statement);
                }
                if (found.isPresent()) {
                    return found;
                }
            }
            first = BEFORE_A_STATEMENT.contains(tokens.get(i));
        }
        return Optional.empty();
    }

    private static List<String> tokens(String body) {
        try {
            return SqlTokens.of(body);
        } catch (SqlScriptException inAnotherLanguage) {
            return List.of();
        }
    }

    private static int end(List<String> tokens, int from) {
        int semicolon = tokens.subList(from, tokens.size()).indexOf(";");
        return semicolon < 0 ? tokens.size() : from + semicolon;
    }

    /** What a string holds; empty for other tokens. */
    private static Optional<String> content(String token) {
        Matcher dollars = DOLLAR_QUOTED.matcher(token);
        if (dollars.matches()) {
            return Optional.of(dollars.group(2));
        }
        Matcher quotes = QUOTED.matcher(token);
        return quotes.matches() ? Optional.of(quotes.group(1).replace("''", "'")) : Optional.empty();
    }
}
