package io.github.migratemaven.real;

import io.github.migratemaven.corpus.SchemaDump;
import io.github.migratemaven.postgres.connection.ConnectionSettings;
import io.github.migratemaven.testing.TestPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A database of the runner's server, and its schema as {@code pg_dump} prints it, without this plugin's two tables. */
record ComparedDatabase(int major, ConnectionSettings settings) {

    static ComparedDatabase empty(int major) {
        return new ComparedDatabase(major, TestPostgres.freshDatabase(major));
    }

    String url() {
        return "jdbc:postgresql://" + settings.host() + ":" + settings.port() + "/" + settings.database();
    }

    void run(Path script) {
        psql(script);
    }

    /**
     * The schema once it has come to rest: dumped, restored into another database, dumped again; what PostgreSQL prints of
     * an expression, run again, can print otherwise the first time.
     */
    String schema(Path logs) throws IOException {
        Path dump = Files.createTempFile(Files.createDirectories(logs), "schema", ".sql");
        Files.writeString(dump, dump());
        ComparedDatabase restored = empty(major);
        // The schema public is there already.
        Files.writeString(
                dump, Files.readString(dump).replaceFirst("(?m)^CREATE SCHEMA public;$", ""), StandardCharsets.UTF_8);
        restored.psql(dump);
        Files.delete(dump);
        return SchemaDump.normalised(restored.dump());
    }

    private String dump() {
        return output(
                "pg_dump",
                "--schema-only",
                "--no-comments",
                "--exclude-table=*.migrate_revision",
                "--exclude-table=*.migrate_event");
    }

    private void psql(Path script) {
        output("psql", "--no-psqlrc", "--quiet", "--set=ON_ERROR_STOP=1", "--file=" + script);
    }

    private String output(String program, String... options) {
        List<String> command = new ArrayList<>(List.of(program));
        command.addAll(Arrays.asList(options));
        command.addAll(List.of(
                "--host=" + settings.host(),
                "--port=" + settings.port(),
                "--username=" + settings.user(),
                settings.database()));
        try {
            Path errors = Files.createTempFile(program, ".err");
            Process process =
                    new ProcessBuilder(command).redirectError(errors.toFile()).start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            int code = process.waitFor();
            String said = Files.readString(errors).strip();
            Files.delete(errors);
            if (code != 0) {
                throw new IllegalStateException(program + " failed: " + said);
            }
            return output;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(program + " was interrupted", e);
        }
    }
}
