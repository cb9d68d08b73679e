package io.github.migratemaven.bench.floor;

import org.apache.maven.plugin.AbstractMojo;

/** What a goal costs that does nothing: Maven itself. */
public final class EmptyGoal extends AbstractMojo {

    @Override
    public void execute() {}
}
