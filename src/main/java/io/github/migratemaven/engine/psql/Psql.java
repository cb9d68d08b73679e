package io.github.migratemaven.engine.psql;

import io.github.migratemaven.engine.context.TerminalProgram;
import io.github.migratemaven.postgres.connection.ConnectionSettings;
import io.github.migratemaven.postgres.connection.Secret;
import io.github.migratemaven.postgres.connection.ServerAddress;
import io.github.migratemaven.report.MigrationFailure;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** PostgreSQL's own client, where there is one. */
final class Psql {
    private static final Map<String, String> VARIABLES = Map.of(
            "sslmode", "PGSSLMODE",
            "sslrootcert", "PGSSLROOTCERT",
            "sslcert", "PGSSLCERT",
            "sslkey", "PGSSLKEY");

    private final Path program;

    private Psql(Path program) {
        this.program = program;
    }

    /** @param path the environment's {@code PATH} */
    static Optional<Psql> onPath(String path) {
        return Arrays.stream(path.split(File.pathSeparator, -1))
                .filter(directory -> !directory.isBlank())
                .flatMap(directory -> List.of("psql", "psql.exe").stream().map(name -> Path.of(directory, name)))
                .filter(Files::isExecutable)
                .findFirst()
                .map(Psql::new);
    }

    /** What psql reads its connection from; a password on a command line could be read by everybody. */
    static Map<String, String> environment(ConnectionSettings settings) {
        Map<String, String> variables = new HashMap<>();
        variables.put("PGHOST", joined(settings, ServerAddress::host));
        variables.put("PGPORT", joined(settings, server -> String.valueOf(server.port())));
        Optional.of(wantedServer(settings))
                .filter(word -> !word.isEmpty())
                .ifPresent(word -> variables.put("PGTARGETSESSIONATTRS", word));
        variables.put("PGDATABASE", settings.database());
        variables.put("PGUSER", settings.user());
        settings.password().map(Secret::reveal).ifPresent(password -> variables.put("PGPASSWORD", password));
        VARIABLES.forEach((property, variable) -> Optional.ofNullable(
                        settings.properties().get(property))
                .ifPresent(value -> variables.put(variable, value)));
        if (settings.trustsAuthoritiesOfJava()) {
            variables.put("PGSSLROOTCERT", "system");
        }
        String options = Stream.of(
                        Optional.ofNullable(settings.properties().get("options")),
                        Optional.ofNullable(settings.properties().get("currentSchema"))
                                .map(schema -> "-c search_path=" + schema.replace(" ", "\\ ")))
                .flatMap(Optional::stream)
                .collect(Collectors.joining(" "));
        if (!options.isEmpty()) {
            variables.put("PGOPTIONS", options);
        }
        return variables;
    }

    private static String joined(ConnectionSettings settings, Function<ServerAddress, String> part) {
        return settings.servers().stream().map(part).collect(Collectors.joining(","));
    }

    /** Which of several servers psql is to choose, in libpq's words; empty where there is no choice. */
    static String wantedServer(ConnectionSettings settings) {
        if (settings.servers().size() == 1) {
            return "";
        }
        return switch (settings.properties().getOrDefault("targetServerType", "primary")) {
            case "any" -> "any";
            case "secondary" -> "standby";
            case "preferSecondary" -> "prefer-standby";
            // Since libpq of PostgreSQL 10, where "primary" is known since 14 only.
            default -> "read-write";
        };
    }

    /**
     * Hands the terminal over until psql ends.
     *
     * @return its exit code
     */
    int run(ConnectionSettings settings) {
        ProcessBuilder builder = new ProcessBuilder(program.toString());
        builder.environment().keySet().removeAll(List.of("PGSERVICE", "PGHOSTADDR", "PGTARGETSESSIONATTRS"));
        builder.environment().putAll(environment(settings));
        try {
            return TerminalProgram.run(builder);
        } catch (IOException e) {
            throw MigrationFailure.failed(
                    program + " does not start: " + e.getMessage(), "Check that it can be run.", e);
        }
    }
}
