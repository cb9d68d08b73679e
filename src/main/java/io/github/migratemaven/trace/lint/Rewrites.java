package io.github.migratemaven.trace.lint;

import io.github.migratemaven.kind.sql.Identifiers;
import java.util.Arrays;
import java.util.stream.Collectors;

/** SQL that people are shown instead of theirs. */
public final class Rewrites {
    private Rewrites() {}

    /** Statements of a section in which each is committed on its own. */
    public static String alone(String... statements) {
        return "-- in a section with transaction=off\n" + lines(statements);
    }

    /** Statements of which each belongs into a revision of its own. */
    public static String inSteps(String... revisions) {
        return Arrays.stream(revisions).map(Rewrites::ended).collect(Collectors.joining("\n-- in the next revision\n"));
    }

    /** Statements of one revision. */
    public static String lines(String... statements) {
        return Arrays.stream(statements).map(Rewrites::ended).collect(Collectors.joining("\n"));
    }

    /** A name as SQL writes it, with something added. */
    public static String name(String sql, String suffix) {
        return Identifiers.withSuffix(Identifiers.unqualified(sql), suffix);
    }

    /** A check of the rows, which refuses the revision before anything changes. */
    public static String rowCheck(String problem, String query) {
        return "-- migrate:check " + problem + ": " + query;
    }

    private static String ended(String statement) {
        return statement.startsWith("-- migrate:") || statement.endsWith(";") ? statement : statement + ";";
    }
}
