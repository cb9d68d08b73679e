package io.github.migratemaven.importing.flyway;

import java.util.Optional;

/**
 * What a file's name says of a migration.
 *
 * @param version empty for one that is repeatable
 * @param description in words
 */
record ScriptName(Kind kind, Optional<FlywayVersion> version, String description) {

    /** What a migration is for. */
    enum Kind {
        VERSIONED,
        UNDO,
        REPEATABLE,
        BASELINE
    }

    /** Empty where the name is none of a migration. */
    static Optional<ScriptName> of(String stem, FlywaySettings settings) {
        return read(stem, settings.versionedPrefix(), Kind.VERSIONED, settings)
                .or(() -> read(stem, settings.undoPrefix(), Kind.UNDO, settings))
                .or(() -> read(stem, settings.baselinePrefix(), Kind.BASELINE, settings))
                .or(() -> read(stem, settings.repeatablePrefix(), Kind.REPEATABLE, settings));
    }

    private static Optional<ScriptName> read(String stem, String prefix, Kind kind, FlywaySettings settings) {
        if (!stem.startsWith(prefix)) {
            return Optional.empty();
        }
        String rest = stem.substring(prefix.length());
        int end = rest.indexOf(settings.separator());
        String description = end < 0
                ? ""
                : rest.substring(end + settings.separator().length()).replace('_', ' ');
        String version = end < 0 ? rest : rest.substring(0, end);
        if (kind == Kind.REPEATABLE) {
            return end == 0 ? Optional.of(new ScriptName(kind, Optional.empty(), description)) : Optional.empty();
        }
        return FlywayVersion.parse(version).map(number -> new ScriptName(kind, Optional.of(number), description));
    }
}
