package io.github.migratemaven.model;

import io.github.migratemaven.postgres.connection.ConnectionSettings;
import io.github.migratemaven.postgres.trial.TrialServer;
import io.github.migratemaven.report.Reporter;
import java.nio.file.Path;
import java.util.List;

/** A description of the schema that the revisions shall lead to. */
public interface SchemaModel {

    /**
     * Reads the model.
     *
     * @param scratch an empty database for whatever looks at a server in order to read the model, as a JPA provider does
     *     when an application starts; what is left in it does not count
     * @param server that it will be made real on
     * @param reporter told what a person must know about the model
     * @throws io.github.migratemaven.report.MigrationFailure when the model does not load
     */
    LoadedModel load(ConnectionSettings scratch, TrialServer server, Reporter reporter);

    /**
     * Whether the model can describe every kind of object, so that what it does not describe shall not be. Otherwise
     * what it cannot express is left alone.
     */
    boolean managesEverything();

    /**
     * The SQL files that describe it, which may say anything; empty where the model is no SQL.
     *
     * @throws io.github.migratemaven.report.MigrationFailure when they cannot be found
     */
    default List<Path> scripts() {
        return List.of();
    }

    /** Tables whose rows it states; none unless it says so. */
    default ReferenceTables reference() {
        return ReferenceTables.NONE;
    }

    /** What the model is, for a person: {@code the JPA entities of …}. */
    String description();
}
