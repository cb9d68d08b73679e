package io.github.migratemaven.postgres.settings;

import io.github.migratemaven.report.MigrationFailure;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** A file that a setting names. */
public final class NamedFile {
    private NamedFile() {}

    /** @throws MigrationFailure if the system can have no file of such a name */
    static Path of(Setting setting) {
        try {
            return Path.of(setting.value());
        } catch (InvalidPathException e) {
            throw MigrationFailure.misconfigured(
                    "The " + setting.origin() + " names no file: " + e.getReason() + ".", "Correct it.", e);
        }
    }
}
