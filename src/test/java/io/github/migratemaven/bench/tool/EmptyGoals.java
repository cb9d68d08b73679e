package io.github.migratemaven.bench.tool;

import io.github.migratemaven.bench.floor.FloorPlugin;
import io.github.migratemaven.bench.work.Action;
import io.github.migratemaven.bench.work.Work;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Maven itself: a goal that does nothing, after the same compilation where a model is compared. */
public final class EmptyGoals implements Tool {
    private final Maven maven;

    public EmptyGoals(Maven maven) {
        this.maven = maven;
    }

    static String plugin() {
        return Maven.plugin(FloorPlugin.GROUP, FloorPlugin.ARTIFACT, FloorPlugin.VERSION, "");
    }

    @Override
    public String name() {
        return "Maven, empty goal";
    }

    @Override
    public boolean offers(Work work) {
        return true;
    }

    @Override
    public void prepare(Work work, Path directory) throws IOException {
        if (work.action().comparesModel()) {
            JpaProject.write(directory, work, plugin());
        } else {
            Maven.project(directory, "pom", plugin(), "");
        }
    }

    @Override
    public void changeModel(Work work, Path directory) throws IOException {
        JpaProject.changeModel(work, directory);
    }

    @Override
    public List<String> command(Action action, Path directory, Target target) {
        return action.comparesModel() ? maven.command("process-classes", "floor:empty") : maven.command("floor:empty");
    }
}
