package io.github.migratemaven.shadow;

import io.github.migratemaven.postgres.connection.ConnectionSettings;
import io.github.migratemaven.postgres.sql.Quoting;
import io.github.migratemaven.postgres.sql.Sha256;
import io.github.migratemaven.report.MigrationFailure;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The databases and templates on one server, by way of one connection to its maintenance database. The name of a
 * database tells when it was made; the comment on a template tells when it was used last.
 */
final class ShadowDatabases implements AutoCloseable {
    private static final String DATABASE_PREFIX = "migrate_shadow_";
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMddHHmmss");
    private static final String DEPENDENT_OBJECTS = "2BP01";
    private static final int RANDOM_BYTES = 5;
    private static final int KEY_DIGITS = 20;

    private final ConnectionSettings maintenance;
    private final Connection connection;
    private final String templatePrefix;
    private final String copyOptions;
    private final Clock clock;

    /**
     * Takes over a connection.
     *
     * @param maintenance what the connection was opened with
     * @param templatePrefix begins the names of the templates that belong together
     * @param copyOptions follow the name of the template in {@code create database}
     */
    ShadowDatabases(
            ConnectionSettings maintenance,
            Connection connection,
            String templatePrefix,
            String copyOptions,
            Clock clock) {
        this.maintenance = maintenance;
        this.connection = connection;
        this.templatePrefix = templatePrefix;
        this.copyOptions = copyOptions;
        this.clock = clock;
    }

    synchronized ConnectionSettings create() {
        return createCopyOf("template0");
    }

    synchronized Optional<ConnectionSettings> createFrom(String templateKey) {
        return template(templateKey).map(template -> createCopyOf(template.database()));
    }

    synchronized void keepAsTemplate(ConnectionSettings database, String templateKey) {
        String template = templateName(templateKey);
        if (!exists(template)) {
            // Under its final name only when complete: a crash must not leave half a template.
            rename(createCopyOf(database.database()), template);
        }
    }

    synchronized void giveAsTemplate(ConnectionSettings database, String templateKey) {
        String template = templateName(templateKey);
        if (exists(template)) {
            drop(database.database());
        } else {
            rename(database, template);
        }
    }

    private void rename(ConnectionSettings database, String template) {
        noteUseOf(database.database());
        execute("alter database " + quoted(database.database()) + " rename to " + quoted(template));
    }

    synchronized Optional<ConnectionSettings> template(String templateKey) {
        String template = templateName(templateKey);
        if (!exists(template)) {
            return Optional.empty();
        }
        noteUseOf(template);
        return Optional.of(maintenance.withDatabase(template));
    }

    /** Creates roles; answers with those that did not exist. */
    synchronized Set<String> ensureRoles(Set<String> names) {
        Set<String> created = new TreeSet<>();
        for (String name : new TreeSet<>(names)) {
            if (!holds("select from pg_roles where rolname = ?", name)) {
                execute("create role " + quoted(name) + " nologin");
                created.add(name);
            }
        }
        return created;
    }

    synchronized void dropRole(String name) {
        execute("drop role if exists " + quoted(name));
    }

    /** Whether the role is gone; not where an object of any database belongs to it or something is granted to it. */
    synchronized boolean dropRoleUnlessNeeded(String name) {
        try (Statement statement = connection.createStatement()) {
            statement.execute("drop role if exists " + quoted(name));
            return true;
        } catch (SQLException e) {
            if (DEPENDENT_OBJECTS.equals(e.getSQLState())) {
                return false;
            }
            throw failed(e);
        }
    }

    synchronized void drop(String database) {
        execute("drop database if exists " + quoted(database) + " with (force)");
    }

    /** Drops databases of the connection's role that are older than an age and have no connection. */
    synchronized void dropLeftovers(Duration age) {
        Instant youngest = clock.instant().minus(age);
        List<String> names = names("select datname from pg_database d where datname ^@ '" + DATABASE_PREFIX
                + "' and datdba = current_user::regrole"
                + " and not exists (select from pg_stat_activity a where a.datid = d.oid) order by datname");
        for (String name : names) {
            if (!madeAt(name).isAfter(youngest)) {
                drop(name);
            }
        }
    }

    /** Drops the templates that have not been used for longest. */
    synchronized void pruneTemplates(int kept) {
        List<String> names = names("select datname from pg_database where datname ^@ '" + templatePrefix
                + "' order by coalesce(shobj_description(oid, 'pg_database'), '') desc, datname offset " + kept);
        for (String name : names) {
            drop(name);
        }
    }

    private ConnectionSettings createCopyOf(String template) {
        String name = newName(clock);
        execute("create database " + quoted(name) + " template " + quoted(template) + copyOptions);
        return maintenance.withDatabase(name);
    }

    /** A name that no other database has, and that tells when it was made. */
    static String newName(Clock clock) {
        byte[] bytes = new byte[RANDOM_BYTES];
        new SecureRandom().nextBytes(bytes);
        return DATABASE_PREFIX + STAMP.format(clock.instant().atOffset(ZoneOffset.UTC)) + "_"
                + HexFormat.of().formatHex(bytes);
    }

    private void noteUseOf(String database) {
        execute("comment on database " + quoted(database) + " is " + Quoting.literal(now()));
    }

    private String now() {
        return clock.instant().toString();
    }

    private String templateName(String key) {
        return templatePrefix + Sha256.hex(key).substring(0, KEY_DIGITS);
    }

    /** When a database was made, as its name tells; the distant past when it does not. */
    private static Instant madeAt(String name) {
        String rest = name.substring(DATABASE_PREFIX.length());
        try {
            return LocalDateTime.parse(rest.substring(0, Math.max(0, rest.indexOf('_'))), STAMP)
                    .toInstant(ZoneOffset.UTC);
        } catch (DateTimeParseException e) {
            return Instant.MIN;
        }
    }

    private boolean exists(String database) {
        return holds("select from pg_database where datname = ?", database);
    }

    private boolean holds(String query, String parameter) {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, parameter);
            try (ResultSet result = statement.executeQuery()) {
                return result.next();
            }
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private List<String> names(String query) {
        List<String> names = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            while (result.next()) {
                names.add(result.getString(1));
            }
        } catch (SQLException e) {
            throw failed(e);
        }
        return names;
    }

    private void execute(String sql) {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private MigrationFailure failed(SQLException e) {
        return MigrationFailure.failed(
                "The shadow database on " + maintenance + " failed: " + e.getMessage(),
                "Correct what the server complains about, or " + Troubleshooting.OTHER_SHADOW,
                e);
    }

    private static String quoted(String name) {
        return Quoting.identifier(name);
    }

    @Override
    public synchronized void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw failed(e);
        }
    }
}
