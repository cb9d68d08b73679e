package io.github.migratemaven.model;

import io.github.migratemaven.postgres.connection.RepeatedSession;
import java.util.Optional;

/** A model that has been read and understood, and can be made real. */
@FunctionalInterface
public interface LoadedModel {

    /**
     * Makes the schema real.
     *
     * @param emptyDatabase a session in a database without any object of a user but what the model needs and cannot express,
     *     on which its role is superuser
     * @throws io.github.migratemaven.report.MigrationFailure when PostgreSQL refuses the model
     */
    void create(RepeatedSession emptyDatabase);

    /**
     * Makes real what needs nothing but the model itself.
     *
     * @param emptyDatabase a session in a database without any object of a user, on which its role is superuser
     * @return whether that was all; otherwise the model takes something for granted that it does not create
     * @throws io.github.migratemaven.report.MigrationFailure when PostgreSQL refuses the model for another reason
     */
    default boolean createAlone(RepeatedSession emptyDatabase) {
        create(emptyDatabase);
        return true;
    }

    /** All that {@link #createAlone} does, as a text; empty where only doing it can tell. */
    default Optional<String> content() {
        return Optional.empty();
    }
}
