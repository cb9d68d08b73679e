package io.github.migratemaven.bench;

import io.github.migratemaven.bench.floor.FloorPlugin;
import io.github.migratemaven.bench.page.Page;
import io.github.migratemaven.bench.page.WorkTable;
import io.github.migratemaven.bench.tool.Alembic;
import io.github.migratemaven.bench.tool.EmptyGoals;
import io.github.migratemaven.bench.tool.FlywayGoals;
import io.github.migratemaven.bench.tool.JavaLoop;
import io.github.migratemaven.bench.tool.LiquibaseGoals;
import io.github.migratemaven.bench.tool.LoopGoals;
import io.github.migratemaven.bench.tool.Maven;
import io.github.migratemaven.bench.tool.MigrateGoals;
import io.github.migratemaven.bench.tool.Provider;
import io.github.migratemaven.bench.tool.Psql;
import io.github.migratemaven.bench.tool.Tool;
import io.github.migratemaven.bench.work.Work;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** This plugin, its peers, and the least that Maven, the driver and the JPA provider cost, at the selected works. */
final class WorksBench {
    private final BenchOptions options;
    private final Maven maven;

    WorksBench(BenchOptions options) {
        this.options = options;
        this.maven = new Maven(options.path("maven"), options.path("repository"), options.settings());
    }

    /** @return whether this plugin could do all that it was asked to */
    boolean run() throws IOException, InterruptedException, SQLException {
        List<Work> works = Work.selected(options.words("works"));
        if (works.isEmpty()) {
            return true;
        }
        List<Tool> tools = presentTools();
        Page page = new Page(options.command(), options.latency(), BenchDatabase.serverVersion());
        Map<String, Object> results = new LinkedHashMap<>();
        boolean complete = true;
        for (Work work : works) {
            Race race = new Race(work, options, maven);
            WorkTable table = new WorkTable(work.name(), race.run(tools));
            complete &= race.failed().stream().noneMatch(MigrateGoals.class::isInstance);
            BenchResults.print("%s", table.text());
            page.add(table);
            results.put(work.name(), table.json());
            BenchResults.add(
                    options.results(), "works at " + options.latency().toMillis() + " ms added latency", results);
            Files.writeString(options.page(), page.markdown());
        }
        BenchResults.print("bench: %d works; see %s and %s", works.size(), options.results(), options.page());
        return complete;
    }

    private List<Tool> presentTools() throws IOException {
        Path floor = FloorPlugin.install(options.path("repository"));
        List<Tool> tools = List.of(
                        new MigrateGoals(maven, options.text("version")),
                        new FlywayGoals(maven, options.text("flyway")),
                        new LiquibaseGoals(maven, options.text("liquibase")),
                        new LoopGoals(maven),
                        new EmptyGoals(maven),
                        new JavaLoop(floor),
                        new Provider(),
                        new Psql(),
                        new Alembic())
                .stream()
                .filter(tool -> options.takes(tool.name()))
                .toList();
        tools.forEach(tool ->
                tool.missing().ifPresent(reason -> BenchResults.print("%s takes no part: %s", tool.name(), reason)));
        return tools.stream().filter(tool -> tool.missing().isEmpty()).toList();
    }
}
