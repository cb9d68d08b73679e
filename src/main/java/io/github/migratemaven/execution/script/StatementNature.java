package io.github.migratemaven.execution.script;

import io.github.migratemaven.postgres.sql.AsciiCase;
import io.github.migratemaven.postgres.sql.SqlStatement;
import io.github.migratemaven.postgres.sql.SqlTokens;
import io.github.migratemaven.postgres.trial.ScriptRunner;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** What a statement is, as far as transactions and settings are concerned; read off its tokens. */
public enum StatementNature {
    /** Runs in a transaction or out of one. */
    ORDINARY,
    /** PostgreSQL refuses it in a transaction block. */
    NON_TRANSACTIONAL,
    /** May commit by itself and then needs to be outside a transaction block. */
    MAY_COMMIT,
    /** Begins or ends a transaction, which is the engine's to do. */
    TRANSACTION_CONTROL,
    /** Changes a setting for the rest of the session. */
    SESSION_SETTING,
    /** Changes something for the rest of the transaction only. */
    TRANSACTION_SETTING;

    private static final Pattern COMMITS = Pattern.compile("\\b(commit|rollback|call)\\b", Pattern.CASE_INSENSITIVE);
    private static final Set<String> ANSWERED_TOGETHER = Set.of(
            "create",
            "alter",
            "drop",
            "comment",
            "grant",
            "revoke",
            "insert",
            "update",
            "delete",
            "merge",
            "truncate",
            "refresh",
            "lock",
            "analyze",
            "security",
            "import");
    private static final Set<String> OF_THE_CLUSTER = Set.of("database", "tablespace");
    /** Without one of these, no statement about a single object is. */
    private static final List<String> MAY_BE_NON_TRANSACTIONAL =
            List.of("concurrently", "database", "tablespace", "system", "subscription");

    private static final Set<String> REINDEXES_MANY = Set.of("schema", "database", "system");
    private static final Set<String> FALSE = Set.of("false", "off", "0", "'false'", "'off'", "'0'");

    public static StatementNature of(SqlStatement statement) {
        return switch (firstWord(statement)) {
            case "begin", "start", "commit", "end", "abort" -> TRANSACTION_CONTROL;
            case "rollback" -> tokens(statement).contains("to") ? TRANSACTION_SETTING : TRANSACTION_CONTROL;
            case "savepoint", "release" -> TRANSACTION_SETTING;
            case "prepare" -> tokens(statement).get(1).equals("transaction") ? TRANSACTION_CONTROL : ORDINARY;
            case "set" -> setting(tokens(statement));
            case "reset" -> SESSION_SETTING;
            case "call" -> MAY_COMMIT;
            case "do" -> COMMITS.matcher(statement.text()).find() ? MAY_COMMIT : ORDINARY;
            case "vacuum" -> NON_TRANSACTIONAL;
            case "create", "drop", "alter" ->
                MAY_BE_NON_TRANSACTIONAL.stream().anyMatch(word -> mentions(statement, word))
                                && isNonTransactional(tokens(statement))
                        ? NON_TRANSACTIONAL
                        : ORDINARY;
            case "reindex", "cluster", "discard" ->
                isNonTransactional(tokens(statement)) ? NON_TRANSACTIONAL : ORDINARY;
            default -> ORDINARY;
        };
    }

    /**
     * Whether it may be sent along with others: it returns no rows, which the driver would keep, brings none along, and
     * cannot change what the driver itself needs to know of the session.
     */
    public static boolean needsNoAnswer(SqlStatement statement) {
        return ANSWERED_TOGETHER.contains(firstWord(statement)) && !ScriptRunner.mayReturnManyRows(statement);
    }

    /** The first word in lower case; empty when the statement starts with something else. */
    public static String firstWord(SqlStatement statement) {
        String text = statement.text();
        int end = 0;
        while (end < text.length() && Character.isLetter(text.charAt(end))) {
            end++;
        }
        return text.substring(0, end).toLowerCase(Locale.ROOT);
    }

    /** Whether the word stands in it, be it as a part of another or in a string: sooner known than its tokens. */
    static boolean mentions(SqlStatement statement, String word) {
        return AsciiCase.contains(statement.text(), word);
    }

    public static List<String> tokens(SqlStatement statement) {
        return SqlTokens.of(statement.text());
    }

    private static StatementNature setting(List<String> tokens) {
        return switch (tokens.get(1)) {
            case "transaction" -> TRANSACTION_CONTROL;
            case "local", "constraints" -> TRANSACTION_SETTING;
            default -> SESSION_SETTING;
        };
    }

    private static boolean isNonTransactional(List<String> tokens) {
        String second = tokens.get(1);
        return switch (tokens.get(0)) {
            // Whether a subscription has a slot to be dropped with it, only the server knows.
            case "create", "drop" ->
                OF_THE_CLUSTER.contains(second) || isConcurrentIndex(tokens) || createsSlot(tokens);
            case "alter" ->
                second.equals("system")
                        || (second.equals("subscription") && changesPublisher(tokens))
                        || (second.equals("database") && tokens.contains("tablespace"))
                        || (second.equals("table") && tokens.contains("detach") && tokens.contains("concurrently"));
            case "reindex" -> isOn("concurrently", tokens, false) || REINDEXES_MANY.contains(reindexed(tokens));
            case "cluster" -> namesNoTable(tokens);
            default -> second.equals("all");
        };
    }

    private static boolean createsSlot(List<String> tokens) {
        return tokens.get(0).equals("create")
                && tokens.get(1).equals("subscription")
                && isOn("connect", tokens, true)
                && isOn("create_slot", tokens, true);
    }

    /** Asks the publisher for its tables, or alters the slot there. */
    private static boolean changesPublisher(List<String> tokens) {
        TokenCursor change = new TokenCursor(tokens.subList(2, tokens.size()));
        change.takeName();
        String verb = change.take();
        return switch (verb) {
            case "refresh" -> true;
            case "set", "add", "drop" ->
                change.peek().equals("publication")
                        ? isOn("refresh", tokens, true)
                        : tokens.contains("failover") || tokens.contains("two_phase");
            default -> false;
        };
    }

    /** The value of an option: {@code concurrently}, {@code concurrently false}, {@code connect = off}. */
    private static boolean isOn(String option, List<String> tokens, boolean usual) {
        int index = tokens.indexOf(option);
        if (index < 0 || index + 1 >= tokens.size()) {
            return usual;
        }
        String following = tokens.get(index + 1);
        return !FALSE.contains(following.equals("=") ? tokens.get(index + 2) : following);
    }

    private static boolean isConcurrentIndex(List<String> tokens) {
        int index = tokens.get(1).equals("unique") ? 2 : 1;
        return tokens.get(index).equals("index") && tokens.get(index + 1).equals("concurrently");
    }

    private static String reindexed(List<String> tokens) {
        return tokens.get(tokens.get(1).equals("(") ? tokens.indexOf(")") + 1 : 1);
    }

    private static boolean namesNoTable(List<String> tokens) {
        List<String> rest = tokens.subList(tokens.get(1).equals("(") ? tokens.indexOf(")") + 1 : 1, tokens.size());
        return rest.get(0).equals(";")
                || (rest.get(0).equals("verbose") && rest.get(1).equals(";"));
    }
}
