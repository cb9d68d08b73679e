package io.github.migratemaven.api.spring;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What {@code application.properties} says about this engine.
 *
 * @param atStart what to do before the application uses its database
 * @param revisions directory of the revisions on the class path
 * @param versionTableSchema schema of the version tables; by default the connection's current schema
 * @param environment name of the database that is meant, such as {@code staging}
 */
@ConfigurationProperties("migrate")
public record MigrateProperties(
        @DefaultValue("upgrade") AtStart atStart,
        @DefaultValue("db/revisions") String revisions,
        @Nullable String versionTableSchema,
        @Nullable String environment) {

    /** What an application does at its start. */
    public enum AtStart {
        /** Applies the revisions that the database lacks. */
        UPGRADE,
        /** Fails unless somebody has applied them. */
        REQUIRE_HEAD,
        /** Leaves the database alone. */
        NOTHING
    }

    Optional<String> schema() {
        return Optional.ofNullable(versionTableSchema);
    }

    Optional<String> environmentName() {
        return Optional.ofNullable(environment);
    }
}
