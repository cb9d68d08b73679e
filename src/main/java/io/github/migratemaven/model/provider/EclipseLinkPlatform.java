package io.github.migratemaven.model.provider;

import java.lang.reflect.Field;
import java.util.Arrays;

/** Which PostgreSQL EclipseLink is told of, so that it writes what PostgreSQL accepts. */
public final class EclipseLinkPlatform {
    /** The newest that EclipseLink knows by name, which is that of all from 10 on. */
    private static final int NEWEST_KNOWN = 14;

    private EclipseLinkPlatform() {}

    /**
     * The server's major version, or the nearest that this EclipseLink knows: since version 5 it makes {@code BIGINT SERIAL} of
     * an identity on any other, which PostgreSQL refuses.
     */
    public static int versionFor(int majorVersion, ClassLoader loader) {
        return isNewer(loader) ? Math.min(majorVersion, NEWEST_KNOWN) : majorVersion;
    }

    private static boolean isNewer(ClassLoader loader) {
        try {
            Class<?> platforms = Class.forName("org.eclipse.persistence.config.TargetDatabase", false, loader);
            return Arrays.stream(platforms.getFields()).map(Field::getName).anyMatch("PostgreSQL10"::equals);
        } catch (ClassNotFoundException | LinkageError another) {
            return false;
        }
    }
}
