package io.github.migratemaven.model.provider;

import io.github.migratemaven.report.Reporter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Hibernate finds PostgreSQL's dialect by itself; a dialect that an application names is its own variant of it, or another database's. */
public final class PostgresDialect {
    private static final String DIALECT = "hibernate.dialect";
    private static final String POSTGRESQL = "org.hibernate.dialect.PostgreSQLDialect";

    private PostgresDialect() {}

    /** The properties without a dialect of another database, as that of a profile for tests often is. */
    public static Map<String, String> only(Map<String, String> properties, ClassLoader loader, Reporter reporter) {
        String dialect = properties.getOrDefault(DIALECT, POSTGRESQL).strip();
        if (mentionsPostgres(dialect) || extendsPostgres(dialect, loader)) {
            return properties;
        }
        reporter.warn(
                "The setting " + DIALECT + "=" + dialect + " is not for PostgreSQL and is left out of the model.");
        Map<String, String> others = new HashMap<>(properties);
        others.remove(DIALECT);
        return others;
    }

    private static boolean mentionsPostgres(String dialect) {
        String name = dialect.toLowerCase(Locale.ROOT);
        return name.isEmpty() || name.contains("postgres") || name.contains("postgis");
    }

    private static boolean extendsPostgres(String dialect, ClassLoader loader) {
        try {
            Class<?> type = Class.forName(dialect, false, loader);
            while (type != null && !type.getName().equals(POSTGRESQL)) {
                type = type.getSuperclass();
            }
            return type != null;
        } catch (ClassNotFoundException | LinkageError e) {
            return false;
        }
    }
}
