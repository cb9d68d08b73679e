package io.github.migratemaven.model;

import io.github.migratemaven.postgres.connection.ConnectionSettings;
import io.github.migratemaven.postgres.trial.TrialServer;
import io.github.migratemaven.report.Reporter;
import java.nio.file.Path;
import java.util.List;

/** A model of which somebody has named tables whose rows belong to it. */
public record ModelWithRows(SchemaModel model, ReferenceTables named) implements SchemaModel {

    @Override
    public LoadedModel load(ConnectionSettings scratch, TrialServer server, Reporter reporter) {
        return model.load(scratch, server, reporter);
    }

    /** What a CSV file says of a table says more than its name. */
    @Override
    public ReferenceTables reference() {
        return named.with(model.reference());
    }

    @Override
    public List<Path> scripts() {
        return model.scripts();
    }

    @Override
    public boolean managesEverything() {
        return model.managesEverything();
    }

    @Override
    public String description() {
        return model.description();
    }
}
