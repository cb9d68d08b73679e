package io.github.migratemaven.plugin.parameter;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.descriptor.MojoDescriptor;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.jspecify.annotations.Nullable;

/**
 * What was typed, as one goal sees it.
 *
 * @param isTyped whether the goal itself was typed, rather than bound to a phase of the build
 * @param goals this plugin's goals that were typed, this one among them if it was
 */
public record CommandLine(boolean isTyped, PluginDescriptor plugin, List<MojoDescriptor> goals) {

    public static CommandLine of(MavenSession session, MojoExecution execution) {
        boolean typed = execution.getSource() == MojoExecution.Source.CLI;
        MojoDescriptor self = execution.getMojoDescriptor();
        PluginDescriptor plugin = self.getPluginDescriptor();
        List<MojoDescriptor> goals = new ArrayList<>();
        if (typed) {
            goals.add(self);
        }
        for (String task : session.getGoals()) {
            MojoDescriptor goal = goalOf(task, plugin);
            if (goal != null && !goals.contains(goal)) {
                goals.add(goal);
            }
        }
        return new CommandLine(typed, plugin, List.copyOf(goals));
    }

    /** {@code prefix:goal} or {@code groupId:artifactId[:version]:goal}, each with or without {@code @execution}. */
    private static @Nullable MojoDescriptor goalOf(String task, PluginDescriptor plugin) {
        String command = task.replaceFirst("@.*", "");
        int colon = command.lastIndexOf(':');
        if (colon < 0) {
            return null;
        }
        String owner = command.substring(0, colon);
        String coordinates = plugin.getGroupId() + ":" + plugin.getArtifactId();
        boolean ours = owner.equals(plugin.getGoalPrefix())
                || owner.equals(coordinates)
                || owner.startsWith(coordinates + ":");
        return ours ? plugin.getMojo(command.substring(colon + 1)) : null;
    }

    /** Whether one of the typed goals has the parameter. */
    boolean isTakenBySome(String parameter) {
        return goals.stream().anyMatch(goal -> parametersOf(goal).contains(parameter));
    }

    /** Names of the parameters of all goals, those included that only the POM sets. */
    Set<String> known() {
        Set<String> names = new TreeSet<>();
        plugin.getMojos().forEach(goal -> names.addAll(parametersOf(goal)));
        return names;
    }

    private static Set<String> parametersOf(MojoDescriptor goal) {
        Set<String> names = new TreeSet<>();
        if (goal.getParameters() != null) {
            goal.getParameters().forEach(parameter -> names.add(parameter.getName()));
        }
        return names;
    }
}
