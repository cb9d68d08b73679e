package io.github.migratemaven.autogenerate.normal;

import io.github.migratemaven.catalog.Catalog;
import io.github.migratemaven.catalog.ObjectId;
import io.github.migratemaven.catalog.SchemaObject;
import io.github.migratemaven.catalog.Statement;
import io.github.migratemaven.catalog.reader.CatalogReader;
import io.github.migratemaven.catalog.reader.CatalogScope;
import io.github.migratemaven.diff.SchemaDiff;
import io.github.migratemaven.kind.Kinds;
import io.github.migratemaven.postgres.connection.ConnectionSettings;
import io.github.migratemaven.postgres.connection.KeptPlans;
import io.github.migratemaven.postgres.connection.PinnedSettings;
import io.github.migratemaven.postgres.trial.MissingRole;
import io.github.migratemaven.shadow.Shadow;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * An empty database in which objects are made from nothing to see how PostgreSQL then prints them. It stays empty: all that is
 * made is taken back.
 */
final class Workbench implements AutoCloseable {
    private final Shadow shadow;
    private final CatalogReader reader;
    private final SchemaDiff diff = new SchemaDiff(Kinds.ALL);
    private final ConnectionSettings database;
    private final Connection connection;
    private final Catalog empty;

    Workbench(Shadow shadow, CatalogScope scope) throws SQLException {
        this.shadow = shadow;
        this.reader = new CatalogReader(Kinds.ALL, scope);
        this.database = shadow.create();
        try {
            this.connection = PinnedSettings.open(KeptPlans.of(database), scope.defaultSchema());
            this.empty = reader.read(connection);
            connection.setAutoCommit(false);
        } catch (SQLException e) {
            shadow.drop(database);
            throw e;
        }
    }

    /** What can be made of these objects, as PostgreSQL then prints it; what cannot be made is not in it. */
    Catalog remade(Catalog wanted) throws SQLException {
        Map<ObjectId, SchemaObject> all = new LinkedHashMap<>();
        wanted.objects().forEach(object -> all.put(object.id(), object));
        empty.objects().forEach(object -> all.put(object.id(), object));
        List<Statement> statements = diff.between(empty, wanted.with(all)).statements();
        Set<String> created = new HashSet<>();
        try {
            Set<String> missing = make(statements);
            while (created.addAll(missing)) {
                // From the start, because a session does not always look again for a role that it has missed.
                connection.rollback();
                shadow.ensureRoles(missing);
                missing = make(statements);
            }
            return reader.readUncommitted(connection);
        } finally {
            connection.rollback();
        }
    }

    /** Whatever PostgreSQL accepts of it; answers with the roles that it misses. */
    private Set<String> make(List<Statement> statements) throws SQLException {
        Set<String> missing = new HashSet<>();
        try (java.sql.Statement sql = connection.createStatement()) {
            sql.setEscapeProcessing(false);
            sql.execute("set local check_function_bodies = off");
            for (Statement statement : statements) {
                Savepoint before = connection.setSavepoint();
                try {
                    sql.execute(statement.sql());
                    connection.releaseSavepoint(before);
                } catch (SQLException refusal) {
                    connection.rollback(before);
                    MissingRole.namedBy(refusal).ifPresent(missing::add);
                }
            }
        }
        return missing;
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException gone) {
            // The database goes anyhow.
        }
        shadow.drop(database);
    }
}
