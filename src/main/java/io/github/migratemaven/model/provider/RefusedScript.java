package io.github.migratemaven.model.provider;

import io.github.migratemaven.postgres.trial.ScriptFailedException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What to do when PostgreSQL refuses what a JPA provider wrote. */
public final class RefusedScript {
    private static final Pattern MISSING_TYPE = Pattern.compile("type \"([^\"]+)\" does not exist");

    /** What a provider copies into its script as it is. */
    static final String QUOTES =
            "A single quote in a comment of an entity must be written twice, since providers copy it as it"
                    + " is: @Comment(\"It''s\").";

    private RefusedScript() {}

    static String advice(ScriptFailedException failure) {
        String state = String.valueOf(failure.sqlException().getSQLState());
        Matcher type = MISSING_TYPE.matcher(failure.getMessage());
        return switch (state) {
            case "42704" ->
                type.find()
                        ? "If an extension brings the type, name it: -Dmigrate.extensions=" + type.group(1)
                                + ". If it is your own, create it in an SQL file of the model."
                        : "Create what is missing in an SQL file of the model.";
            case "42601" ->
                "If a name is a reserved word, quote it: @Column(name = \"\\\"name\\\"\"), or all names: with Hibernate"
                        + " by its property hibernate.globally_quoted_identifiers=true, with EclipseLink by"
                        + " <delimited-identifiers/> in META-INF/orm.xml. " + QUOTES;
            default -> "Correct the entity that the statement comes from; nothing has been changed.";
        };
    }
}
