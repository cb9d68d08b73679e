package io.github.migratemaven.api.junit;

import io.github.migratemaven.api.Migrations;
import io.github.migratemaven.shadow.EmbeddedVersion;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;

/** The tests of one module in a virtual machine of their own, in the middle of which it is killed. */
final class TestServerProcess {
    private TestServerProcess() {}

    @SuppressWarnings("SystemOut")
    public static void main(String[] arguments) throws IOException {
        try (TestServer server = TestServer.embedded(Path.of(arguments[0]), EmbeddedVersion.newest())) {
            server.database(Migrations.fromDirectory(Path.of(arguments[1])), "heads");
            System.out.println("has a database");
            System.in.transferTo(OutputStream.nullOutputStream());
        }
    }
}
