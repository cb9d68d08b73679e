package io.github.migratemaven.engine.context;

import io.github.migratemaven.postgres.settings.ParameterValues;
import io.github.migratemaven.postgres.settings.SettingsInputs;
import io.github.migratemaven.shadow.BinaryArchives;
import io.github.migratemaven.shadow.Platform;
import io.github.migratemaven.shadow.StandIns;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What every goal is told about the project it works in.
 *
 * @param revisions directory of the revision files
 * @param work directory for servers, shadows and their templates, kept between builds and safe to delete
 * @param installations directory for PostgreSQL's unpacked binaries, which projects may share
 * @param database everything that may say where the database is
 * @param shadowDatabase what names a server to make shadow databases on; absent for embedded ones
 * @param postgresVersion major version of embedded servers; by default that of the database, else the newest known
 * @param archives where PostgreSQL's binaries come from
 * @param classPath what revisions in Java may use: the project's classes and dependencies; asked for only when there is
 *     such a revision
 * @param parameters values for what revisions ask for
 * @param platform the operating system and processor that they are for; absent where no server may be embedded
 * @param standIns extensions that embedded servers lack, and have empty ones for
 */
public record ProjectSettings(
        Path revisions,
        Path work,
        Path installations,
        SettingsInputs database,
        Optional<SettingsInputs> shadowDatabase,
        Optional<Integer> postgresVersion,
        BinaryArchives archives,
        Supplier<List<Path>> classPath,
        ParameterValues parameters,
        Optional<Platform> platform,
        StandIns standIns) {

    /** Without stand-ins: a bundle embeds no server, and its floor knows nothing of shadows. */
    public ProjectSettings(
            Path revisions,
            Path work,
            Path installations,
            SettingsInputs database,
            Optional<SettingsInputs> shadowDatabase,
            Optional<Integer> postgresVersion,
            BinaryArchives archives,
            Supplier<List<Path>> classPath,
            ParameterValues parameters,
            Optional<Platform> platform) {
        this(
                revisions,
                work,
                installations,
                database,
                shadowDatabase,
                postgresVersion,
                archives,
                classPath,
                parameters,
                platform,
                StandIns.NONE);
    }
}
