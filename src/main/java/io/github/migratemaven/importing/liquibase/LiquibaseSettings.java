package io.github.migratemaven.importing.liquibase;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What decides which change sets there are and what they say, with Liquibase's own defaults.
 *
 * @param changeLog path of the changelog where every other begins, as the class path or the project has it
 * @param contexts an expression; empty for all change sets whatever their context
 * @param labels an expression; empty for all change sets whatever their labels
 * @param parameters values for {@code ${name}}
 * @param schema where names without a schema lead; empty for the connection's own
 * @param table the name of its history's table
 * @param tableSchema where that is; empty for the connection's own
 */
public record LiquibaseSettings(
        String changeLog,
        String contexts,
        String labels,
        Map<String, String> parameters,
        Optional<String> schema,
        String table,
        Optional<String> tableSchema) {
    /** What all its properties begin with. */
    public static final String PREFIX = "liquibase.";

    private static final String PARAMETERS = PREFIX + "parameters.";
    private static final String SPRINGS_CHANGELOG = "db/changelog/db.changelog-master.yaml";

    public LiquibaseSettings {
        parameters = Map.copyOf(parameters);
    }

    /** @param values by the names that Liquibase, its plugin or Spring Boot give them, with {@code liquibase.} before each */
    public static LiquibaseSettings of(Map<String, String> values) {
        Map<String, String> known = new TreeMap<>();
        Map<String, String> parameters = new TreeMap<>();
        values.forEach((name, value) -> {
            String whole = name.replaceFirst("^liquibase\\.(?:parameter|expressionVariables)\\.", PARAMETERS);
            if (whole.startsWith(PARAMETERS)) {
                parameters.put(whole.substring(PARAMETERS.length()), value);
            } else {
                known.put(plain(whole), value.strip());
            }
        });
        Optional<String> schema =
                first(known, "defaultSchemaName", "defaultSchema").filter(name -> !name.equals("public"));
        return new LiquibaseSettings(
                path(first(known, "changeLogFile", "changeLog").orElse(SPRINGS_CHANGELOG)),
                first(known, "contexts", "contextFilter").orElse(""),
                first(known, "labelFilter", "labels").orElse(""),
                parameters,
                schema,
                asStored(first(known, "databaseChangeLogTableName", "databaseChangeLogTable")
                        .orElse("databasechangelog")),
                first(known, "liquibaseSchemaName", "liquibaseSchema").or(() -> schema));
    }

    /** Liquibase writes a name in capitals without quotes, so that PostgreSQL makes it small. */
    private static String asStored(String table) {
        return table.equals(table.toUpperCase(Locale.ROOT)) ? table.toLowerCase(Locale.ROOT) : table;
    }

    private static Optional<String> first(Map<String, String> values, String name, String other) {
        return Optional.ofNullable(values.get(plain(PREFIX + name)))
                .or(() -> Optional.ofNullable(values.get(plain(PREFIX + other))))
                .filter(value -> !value.isEmpty());
    }

    /** One setting has many spellings: {@code changeLogFile}, {@code changelog-file}. */
    private static String plain(String name) {
        return name.replace("-", "").toLowerCase(Locale.ROOT);
    }

    static String path(String written) {
        return written.replaceFirst("^classpath:/*", "").replaceFirst("^(?:\\./)+", "");
    }
}
