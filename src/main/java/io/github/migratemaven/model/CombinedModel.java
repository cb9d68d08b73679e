package io.github.migratemaven.model;

import io.github.migratemaven.postgres.connection.ConnectionSettings;
import io.github.migratemaven.postgres.connection.RepeatedSession;
import io.github.migratemaven.postgres.trial.TrialServer;
import io.github.migratemaven.report.Reporter;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** Several models that describe one schema together, each made real on top of those before it. */
public final class CombinedModel implements SchemaModel {
    private final List<SchemaModel> parts;

    /** Models in the order in which they are made real: entities first, SQL files that refer to their tables after. */
    public CombinedModel(List<SchemaModel> parts) {
        this.parts = List.copyOf(parts);
    }

    @Override
    public LoadedModel load(ConnectionSettings scratch, TrialServer server, Reporter reporter) {
        List<LoadedModel> loaded =
                parts.stream().map(part -> part.load(scratch, server, reporter)).toList();
        return new LoadedParts(loaded);
    }

    private record LoadedParts(List<LoadedModel> parts) implements LoadedModel {
        @Override
        public void create(RepeatedSession emptyDatabase) {
            parts.forEach(part -> part.create(emptyDatabase));
        }

        @Override
        public boolean createAlone(RepeatedSession emptyDatabase) {
            return parts.stream().allMatch(part -> part.createAlone(emptyDatabase));
        }
    }

    @Override
    public ReferenceTables reference() {
        return parts.stream().map(SchemaModel::reference).reduce(ReferenceTables.NONE, ReferenceTables::with);
    }

    @Override
    public List<Path> scripts() {
        return parts.stream().flatMap(part -> part.scripts().stream()).toList();
    }

    @Override
    public boolean managesEverything() {
        return parts.stream().anyMatch(SchemaModel::managesEverything);
    }

    @Override
    public String description() {
        return parts.stream().map(SchemaModel::description).collect(Collectors.joining(", then "));
    }
}
