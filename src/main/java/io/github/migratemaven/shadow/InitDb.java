package io.github.migratemaven.shadow;

import io.github.migratemaven.report.MigrationFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.io.file.PathUtils;

/** Initialises a data directory: UTF-8, and the same rules for order and case on every machine where that is possible. */
final class InitDb {
    private static final int FIRST_WITH_BUILTIN_LOCALE = 17;

    private InitDb() {}

    /** @param passwordFile with the superuser's password, or what the server keeps of it */
    static void run(PostgresInstallation installation, int majorVersion, Path data, Path passwordFile, Path output)
            throws IOException {
        List<String> common = List.of(
                "--pgdata=" + data,
                "--username=" + ClusterDirectory.SUPERUSER,
                "--pwfile=" + passwordFile,
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale=C",
                "--no-sync");
        try {
            makeDirectory(installation, data);
            installation.run(output, "initdb", with(common, characterRules(installation.platform(), majorVersion)));
        } catch (MigrationFailure e) {
            if (!ServerLog.tail(output).contains("invalid locale name")) {
                throw e;
            }
            if (Files.exists(data)) {
                PathUtils.deleteDirectory(data);
            }
            makeDirectory(installation, data);
            installation.run(output, "initdb", common);
        }
    }

    /** An empty one, which initdb accepts: its user need not have the right to make one there. */
    private static void makeDirectory(PostgresInstallation installation, Path data) throws IOException {
        Files.createDirectory(data);
        installation.user().takeOver(data);
    }

    private static List<String> characterRules(Platform platform, int majorVersion) {
        if (majorVersion >= FIRST_WITH_BUILTIN_LOCALE) {
            return List.of("--locale-provider=builtin", "--builtin-locale=C.UTF-8");
        }
        return switch (platform.system()) {
            case "linux" -> List.of("--lc-ctype=C.UTF-8");
            case "darwin" -> List.of("--lc-ctype=UTF-8");
            default -> List.of();
        };
    }

    private static List<String> with(List<String> first, List<String> second) {
        List<String> all = new ArrayList<>(first);
        all.addAll(second);
        return all;
    }
}
