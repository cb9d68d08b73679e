package io.github.migratemaven.bench.floor;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;

/** {@link JdbcLoop} as a goal: what any plugin that runs these scripts costs at least. */
public final class LoopGoal extends AbstractMojo {
    private String url;
    private String scripts;
    private String action;

    @Override
    public void execute() throws MojoExecutionException {
        try {
            JdbcLoop.run(url, Path.of(scripts), action);
        } catch (SQLException | IOException e) {
            throw new MojoExecutionException("The loop failed", e);
        }
    }
}
