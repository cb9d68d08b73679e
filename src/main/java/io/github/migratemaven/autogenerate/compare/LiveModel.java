package io.github.migratemaven.autogenerate.compare;

import io.github.migratemaven.autogenerate.normal.NormalForms;
import io.github.migratemaven.catalog.Catalog;
import io.github.migratemaven.catalog.ObjectId;
import io.github.migratemaven.catalog.reader.CatalogReader;
import io.github.migratemaven.catalog.reader.CatalogScope;
import io.github.migratemaven.diff.SchemaDiff;
import io.github.migratemaven.kind.Kinds;
import io.github.migratemaven.model.LoadedModel;
import io.github.migratemaven.model.SchemaModel;
import io.github.migratemaven.postgres.connection.ConnectionSettings;
import io.github.migratemaven.postgres.connection.LiveReading;
import io.github.migratemaven.postgres.connection.LocksOfOthers;
import io.github.migratemaven.postgres.connection.OwnNames;
import io.github.migratemaven.postgres.connection.RepeatedSession;
import io.github.migratemaven.postgres.trial.TrialServer;
import io.github.migratemaven.report.MigrationFailure;
import io.github.migratemaven.report.Reporter;
import io.github.migratemaven.shadow.Shadow;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The schema that a database has: all of its catalog, with owners and privileges by the rule of {@link UsualOwner}. The
 * database is only read.
 */
public final class LiveModel implements SchemaModel {
    /** Roles that anything in the database belongs to, is granted to or is told of. */
    private static final String ROLES_IN_USE = """
        select distinct r.rolname
        from pg_catalog.pg_shdepend d join pg_catalog.pg_roles r on r.oid = d.refobjid
        where d.refclassid = 'pg_catalog.pg_authid'::pg_catalog.regclass and r.rolname !~ '^pg_'
          and d.dbid = (select oid from pg_catalog.pg_database where datname = pg_catalog.current_database())
        """;

    private final ConnectionSettings live;
    private final Shadow shadow;
    private final Set<String> schemas;
    private final Predicate<ObjectId> excluded;

    /**
     * @param schemas schemas to take; empty for all
     * @param excluded objects to leave out, such as the tables of a tool
     */
    public LiveModel(ConnectionSettings live, Shadow shadow, Set<String> schemas, Predicate<ObjectId> excluded) {
        this.live = live;
        this.shadow = shadow;
        this.schemas = Set.copyOf(schemas);
        this.excluded = excluded;
    }

    @Override
    public LoadedModel load(ConnectionSettings scratch, TrialServer server, Reporter reporter) {
        Read read = read(LiveReading.usual(reporter));
        requireExtensions(read.catalog(), scratch, server);
        server.ensureRoles(read.roles());
        return emptyDatabase -> create(read.catalog(), emptyDatabase);
    }

    private static void requireExtensions(Catalog wanted, ConnectionSettings scratch, TrialServer server) {
        try {
            MissingExtensions.refuse(wanted, scratch, !server.isShared());
        } catch (SQLException e) {
            throw MigrationFailure.failed(
                    "The shadow database failed: " + e.getMessage(), "Try again; -X shows the cause.", e);
        }
    }

    /** What the database has, and the roles that it takes for granted. */
    private record Read(Catalog catalog, Set<String> roles) {}

    private Read read(LiveReading reading) {
        try {
            return reading.of(live, connection -> read(connection, reading));
        } catch (SQLException e) {
            throw MigrationFailure.failed(
                    "The schema of " + live.displayUrl() + " cannot be read: " + e.getMessage(),
                    LocksOfOthers.advice(e, "Check that the role may read the catalog, and try again."),
                    e);
        }
    }

    private Read read(Connection connection, LiveReading reading) throws SQLException {
        UsualOwner owner = OwnNames.reading(connection, UsualOwner::of);
        Set<String> roles = OwnNames.reading(connection, LiveModel::roles);
        roles.remove(owner.role());
        Catalog catalog = new CatalogReader(Kinds.ALL, scope(owner)).read(connection, reading.patience());
        return new Read(owner.applyTo(catalog), roles);
    }

    private CatalogScope scope(UsualOwner owner) {
        return new CatalogScope(Replay.DEFAULT_SCHEMA, schemas, excluded, Optional.of(owner.role()));
    }

    private static Set<String> roles(Connection connection) throws SQLException {
        Set<String> roles = new LinkedHashSet<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(ROLES_IN_USE)) {
            while (row.next()) {
                roles.add(row.getString(1));
            }
        }
        return roles;
    }

    private void create(Catalog wanted, RepeatedSession emptyDatabase) {
        CatalogScope scope = new CatalogScope(Replay.DEFAULT_SCHEMA, schemas, excluded);
        CatalogReader reader = new CatalogReader(Kinds.ALL, scope);
        try (NormalForms normal = new NormalForms(shadow, scope)) {
            Connection connection = emptyDatabase.fresh();
            Catalog empty = reader.read(connection);
            new ConvergingDiff(reader, new SchemaDiff(Kinds.ALL), normal)
                    .lead(connection, empty, wanted)
                    .flaw()
                    .ifPresent(flaw -> {
                        throw cannotBeBuilt(flaw);
                    });
        } catch (SQLException e) {
            throw MigrationFailure.failed(
                    "The shadow database failed: " + e.getMessage(), "Try again; -X shows the cause.", e);
        }
    }

    private static MigrationFailure cannotBeBuilt(ConvergingDiff.Flaw flaw) {
        return MigrationFailure.failed(
                "A shadow database cannot be made like the database; nothing was written: " + flaw.description(),
                "Where the shadow's server lacks an extension or a library, name a server that has it with"
                        + " -Dmigrate.shadowUrl=. Leave out what does not belong to this project with"
                        + " -Dmigrate.exclude=<pattern>.",
                null);
    }

    @Override
    public boolean managesEverything() {
        return true;
    }

    @Override
    public String description() {
        return "the schema of " + live.displayUrl();
    }
}
