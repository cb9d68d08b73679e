package io.github.migratemaven.shadow;

import io.github.migratemaven.postgres.connection.ConnectionSettings;
import io.github.migratemaven.postgres.connection.Secret;
import io.github.migratemaven.report.MigrationFailure;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.io.file.PathUtils;

/** The files of a cluster: PostgreSQL's data directory, the password to it, its configuration and logs. */
final class ClusterDirectory {
    static final String SUPERUSER = "postgres";
    private static final String LOOPBACK = "127.0.0.1";
    private static final int PASSWORD_BYTES = 18;
    /** The initdb of earlier ones takes the first 99 characters of a password file for the whole. */
    private static final int FIRST_TO_READ_LONG_LINES = 14;

    private final Path path;
    private final EmbeddedVersion version;
    private final ClusterProfile profile;

    private ClusterDirectory(Path path, EmbeddedVersion version, ClusterProfile profile) {
        this.path = path;
        this.version = version;
        this.profile = profile;
    }

    /** A directory that exists afterwards, and may still be empty. */
    static ClusterDirectory at(Path path, EmbeddedVersion version, ClusterProfile profile) {
        try {
            Files.createDirectories(path);
            return new ClusterDirectory(path.toRealPath(), version, profile);
        } catch (IOException e) {
            throw unusable(path, e);
        }
    }

    Path path() {
        return path;
    }

    EmbeddedVersion version() {
        return version;
    }

    Path data() {
        return path.resolve("data");
    }

    /** What the server printed since it was started last. */
    Path log() {
        return path.resolve("server.log");
    }

    /** What the last other program printed. */
    Path programLog() {
        return path.resolve("program.log");
    }

    /** Only its owner can read it. */
    Path passwordFile() {
        return path.resolve("password");
    }

    /** The maintenance database of a server on a port. */
    ConnectionSettings settings(int port) {
        try {
            return new ConnectionSettings(
                    LOOPBACK,
                    port,
                    "postgres",
                    SUPERUSER,
                    Optional.of(Secret.of(Files.readString(passwordFile()).strip())),
                    Map.of(),
                    Map.of());
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    /** Whether the server on a port accepts this cluster's password and serves this data directory. */
    boolean answersAt(int port) {
        try (Connection connection = settings(port).open();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("show data_directory")) {
            return result.next() && Path.of(result.getString(1)).equals(data());
        } catch (SQLException e) {
            return false;
        }
    }

    /** Makes the data directory one that a server can be started on, while none runs on it. */
    void prepare(PostgresInstallation installation) {
        try {
            boolean endedUncleanly = Files.exists(PostmasterPid.fileIn(data()));
            if (endedUncleanly && profile == ClusterProfile.SHADOW) {
                // Without fsync nobody knows what a crash of the machine has left of it.
                PathUtils.deleteDirectory(data());
            }
            Files.deleteIfExists(PostmasterPid.fileIn(data()));
            if (!Files.exists(data())) {
                initialise(installation);
            }
            installation.user().takeOver(data());
            closeToOthers();
            requireMajorVersion();
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    /** PostgreSQL insists on it, and a project that was copied has lost it. */
    private void closeToOthers() throws IOException {
        if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(data(), PosixFilePermissions.fromString("rwx------"));
        }
    }

    private void initialise(PostgresInstallation installation) throws IOException {
        Path unfinished = path.resolve("data.unfinished");
        if (Files.exists(unfinished)) {
            PathUtils.deleteDirectory(unfinished);
        }
        String password = newPassword();
        writeSecret(passwordFile(), password);
        Path forInitDb = path.resolve("password.initdb");
        boolean readsLongLines = version.major() >= FIRST_TO_READ_LONG_LINES;
        writeSecret(forInitDb, readsLongLines ? ScramVerifier.of(password) : password);
        installation.user().takeOver(forInitDb);
        InitDb.run(installation, version.major(), unfinished, forInitDb, programLog());
        Files.delete(forInitDb);
        Files.writeString(
                unfinished.resolve("postgresql.conf"), "\ninclude 'migrate.conf'\n", StandardOpenOption.APPEND);
        Files.move(unfinished, data(), StandardCopyOption.ATOMIC_MOVE);
    }

    private void requireMajorVersion() throws IOException {
        String found = Files.readString(data().resolve("PG_VERSION")).strip();
        if (!found.equals(Integer.toString(version.major()))) {
            throw MigrationFailure.misconfigured(
                    "The embedded database in " + path + " was made by PostgreSQL " + found + ", but PostgreSQL "
                            + version.major() + " is configured.",
                    "Set -Dmigrate.postgresVersion=" + found + ", or delete the directory " + path
                            + " with all its data and try again; it is made anew.");
        }
    }

    private static String newPassword() {
        byte[] password = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(password);
        return HexFormat.of().formatHex(password);
    }

    private static void writeSecret(Path file, String secret) throws IOException {
        Files.deleteIfExists(file);
        if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
        Files.writeString(file, secret + "\n");
    }

    /**
     * Writes the server's settings for the next start. The port stays what it was if it is free, so that tools which
     * know it need not be told another one.
     *
     * @param reader whom the server runs as
     * @param otherPort whether the last port is known to be taken
     * @return the port
     */
    int configure(ServerUser reader, boolean otherPort) {
        Path portFile = path.resolve("port");
        try {
            int wanted = otherPort || !Files.exists(portFile)
                    ? 0
                    : Integer.parseInt(Files.readString(portFile).strip());
            int port = freePort(wanted);
            Files.writeString(portFile, port + "\n");
            StringBuilder settings = new StringBuilder("# Written anew at each start.\n")
                    .append("listen_addresses = '" + LOOPBACK + "'\n")
                    .append("port = " + port + "\n")
                    .append("unix_socket_directories = ''\n");
            profile.settings(version.major()).forEach((name, value) -> settings.append(name + " = '" + value + "'\n"));
            Path file = data().resolve("migrate.conf");
            Files.writeString(file, settings);
            reader.takeOver(file);
            return port;
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    private static int freePort(int wanted) throws IOException {
        try (ServerSocket socket = new ServerSocket(wanted, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
            return socket.getLocalPort();
        } catch (IOException e) {
            if (wanted == 0) {
                throw e;
            }
            return freePort(0);
        }
    }

    MigrationFailure unusable(IOException cause) {
        return unusable(path, cause);
    }

    private static MigrationFailure unusable(Path path, IOException cause) {
        return MigrationFailure.failed(
                "The embedded PostgreSQL's directory " + path + " cannot be used: " + cause,
                "Check that there is free space and that the build may write there; it may be deleted when no build"
                        + " runs.",
                cause);
    }
}
