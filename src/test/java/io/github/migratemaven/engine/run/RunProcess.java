package io.github.migratemaven.engine.run;

import io.github.migratemaven.engine.MigrationEngine;
import io.github.migratemaven.engine.Project;
import io.github.migratemaven.execution.options.ExecutionOptions;
import io.github.migratemaven.execution.options.Interruption;
import io.github.migratemaven.report.Reporter;
import java.nio.file.Path;

/** The goal as a process of its own, which a signal ends. */
final class RunProcess implements Reporter {
    private RunProcess() {}

    public static void main(String[] arguments) {
        RunProcess output = new RunProcess();
        MigrationEngine engine = Project.embeddedEngine(Path.of(arguments[0]), output);
        try (Interruption interruption = new Interruption()) {
            interruption.stops(engine::stopRunning);
            engine.run(new RunRequest(false, ExecutionOptions.defaults()))
                    .lines()
                    .forEach(output::info);
        }
    }

    @Override
    @SuppressWarnings("SystemOut")
    public void info(String line) {
        System.out.println(line);
    }

    @Override
    public void warn(String line) {
        info(line);
    }

    @Override
    public void debug(String line) {}
}
