package io.github.migratemaven.real;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Maven on the copy of one project.
 *
 * @param module the folder to run in, relative to the project's; empty for the project itself
 * @param further arguments of every run
 */
record MavenBuild(MavenSetup setup, Path project, Path module, Path logs, List<String> further, Optional<Path> java) {

    /** What a run said where it failed; nothing where it did not. */
    Optional<String> run(String step, List<String> arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(setup.executable(), "-B", "-e"));
        if (setup.offline()) {
            command.add("-o");
        }
        command.add("-Dmaven.repo.local=" + setup.repository());
        command.addAll(List.of("-DskipTests", "-f", project.resolve("pom.xml").toString()));
        if (!module.toString().isEmpty()) {
            command.addAll(List.of("-pl", module.toString()));
        }
        command.addAll(further);
        command.addAll(arguments);
        Path log = logs.resolve(step + ".log");
        int code = new ChildProcess(project, log, java).run(command);
        return code == 0 ? Optional.empty() : Optional.of(reason(log));
    }

    /** A goal of this plugin, by its coordinates. */
    String goal(String name) {
        return setup.plugin() + ":" + name;
    }

    /** What lets a run see the classes of the modules that this one needs. */
    List<String> withSiblings() {
        return module.toString().isEmpty() ? List.of() : List.of("-am");
    }

    Path moduleFolder() {
        return project.resolve(module);
    }

    /** The goal that failed and Maven's account of why, without its stack traces and its general advice. */
    private static String reason(Path log) throws IOException {
        List<String> errors = Files.readAllLines(log).stream()
                .filter(line -> line.startsWith("[ERROR]"))
                .map(line -> line.substring("[ERROR]".length()).strip())
                .filter(line -> !line.isEmpty())
                .toList();
        String first = errors.stream()
                .filter(line -> line.startsWith("Failed to execute goal"))
                .findFirst()
                .map(line -> line + "\n"
                        + errors.stream()
                                .dropWhile(other -> !other.equals(line))
                                .skip(1)
                                .takeWhile(other -> !other.startsWith("-> [Help") && !other.startsWith("Re-run Maven"))
                                .limit(6)
                                .collect(Collectors.joining("\n")))
                .orElseGet(() -> errors.stream().limit(6).collect(Collectors.joining("\n")));
        return first.replaceAll("^Failed to execute goal \\S+?:([\\w-]+)( \\(\\S+\\))? on project [^:]+: ", "$1: ")
                        .replaceAll("-> \\[Help \\d+]", "")
                        .strip()
                + " (" + log + ")";
    }
}
