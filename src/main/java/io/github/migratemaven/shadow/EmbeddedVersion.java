package io.github.migratemaven.shadow;

import java.util.Comparator;
import java.util.List;

/**
 * A PostgreSQL that can be embedded.
 *
 * @param major PostgreSQL's major version
 * @param archive version of the archive that holds its binaries, in Maven's terms
 */
public record EmbeddedVersion(int major, String archive) {
    private static final List<EmbeddedVersion> KNOWN = List.of(
            new EmbeddedVersion(13, "13.23.0"),
            new EmbeddedVersion(14, "14.24.0"),
            new EmbeddedVersion(15, "15.19.0"),
            new EmbeddedVersion(16, "16.15.0"),
            new EmbeddedVersion(17, "17.11.0"),
            new EmbeddedVersion(18, "18.6.0"));

    /** The newest PostgreSQL known to this version of the plugin. */
    public static EmbeddedVersion newest() {
        return KNOWN.get(KNOWN.size() - 1);
    }

    /** The known version that is nearest to a server's: its own major version, or the oldest or newest known. */
    public static EmbeddedVersion nearest(int major) {
        return KNOWN.stream()
                .min(Comparator.comparingInt(version -> Math.abs(version.major - major)))
                .orElseThrow();
    }
}
