package io.github.migratemaven.bench.tool;

import io.github.migratemaven.bench.work.Action;
import io.github.migratemaven.bench.work.PlainFiles;
import io.github.migratemaven.bench.work.Work;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** PostgreSQL's own client: the statements, without any bookkeeping. */
public final class Psql implements Tool {
    private final Optional<String> version = Installed.version("psql");

    @Override
    public String name() {
        return "psql";
    }

    @Override
    public Optional<String> missing() {
        return version.isPresent() ? Optional.empty() : Optional.of("psql is not installed");
    }

    @Override
    public boolean offers(Work work) {
        return work.action().changesDatabase();
    }

    @Override
    public void prepare(Work work, Path directory) throws IOException {
        PlainFiles.write(directory, work.history().get());
    }

    @Override
    public List<String> command(Action action, Path directory, Target target) {
        return List.of(
                "psql",
                "-X",
                "-q",
                "-v",
                "ON_ERROR_STOP=1",
                "-h",
                "localhost",
                "-p",
                Integer.toString(target.port()),
                "-U",
                Target.USER,
                "-d",
                target.database(),
                "-f",
                directory
                        .resolve(action == Action.DOWNGRADE ? "downgrade.psql" : "upgrade.psql")
                        .toString());
    }
}
