package io.github.migratemaven.model.provider;

import java.lang.reflect.Field;
import java.util.Arrays;

/** The database that EclipseLink writes its script for where nobody names one. */
public final class EclipseLinkPlatform {
    public static final String SETTING = "eclipselink.target-database";

    private static final String ANY = "PostgreSQL";
    private static final String SINCE_10 = "PostgreSQL10";

    private EclipseLinkPlatform() {}

    /**
     * The platform that writes what PostgreSQL accepts: since version 5 the one for any PostgreSQL makes {@code BIGINT SERIAL}
     * of an identity.
     */
    public static String of(ClassLoader loader) {
        try {
            Class<?> platforms = Class.forName("org.eclipse.persistence.config.TargetDatabase", false, loader);
            boolean newer =
                    Arrays.stream(platforms.getFields()).map(Field::getName).anyMatch(SINCE_10::equals);
            return newer ? SINCE_10 : ANY;
        } catch (ClassNotFoundException | LinkageError another) {
            return ANY;
        }
    }
}
