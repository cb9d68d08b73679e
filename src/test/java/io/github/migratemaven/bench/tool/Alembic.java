package io.github.migratemaven.bench.tool;

import io.github.migratemaven.bench.work.Action;
import io.github.migratemaven.bench.work.AlembicFiles;
import io.github.migratemaven.bench.work.Entities;
import io.github.migratemaven.bench.work.Work;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Alembic, where it is installed with psycopg2. It compares a model with the database, which therefore is upgraded first. */
public final class Alembic implements Tool {
    private static final String MEASURED = "measured";

    private final Optional<String> version = Installed.version("alembic");

    @Override
    public String name() {
        return version.map(answer -> "Alembic " + answer.substring(answer.lastIndexOf(' ') + 1))
                .orElse("Alembic");
    }

    @Override
    public Optional<String> missing() {
        return version.isPresent() ? Optional.empty() : Optional.of("Alembic is not installed");
    }

    @Override
    public boolean offers(Work work) {
        return !work.name().startsWith("copy");
    }

    @Override
    public void prepare(Work work, Path directory) throws IOException {
        AlembicFiles.write(directory, work.history().get());
        if (work.action().comparesModel()) {
            Files.writeString(directory.resolve("models.py"), Entities.python(work.tables(), false));
        }
    }

    @Override
    public List<List<String>> before(Work work, Path directory, Target target) {
        if (!work.action().startsFromRevision()) {
            return List.of();
        }
        List<String> upgrade = List.of("alembic", "upgrade", "head");
        List<List<String>> first = List.of(revision("first"), upgrade);
        return work.history().get().isEmpty() ? first : List.of(upgrade, first.get(0), first.get(1));
    }

    @Override
    public void changeModel(Work work, Path directory) throws IOException {
        if (work.action() == Action.ONE_COLUMN) {
            Files.writeString(directory.resolve("models.py"), Entities.python(work.tables(), true));
        }
    }

    @Override
    public List<String> command(Action action, Path directory, Target target) {
        return switch (action) {
            case UPGRADE, NO_OP -> List.of("alembic", "upgrade", "head");
            case CURRENT -> List.of("alembic", "current");
            case HISTORY -> List.of("alembic", "history", "--indicate-current");
            case DOWNGRADE -> List.of("alembic", "downgrade", "base");
            case ALL_NEW, NO_CHANGE, ONE_COLUMN -> revision(MEASURED);
        };
    }

    private static List<String> revision(String message) {
        return List.of("alembic", "revision", "--autogenerate", "-m", message);
    }

    @Override
    public Map<String, String> environment(Target target) {
        return Map.of(
                "BENCH_URL", "postgresql://" + Target.USER + "@localhost:" + target.port() + "/" + target.database());
    }

    @Override
    public void tidy(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory.resolve("alembic/versions"))) {
            for (Path file : files.filter(each -> each.getFileName().toString().contains(MEASURED))
                    .toList()) {
                Files.delete(file);
            }
        }
    }
}
