package io.github.migratemaven.engine.psql;

import io.github.migratemaven.engine.context.GoalContext;
import io.github.migratemaven.engine.context.TargetDatabase;
import io.github.migratemaven.report.MigrationFailure;
import java.util.Optional;

/** Opens psql on the database, or says how to. */
public final class PsqlGoal {
    private final GoalContext context;

    public PsqlGoal(GoalContext context) {
        this.context = context;
    }

    public PsqlResult run(PsqlRequest request) {
        try (TargetDatabase database = context.open()) {
            Optional<Psql> psql = request.path().flatMap(Psql::onPath);
            psql.ifPresent(client -> client.run(database.settings()));
            PsqlResult result = PsqlResult.of(database.settings(), psql.isPresent(), passwordFile(database));
            if (request.hasInput() && psql.isEmpty()) {
                throw MigrationFailure.refused(
                        "psql was not opened, since there is no terminal; nothing of the input was run.",
                        "Give the input to psql itself: psql " + result.url() + "\n"
                                + result.passwordFrom()
                                        .map(place -> "Its password: " + place + ".")
                                        .orElse("It needs no password."));
            }
            return result;
        }
    }

    private Optional<String> passwordFile(TargetDatabase database) {
        return database.isEmbedded()
                ? Optional.of(
                        context.servers().database().passwordFile() + ", while the server runs (mvn migrate:start)")
                : Optional.empty();
    }
}
