package io.github.migratemaven.model.provider;

import io.github.migratemaven.postgres.sql.Quoting;
import io.github.migratemaven.postgres.sql.SqlScriptException;
import io.github.migratemaven.postgres.sql.SqlSplitter;
import io.github.migratemaven.postgres.sql.SqlStatement;
import io.github.migratemaven.postgres.sql.SqlTokens;
import io.github.migratemaven.postgres.trial.ScriptFailedException;
import io.github.migratemaven.postgres.trial.ScriptRunner;
import io.github.migratemaven.report.MigrationFailure;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** A JPA provider's script, completed with what it takes for granted: its schemas, and extensions that types come from. */
public final class SchemaScript {
    private static final String SOURCE = "the JPA model's script";

    /** What {@code create} makes in a schema that stands before its name. */
    private static final Set<String> IN_A_SCHEMA =
            Set.of("table", "sequence", "type", "domain", "view", "function", "procedure", "aggregate", "collation");

    private static final Set<String> BEFORE_THE_KIND = Set.of(
            "create", "or", "replace", "global", "local", "temporary", "temp", "unlogged", "cached", "materialized");

    /** PostgreSQL's conditions undefined_object, _function, _table, _column, _parameter and invalid_schema_name. */
    private static final Set<String> SOMETHING_IS_MISSING =
            Set.of("42704", "42883", "42P01", "42703", "42P02", "3F000");

    private final List<SqlStatement> statements;

    private SchemaScript(List<SqlStatement> statements) {
        this.statements = statements;
    }

    /** @throws MigrationFailure when the script cannot be divided into statements */
    public static SchemaScript of(String script, Set<String> extensions) {
        List<SqlStatement> body = new ArrayList<>();
        Set<String> preparation = new LinkedHashSet<>();
        for (SqlStatement statement : divided(script)) {
            List<String> tokens = SqlTokens.of(statement.text());
            Optional<String> schema = createdSchema(tokens);
            schema.or(() -> schemaOfCreated(tokens))
                    .ifPresent(name -> preparation.add("create schema if not exists " + name));
            if (schema.isEmpty()) {
                body.add(withoutSchemaOfIndex(statement));
            }
        }
        new TreeSet<>(extensions)
                .forEach(name ->
                        preparation.add("create extension if not exists " + Quoting.identifier(name) + " cascade"));
        List<SqlStatement> all = new ArrayList<>();
        preparation.forEach(text -> all.add(new SqlStatement(text, 1, Optional.empty())));
        all.addAll(body);
        return new SchemaScript(all);
    }

    private static List<SqlStatement> divided(String script) {
        try {
            return SqlSplitter.split(script, 1);
        } catch (SqlScriptException e) {
            throw MigrationFailure.refused(
                    "The JPA provider's script cannot be read: "
                            + e.getMessage() + " in\n  "
                            + script.lines()
                                    .skip(e.line() - 1L)
                                    .findFirst()
                                    .orElse("")
                                    .strip(),
                    RefusedScript.QUOTES);
        }
    }

    public List<String> texts() {
        return statements.stream().map(SqlStatement::text).toList();
    }

    /**
     * Runs the script.
     *
     * @throws MigrationFailure when PostgreSQL refuses a statement
     */
    public void run(Connection connection) {
        for (SqlStatement statement : statements) {
            try {
                ScriptRunner.run(connection, statement, SOURCE);
            } catch (ScriptFailedException e) {
                throw refused(e);
            }
        }
    }

    /**
     * Runs those statements of the script for which everything is there.
     *
     * @return whether these were all
     * @throws MigrationFailure when PostgreSQL refuses a statement although nothing that it names is missing
     */
    public boolean runWhatStandsAlone(Connection connection) {
        boolean all = true;
        for (SqlStatement statement : statements) {
            try {
                ScriptRunner.run(connection, statement, SOURCE);
            } catch (ScriptFailedException e) {
                if (!SOMETHING_IS_MISSING.contains(
                        String.valueOf(e.sqlException().getSQLState()))) {
                    throw refused(e);
                }
                all = false;
            }
        }
        return all;
    }

    private static MigrationFailure refused(ScriptFailedException e) {
        return MigrationFailure.failed(
                "PostgreSQL refuses the schema of the JPA entities. " + e.describe(),
                RefusedScript.advice(e),
                e.sqlException());
    }

    /** The schema that a plain {@code create schema} makes. */
    private static Optional<String> createdSchema(List<String> tokens) {
        boolean plain = tokens.size() > 2
                && tokens.get(0).equals("create")
                && tokens.get(1).equals("schema");
        int name = plain && tokens.get(2).equals("if") ? 2 + IF_NOT_EXISTS : 2;
        return plain && tokens.size() == name + 1 ? Optional.of(tokens.get(name)) : Optional.empty();
    }

    private static final int IF_NOT_EXISTS = 3;

    /** The schema, as written, that a statement creates a relation, type or routine in; empty when it names none. */
    private static Optional<String> schemaOfCreated(List<String> tokens) {
        int kind = 0;
        while (kind < tokens.size() && BEFORE_THE_KIND.contains(tokens.get(kind))) {
            kind++;
        }
        if (kind == 0 || kind >= tokens.size() || !IN_A_SCHEMA.contains(tokens.get(kind))) {
            return Optional.empty();
        }
        int name = kind + 1;
        if (name < tokens.size() && tokens.get(name).equals("if")) {
            name += IF_NOT_EXISTS;
        }
        return name + 1 < tokens.size() && tokens.get(name + 1).equals(".")
                ? Optional.of(tokens.get(name))
                : Optional.empty();
    }

    /** EclipseLink writes {@code create index schema.name}, but an index is always in its table's schema. */
    private static SqlStatement withoutSchemaOfIndex(SqlStatement statement) {
        String text = statement
                .text()
                .replaceFirst("(?i)^(create\\s+(?:unique\\s+)?index\\s+)(?:\"[^\"]*\"|[\\w$]+)\\.", "$1");
        return new SqlStatement(text, statement.line(), statement.copyData());
    }
}
