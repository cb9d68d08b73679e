package io.github.migratemaven.postgres.trial;

import io.github.migratemaven.postgres.sql.Identifiers;
import io.github.migratemaven.postgres.sql.SqlStatement;
import io.github.migratemaven.postgres.sql.SqlTokens;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Tells statements that reach beyond the database they run in: to the roles, databases, tablespaces, settings and files that
 * all databases of a server share, or to another server.
 *
 * @see <a href="https://www.postgresql.org/docs/current/managing-databases.html">Managing Databases</a>
 */
public final class ServerWide {
    private static final Set<String> ROLES = Set.of("role", "user", "group");
    private static final Set<String> SHARED = Set.of("database", "tablespace", "subscription", "system", "parameter");
    private static final Set<String> STREAMS = Set.of("stdin", "stdout");

    private ServerWide() {}

    /**
     * The words that make the statement one, such as {@code create role}; empty for all others. Bodies are not looked into:
     * {@link ServerWideBody} does.
     */
    public static Optional<String> in(SqlStatement statement) {
        return in(SqlTokens.of(statement.text()));
    }

    /** As {@link #in(SqlStatement)}, for the tokens of one statement. */
    static Optional<String> in(List<String> tokens) {
        String verb = at(tokens, 0);
        return switch (verb) {
            case "create", "alter", "drop" -> changing(verb, tokens);
            case "comment", "security" -> describing(verb, tokens);
            case "grant", "revoke" -> granting(verb, tokens);
            case "reassign" -> Optional.of("reassign owned");
            case "copy" -> copying(tokens);
            default -> Optional.empty();
        };
    }

    /** The role that the statement creates. */
    public static Optional<String> createdRole(SqlStatement statement) {
        return role("create", statement);
    }

    /** The role that the statement alters, also as {@code all} or {@code current_user}. */
    public static Optional<String> alteredRole(SqlStatement statement) {
        return role("alter", statement);
    }

    private static Optional<String> role(String verb, SqlStatement statement) {
        List<String> tokens = SqlTokens.of(statement.text());
        boolean is = at(tokens, 0).equals(verb) && isRole(tokens, 1);
        return is ? Optional.of(Identifiers.asKept(unquoted(at(tokens, 2)))) : Optional.empty();
    }

    private static Optional<String> changing(String verb, List<String> tokens) {
        String object = at(tokens, 1);
        if (verb.equals("drop") && object.equals("owned")) {
            return Optional.of("drop owned");
        }
        return isRole(tokens, 1) || SHARED.contains(object) ? Optional.of(verb + " " + object) : Optional.empty();
    }

    /** A user mapping belongs to a database, although its first word is a role's. */
    private static boolean isRole(List<String> tokens, int index) {
        return ROLES.contains(at(tokens, index)) && !at(tokens, index + 1).equals("mapping");
    }

    private static Optional<String> describing(String verb, List<String> tokens) {
        int object = tokens.indexOf("on") + 1;
        String word = at(tokens, object);
        return object > 0 && (ROLES.contains(word) || SHARED.contains(word))
                ? Optional.of((verb.equals("comment") ? "comment on " : "security label on ") + word)
                : Optional.empty();
    }

    /** A membership names no object. */
    private static Optional<String> granting(String verb, List<String> tokens) {
        int object = tokens.indexOf("on") + 1;
        if (object == 0) {
            return Optional.of(verb + " of a role");
        }
        String word = at(tokens, object);
        return SHARED.contains(word) ? Optional.of(verb + " on " + word) : Optional.empty();
    }

    private static Optional<String> copying(List<String> tokens) {
        int depth = 0;
        for (int i = 1; i < tokens.size(); i++) {
            String token = tokens.get(i);
            depth += token.equals("(") ? 1 : token.equals(")") ? -1 : 0;
            if (depth == 0 && (token.equals("from") || token.equals("to"))) {
                String place = at(tokens, i + 1);
                return STREAMS.contains(place)
                        ? Optional.empty()
                        : Optional.of("copy " + token + (place.equals("program") ? " program" : " a file"));
            }
        }
        return Optional.empty();
    }

    private static String at(List<String> tokens, int index) {
        return index < tokens.size() ? tokens.get(index) : "";
    }

    private static String unquoted(String identifier) {
        return identifier.startsWith("\"")
                ? identifier.substring(1, identifier.length() - 1).replace("\"\"", "\"")
                : identifier;
    }
}
