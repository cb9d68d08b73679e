package io.github.migratemaven.engine.context;

import io.github.migratemaven.catalog.reader.CatalogReader;
import io.github.migratemaven.postgres.connection.ConnectionSettings;
import io.github.migratemaven.postgres.settings.DatabaseTarget;
import io.github.migratemaven.postgres.settings.SettingsResolver;
import io.github.migratemaven.report.MigrationFailure;
import io.github.migratemaven.report.Reporter;
import io.github.migratemaven.shadow.EmbeddedDatabase;
import io.github.migratemaven.shadow.EmbeddedShadow;
import io.github.migratemaven.shadow.EmbeddedVersion;
import io.github.migratemaven.shadow.Platform;
import io.github.migratemaven.shadow.PostgresInstallations;
import io.github.migratemaven.shadow.ServerShadow;
import io.github.migratemaven.shadow.Shadow;
import io.github.migratemaven.shadow.StandIns;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Where the embedded servers of a project live below its work directory, and of which version they are. */
public final class EmbeddedServers {
    private static final String NAME_A_SHADOW = "Name a server of that version with -Dmigrate.shadowUrl=.";

    private final ProjectSettings project;
    private final Reporter reporter;
    private final Set<String> told = ConcurrentHashMap.newKeySet();

    EmbeddedServers(ProjectSettings project, Reporter reporter) {
        this.project = project;
        this.reporter = reporter;
    }

    /** The database that the URL {@code embedded} means. */
    public EmbeddedDatabase database() {
        return new EmbeddedDatabase(directory("database"), wanted(OptionalInt.empty()), installations(), reporter);
    }

    /** The same, if any goal has made it yet. */
    public Optional<EmbeddedDatabase> existingDatabase() {
        return Files.isDirectory(directory("database")) ? Optional.of(database()) : Optional.empty();
    }

    /** A shadow on the server that is named for it, else embedded: of the version that is configured, else of the target server's, else the newest. */
    public Shadow shadow(OptionalInt targetMajor) {
        return shadow(targetMajor, "as the database's server, " + targetMajor.orElse(0));
    }

    /** As {@link #shadow(OptionalInt)}, where the version comes from elsewhere: {@code why} it is wanted. */
    public Shadow shadow(OptionalInt major, String why) {
        major.ifPresent(this::tellOfNewer);
        if (shadowServer().isPresent()) {
            return onServer(shadowServer().get());
        }
        EmbeddedVersion version = wanted(major);
        PostgresInstallations installations = installations();
        tell("Shadow: embedded PostgreSQL " + version.major() + " (" + reason(major, why) + ")"
                + (standIns().isEmpty()
                        ? ""
                        : "; with empty stand-ins for " + standIns().names()));
        return EmbeddedShadow.open(shadowDirectory(), version, installations);
    }

    /** The PostgreSQL that {@link #shadow(OptionalInt)} would embed; empty where a server is named for it. */
    public Optional<EmbeddedVersion> embeddedShadow(OptionalInt major) {
        return shadowServer().isPresent() ? Optional.empty() : Optional.of(wanted(major));
    }

    /** A shadow of just this version, whatever is configured; fails where there is none. */
    public Shadow shadowOf(int major) {
        if (shadowServer().isEmpty()) {
            EmbeddedVersion version = EmbeddedVersion.nearest(major);
            if (version.major() > major) {
                throw MigrationFailure.refused("There is no embedded PostgreSQL " + major + ".", NAME_A_SHADOW);
            }
            return EmbeddedShadow.open(shadowDirectory(), version, installations());
        }
        ServerShadow shadow = onServer(shadowServer().get());
        if (shadow.majorVersion() > major) {
            shadow.close();
            throw MigrationFailure.refused(
                    "The server that migrate.shadowUrl names runs PostgreSQL " + shadow.majorVersion() + ", not "
                            + major + ".",
                    NAME_A_SHADOW);
        }
        return shadow;
    }

    /** Which server is asked, once in a goal however many of its parts ask. */
    void tell(String line) {
        if (told.add(line)) {
            reporter.info(line);
        }
    }

    /** Of a server that is newer than what is known, nothing that only it has may be passed over in silence. */
    private void tellOfNewer(int major) {
        int embedded = EmbeddedVersion.newest().major();
        if (major > embedded && shadowServer().isEmpty()) {
            reporter.warn("There is no embedded PostgreSQL " + major + " yet, so " + embedded
                    + " stands for it: statements that only " + major + " knows fail there. " + NAME_A_SHADOW);
        }
        if (major > CatalogReader.NEWEST_KNOWN) {
            reporter.warn("PostgreSQL " + major + " is newer than this version of the plugin knows ("
                    + CatalogReader.NEWEST_KNOWN + "): what is new in its catalogs is not compared.");
        }
    }

    private Optional<ConnectionSettings> shadowServer() {
        return project.shadowDatabase()
                .map(inputs -> SettingsResolver.resolve(inputs, "migrate.shadowUrl"))
                .filter(DatabaseTarget.Server.class::isInstance)
                .map(target -> ((DatabaseTarget.Server) target).settings());
    }

    private ServerShadow onServer(ConnectionSettings server) {
        ServerShadow shadow = ServerShadow.open(server);
        tell("Shadow: PostgreSQL " + shadow.majorVersion() + " at " + server.displayUrl() + " (migrate.shadowUrl)");
        return shadow;
    }

    private String reason(OptionalInt major, String why) {
        if (project.postgresVersion().isPresent()) {
            return "migrate.postgresVersion";
        }
        return major.isPresent() ? why : "the newest; -Dmigrate.postgresVersion= chooses another";
    }

    private EmbeddedVersion wanted(OptionalInt targetMajor) {
        if (project.postgresVersion().isPresent()) {
            int major = project.postgresVersion().get();
            EmbeddedVersion version = EmbeddedVersion.nearest(major);
            if (version.major() != major) {
                throw MigrationFailure.misconfigured(
                        "migrate.postgresVersion is " + major + ".",
                        "Choose a major version from "
                                + EmbeddedVersion.nearest(0).major() + " to "
                                + EmbeddedVersion.newest().major() + ".");
            }
            return version;
        }
        return targetMajor.isPresent() ? EmbeddedVersion.nearest(targetMajor.getAsInt()) : EmbeddedVersion.newest();
    }

    /** The extensions of which shadows have empty ones; none on a server that is named for them. */
    public StandIns standIns() {
        return shadowServer().isPresent() ? StandIns.NONE : project.standIns();
    }

    private PostgresInstallations installations() {
        StandIns standIns = project.standIns();
        return new PostgresInstallations(project.installations(), platform(), project.archives(), reporter)
                .with(standIns, directory(standIns.directory()));
    }

    /** What was made with stand-ins must not be taken for the real thing without them. */
    private Path shadowDirectory() {
        return standIns().isEmpty()
                ? directory("shadow")
                : directory(standIns().directory()).resolve("shadow");
    }

    private Platform platform() {
        return project.platform()
                .orElseThrow(() -> MigrationFailure.misconfigured(
                        "There is no embedded PostgreSQL here.",
                        "Name a server: with -Dmigrate.url= for the database, and with -Dmigrate.shadowUrl= one on"
                                + " which a database may be made, to compare with."));
    }

    private Path directory(String name) {
        return project.work().resolve(name);
    }
}
