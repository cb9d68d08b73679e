package io.github.migratemaven.postgres.settings;

import static io.github.migratemaven.testing.fuzz.Findings.require;

import io.github.migratemaven.postgres.connection.Secret;
import io.github.migratemaven.report.MigrationFailure;
import io.github.migratemaven.testing.fuzz.FuzzTarget;
import io.github.migratemaven.testing.fuzz.RandomText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The places that may name a database, all at once: an answer or a failure that a person understands, never a password. */
public final class SettingsFuzz implements FuzzTarget {
    private static final String SECRET = "S3cr3tXy";
    private static final List<String> PARAMETERS = List.of("url", "username", "password");
    private static final List<String> VARIABLES = List.of(
            "MIGRATE_URL",
            "MIGRATE_USERNAME",
            "MIGRATE_PASSWORD",
            "DATABASE_URL",
            "POSTGRES_SERVER",
            "POSTGRES_PORT",
            "POSTGRES_USER",
            "POSTGRES_PASSWORD",
            "POSTGRES_PASSWORD_FILE",
            "POSTGRES_DB",
            "PGHOST",
            "PGHOSTADDR",
            "PGPORT",
            "PGDATABASE",
            "PGUSER",
            "PGPASSWORD",
            "PGPASSFILE",
            "PGSERVICE",
            "PGSERVICEFILE",
            "PGSYSCONFDIR",
            "PGSSLMODE",
            "PGOPTIONS",
            "PGAPPNAME",
            "PGCONNECT_TIMEOUT",
            "PGTARGETSESSIONATTRS",
            "PGREQUIRESSL",
            "USER");
    private static final List<String> PIECES = List.of(
            "embedded",
            "localhost",
            "one,two",
            "5432",
            "5432,5433",
            "0",
            "70000",
            "-1",
            "shop",
            "::1",
            "/var/run",
            "@x",
            "require",
            "any",
            "primary",
            "on",
            "/no/such/file",
            ".",
            "a".repeat(64),
            "postgresql://u@h/d",
            "jdbc:postgresql:",
            "postgresql://u@h/d?service=shop",
            "postgresql://h/d?passfile=x",
            "?connect_timeout=x",
            "é",
            "\u0000",
            "%",
            "*",
            "\"");

    private final Path home;

    public SettingsFuzz(Path scratch) {
        this.home = scratch;
        try {
            Files.writeString(scratch.resolve(".pgpass"), "*:*:*:*:" + SECRET + "\n");
            if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
                Files.setPosixFilePermissions(scratch.resolve(".pgpass"), PosixFilePermissions.fromString("rw-------"));
            }
            Files.writeString(
                    scratch.resolve(".pg_service.conf"),
                    "[shop]\nhost=one\nport=5433\nuser=u\npassword=" + SECRET + "\n[broken]\nhost\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String name() {
        return "settings";
    }

    @Override
    public void attempt(RandomText random) {
        SettingsInputs inputs = new SettingsInputs(
                some(PARAMETERS, random),
                some(VARIABLES, random),
                some(PARAMETERS, random),
                random.once(3)
                        ? Optional.of(new Credentials(Optional.of("u"), Optional.of(Secret.of(SECRET))))
                        : Optional.empty(),
                home);
        String told;
        try {
            DatabaseTarget target = SettingsResolver.resolve(inputs);
            told = target.toString();
            if (target instanceof DatabaseTarget.Server server) {
                told += server.settings().displayUrl() + server.settings().authority();
                require(!server.settings().user().isEmpty(), "no user", described(inputs));
            }
        } catch (MigrationFailure e) {
            told = e.problemAndAdvice();
        }
        require(!told.contains(SECRET), "tells a password: " + told, described(inputs));
    }

    private static Map<String, String> some(List<String> names, RandomText random) {
        Map<String, String> some = new HashMap<>();
        for (int count = random.below(Math.min(names.size(), 6)); count > 0; count--) {
            String name = random.of(names);
            boolean secret = name.equals("PGPASSWORD")
                    || name.toLowerCase(Locale.ROOT).endsWith("_password")
                    || name.equals("password");
            some.put(name, secret ? SECRET : random.once(3) ? random.pieces(PIECES, 3) : random.of(PIECES));
        }
        return some;
    }

    private static String described(SettingsInputs inputs) {
        return inputs.commandLine() + " " + inputs.environment() + " " + inputs.pom();
    }
}
