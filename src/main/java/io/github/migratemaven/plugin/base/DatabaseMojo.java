package io.github.migratemaven.plugin.base;

import io.github.migratemaven.engine.MigrationEngine;
import io.github.migratemaven.engine.context.ProjectSettings;
import io.github.migratemaven.plugin.maven.MavenArchives;
import io.github.migratemaven.plugin.maven.ProjectClassPath;
import io.github.migratemaven.shadow.Platform;
import io.github.migratemaven.shadow.StandIns;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.codehaus.plexus.configuration.PlexusConfiguration;
import org.eclipse.aether.RepositorySystem;
import org.jspecify.annotations.Nullable;

/** What every goal shares that works on a database. */
public abstract class DatabaseMojo extends MigrateMojo {
    private final RepositorySystem repositorySystem;
    private final SettingsDecrypter settingsDecrypter;

    /**
     * The database: {@code embedded} for a PostgreSQL of the project's own in its build directory,
     * {@code jdbc:postgresql://HOST:PORT/DATABASE} or {@code postgresql://…}. Both may name all servers of a cluster
     * ({@code HOST1:PORT1,HOST2:PORT2}), of which the primary is looked for unless {@code targetServerType} or
     * {@code target_session_attrs} says otherwise; parameters have the driver's names or libpq's. The command line wins
     * over the environment ({@code MIGRATE_URL}, {@code DATABASE_URL}, {@code POSTGRES_SERVER} …, {@code PGHOST} …), and
     * that over the POM.
     *
     * @since 0.1.0
     */
    @Parameter(property = "migrate.url")
    private @Nullable PlexusConfiguration url;

    /**
     * Role to log in as. Environment: {@code MIGRATE_USERNAME}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "migrate.username")
    private @Nullable String username;

    /**
     * Its password. Better than in a POM or on a command line it is kept in the environment
     * ({@code MIGRATE_PASSWORD}), in {@code .pgpass}, or in {@code settings.xml} (see {@code migrate.serverId}): what
     * stands in a plugin's configuration, Maven itself prints with {@code -X}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "migrate.password")
    private @Nullable PlexusConfiguration password;

    /**
     * Id of the {@code <server>} in {@code settings.xml} that holds username and password, encrypted or not.
     *
     * @since 0.1.0
     */
    @Parameter(property = "migrate.serverId")
    private @Nullable String serverId;

    /**
     * PostgreSQL's major version for embedded servers, 13 to 18; that of production is the right one, since revisions are
     * written for it. By default the embedded database is of the newest, and a shadow is of the version of the database
     * that the URL names.
     *
     * @since 0.1.0
     */
    @Parameter(property = "migrate.postgresVersion")
    private @Nullable Integer postgresVersion;

    /**
     * A server on which shadow databases may be made, instead of an embedded one: {@code postgresql://…} of a role that
     * may create databases. The revisions and the model's SQL run there with that role's rights. What reaches beyond one
     * database, such as {@code create role} or {@code alter system}, is refused, within {@code DO} blocks and functions
     * before it is committed. Files and programs that a function reaches are not seen, so let the role be no superuser.
     *
     * @since 0.1.0
     */
    @Parameter(property = "migrate.shadowUrl")
    private @Nullable PlexusConfiguration shadowUrl;

    /**
     * Extensions that embedded servers have no files for, such as {@code pg_cron,pg_stat_statements:1.10}: they get empty
     * stand-ins, which can be created and hold nothing, so that everything else can be tried and compared. Whatever needs
     * something of the extension fails. One that always has its own schema is named with it ({@code pg_catalog.pg_cron}), a
     * version that {@code create extension} names behind a colon. Short: {@code -DstubExtensions=}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "migrate.stubExtensions")
    private @Nullable List<String> stubExtensions;

    /**
     * Values for the parameters that revisions declare ({@code -- migrate:parameter NAME TYPE}), by name. One of the command
     * line, {@code -Dmigrate.parameter.NAME=}, wins over the environment's {@code MIGRATE_PARAMETER_NAME}, and that over
     * the POM. Values are recorded with the revision and no secrets.
     *
     * @since 0.1.0
     */
    @Parameter
    private @Nullable Map<String, String> parameters;

    protected DatabaseMojo(RepositorySystem repositorySystem, SettingsDecrypter settingsDecrypter) {
        this.repositorySystem = repositorySystem;
        this.settingsDecrypter = settingsDecrypter;
    }

    protected final MigrationEngine engine() {
        return new MigrationEngine(projectSettings(), reporter());
    }

    private ProjectSettings projectSettings() {
        Properties system = session().getSystemProperties();
        MavenSettings settings = new MavenSettings(this, settingsDecrypter);
        return new ProjectSettings(
                revisionsDirectory(),
                buildDirectory().resolve("migrate"),
                localRepository().resolve(".cache").resolve("migrate-maven-plugin"),
                settings.inputs(url, username, password, serverId),
                settings.shadow(shadowUrl),
                Optional.ofNullable(postgresVersion),
                new MavenArchives(repositorySystem, session(), project()),
                new ProjectClassPath(repositorySystem, session(), project()),
                settings.parameters(project(), parameters == null ? Map.of() : parameters),
                Optional.of(Platform.of(system.getProperty("os.name", ""), system.getProperty("os.arch", ""))),
                StandIns.parse(typed().list("stubExtensions", stubExtensions == null ? List.of() : stubExtensions)));
    }

    private Path localRepository() {
        return session()
                .getRepositorySession()
                .getLocalRepository()
                .getBasedir()
                .toPath();
    }

    /** Without a POM Maven leaves the build directory as an expression. */
    private Path buildDirectory() {
        return project().getFile() == null
                ? Path.of(session().getExecutionRootDirectory(), "target")
                : Path.of(project().getBuild().getDirectory());
    }
}
