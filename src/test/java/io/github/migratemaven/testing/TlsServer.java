package io.github.migratemaven.testing;

import io.github.migratemaven.postgres.connection.ConnectionSettings;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Objects;

/** A server with a certificate for the host {@code localhost}, which lets the role {@code owner} in by a certificate only. Its files come from {@code tls/make.sh}. */
public final class TlsServer implements AutoCloseable {
    private final Path directory;
    private final EmbeddedPostgres server;

    public TlsServer(int major, Path directory) {
        this.directory = directory;
        Path data = directory.resolve("data");
        try {
            this.server = TestPostgres.builder(major).setDataDirectory(data).start();
            for (String file : List.of("server.crt", "server.key", "authority.crt")) {
                copy(file, data);
            }
            for (String name : List.of("owner", "visitor", "forged")) {
                copy(name + ".crt", directory);
                copy(name + ".key", directory);
            }
            copy("authority.crt", directory);
            copy("stranger.crt", directory);
            Files.writeString(data.resolve("pg_hba.conf"), "hostssl all owner all cert\nhost all all all trust\n");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        Database database = new Database(settings("postgres"));
        database.run("alter system set ssl_ca_file = 'authority.crt'");
        database.run("alter system set ssl = on");
        database.run("create role owner login");
        database.run("select pg_reload_conf()");
        Await.until("TLS is there", () -> database.value("select ssl from pg_stat_ssl where pid = pg_backend_pid()")
                .equals("t"));
    }

    /** Of a role, on {@code localhost}, without a word of TLS. */
    public ConnectionSettings settings(String role) {
        return ConnectionSettings.local(server.getPort(), "postgres", role);
    }

    /** Of {@code authority}, {@code stranger}, {@code owner}, {@code visitor} (another role), {@code forged} (the stranger's). */
    public String certificate(String name) {
        return directory.resolve(name + ".crt").toString();
    }

    /** In PKCS #8. */
    public String key(String name) {
        return directory.resolve(name + ".key").toString();
    }

    private static void copy(String file, Path into) throws IOException {
        Path copy = into.resolve(file);
        try (InputStream made = Objects.requireNonNull(TlsServer.class.getResourceAsStream("/tls/" + file))) {
            Files.copy(made, copy);
        }
        Files.setPosixFilePermissions(copy, PosixFilePermissions.fromString("rw-------"));
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
