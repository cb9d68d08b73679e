package io.github.migratemaven.model;

import io.github.migratemaven.postgres.Quoting;
import io.github.migratemaven.postgres.ScriptFailedException;
import io.github.migratemaven.postgres.ScriptRunner;
import io.github.migratemaven.postgres.SqlSplitter;
import io.github.migratemaven.postgres.SqlStatement;
import io.github.migratemaven.postgres.SqlTokens;
import io.github.migratemaven.report.MigrationFailure;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** A JPA provider's script, completed with what it takes for granted: its schemas, and extensions that types come from. */
final class SchemaScript {
    private static final String SOURCE = "the JPA model's script";

    private final List<SqlStatement> statements;

    private SchemaScript(List<SqlStatement> statements) {
        this.statements = statements;
    }

    static SchemaScript of(String script, Set<String> extensions) {
        List<SqlStatement> body = SqlSplitter.split(script, 1).stream()
                .map(SchemaScript::withoutSchemaOfIndex)
                .toList();
        Set<String> preparation = new LinkedHashSet<>();
        for (SqlStatement statement : body) {
            createdIn(statement).ifPresent(schema -> preparation.add("create schema if not exists " + schema));
        }
        new TreeSet<>(extensions)
                .forEach(name ->
                        preparation.add("create extension if not exists " + Quoting.identifier(name) + " cascade"));
        List<SqlStatement> all = new ArrayList<>();
        preparation.forEach(text -> all.add(new SqlStatement(text, 1, Optional.empty())));
        all.addAll(body);
        return new SchemaScript(all);
    }

    List<String> texts() {
        return statements.stream().map(SqlStatement::text).toList();
    }

    /**
     * Runs the script.
     *
     * @throws MigrationFailure when PostgreSQL refuses a statement
     */
    void run(Connection connection) {
        for (SqlStatement statement : statements) {
            try {
                ScriptRunner.run(connection, statement, SOURCE);
            } catch (ScriptFailedException e) {
                throw MigrationFailure.failed(
                        "PostgreSQL refuses the schema of the JPA entities. " + e.describe(),
                        RefusedScript.advice(e),
                        e.sqlException());
            }
        }
    }

    /** The schema, as written, that a statement creates a relation or type in; empty when it names none. */
    private static Optional<String> createdIn(SqlStatement statement) {
        List<String> tokens = tokens(statement);
        if (!tokens.get(0).equals("create") || tokens.contains("index") && tokens.indexOf("index") < NAME_BEFORE) {
            return Optional.empty();
        }
        int dot = tokens.indexOf(".");
        int end = tokens.indexOf("(");
        return dot > 0 && (end < 0 || dot < end) ? Optional.of(tokens.get(dot - 1)) : Optional.empty();
    }

    private static final int NAME_BEFORE = 3;

    /** EclipseLink writes {@code create index schema.name}, but an index is always in its table's schema. */
    private static SqlStatement withoutSchemaOfIndex(SqlStatement statement) {
        String text = statement
                .text()
                .replaceFirst("(?i)^(create\\s+(?:unique\\s+)?index\\s+)(?:\"[^\"]*\"|[\\w$]+)\\.", "$1");
        return new SqlStatement(text, statement.line(), statement.copyData());
    }

    private static List<String> tokens(SqlStatement statement) {
        return SqlTokens.of(statement.text());
    }
}
