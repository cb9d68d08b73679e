package io.github.migratemaven.real;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a user does in a project, and what its own application says of the result. */
final class Course {
    private static final String REVISIONS = "src/main/resources/db/revisions";

    private final MavenBuild build;
    private final ProjectOptions options;
    private final int major;

    Course(MavenBuild build, ProjectOptions options, int major) {
        this.build = build;
        this.options = options;
        this.major = major;
    }

    Verdict run() throws IOException, InterruptedException {
        try {
            return runFully();
        } catch (StoppedException stopped) {
            return stopped.verdict();
        } catch (IllegalStateException e) {
            return Verdict.refused(String.valueOf(e.getMessage()));
        }
    }

    private Verdict runFully() throws IOException, InterruptedException, StoppedException {
        ComparedDatabase ours = ComparedDatabase.empty(major);
        String empty = ours.schema(build.logs());
        refuse(build.run("init", List.of(build.goal("init"))));
        List<String> first = new ArrayList<>(ProjectClasses.compilation(options));
        first.addAll(revision("First", ours));
        Optional<String> failure = build.run("revision", first);
        if (failure.isPresent() && failure.get().contains("could not be proven")) {
            throw StoppedException.differ(failure.get());
        }
        refuse(failure);
        long written = revisions();
        differ(written == 0 ? Optional.of("revision: wrote nothing") : Optional.empty());
        String wanted = new ApplicationSchema(build, options, ProjectClasses.of(build)).created(prepared());
        refuse(wanted.equals(empty) ? Optional.of("the application created nothing") : Optional.empty());
        differ(build.run("upgrade", goal("upgrade", ours)));
        String upgraded = ours.schema(build.logs());
        Files.writeString(build.logs().resolve("application.sql"), wanted);
        Files.writeString(build.logs().resolve("revisions.sql"), upgraded);
        differ(difference("schema", wanted, upgraded));
        List<String> last = new ArrayList<>(revision("Second", ours));
        last.addAll(List.of(build.goal("downgrade"), "-Dmigrate.target=base"));
        differ(build.run("downgrade", last));
        differ(revisions() == written ? Optional.empty() : Optional.of("a second revision found a change"));
        differ(difference("downgrade", empty, ours.schema(build.logs())));
        return Verdict.equal();
    }

    private static Optional<String> difference(String step, String wanted, String found) {
        return wanted.equals(found)
                ? Optional.empty()
                : Optional.of(step + ": " + SchemaDifference.between(wanted, found));
    }

    /** What an administrator would do by hand for the application, and what the revisions do for ours. */
    private ComparedDatabase prepared() {
        ComparedDatabase database = ComparedDatabase.empty(major);
        options.before().ifPresent(database::run);
        return database;
    }

    private List<String> revision(String message, ComparedDatabase ours) {
        List<String> arguments = new ArrayList<>(goal("revision", ours));
        arguments.add("-Dmigrate.message=" + message);
        arguments.addAll(options.revision());
        arguments.addAll(build.withSiblings());
        return arguments;
    }

    private List<String> goal(String name, ComparedDatabase ours) {
        return List.of(
                build.goal(name),
                "-Dmigrate.url=" + ours.url(),
                "-Dmigrate.postgresVersion=" + major,
                "-Dmigrate.username=" + ours.settings().user());
    }

    private long revisions() throws IOException {
        Path directory = build.moduleFolder().resolve(REVISIONS);
        if (!Files.isDirectory(directory)) {
            return 0;
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.toString().endsWith(".sql")).count();
        }
    }

    private static void refuse(Optional<String> reason) throws StoppedException {
        if (reason.isPresent()) {
            throw StoppedException.refused(reason.get());
        }
    }

    private static void differ(Optional<String> reason) throws StoppedException {
        if (reason.isPresent()) {
            throw StoppedException.differ(reason.get());
        }
    }
}
