package io.github.migratemaven.model;

import io.github.migratemaven.postgres.ConnectionSettings;
import io.github.migratemaven.report.Reporter;

/** A description of the schema that the revisions shall lead to. */
public interface SchemaModel {

    /**
     * Makes the schema real.
     *
     * @param emptyDatabase a database without any object of a user, on which its role is superuser
     * @param reporter told what a person must know about the model
     * @throws io.github.migratemaven.report.MigrationFailure when the model does not load, or PostgreSQL refuses it
     */
    void create(ConnectionSettings emptyDatabase, Reporter reporter);

    /**
     * Whether the model can describe every kind of object, so that what it does not describe shall not be. Otherwise
     * what it cannot express is left alone.
     */
    boolean managesEverything();

    /** What the model is, for a person: {@code the JPA entities of …}. */
    String description();
}
