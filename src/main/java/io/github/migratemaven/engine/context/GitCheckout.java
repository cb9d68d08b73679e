package io.github.migratemaven.engine.context;

import io.github.migratemaven.report.MigrationFailure;
import io.github.migratemaven.revision.Revision;
import io.github.migratemaven.revision.graph.RevisionGraph;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What git can tell of the files in a directory. Only reads; whatever it cannot tell counts as published. */
public final class GitCheckout {
    private static final int SECONDS = 30;
    private static final String NUL = "\0";

    private final Path directory;
    private final List<String> branchesOfOthers;

    private GitCheckout(Path directory, List<String> branchesOfOthers) {
        this.directory = directory;
        this.branchesOfOthers = List.copyOf(branchesOfOthers);
    }

    /** Empty where there is no git, no repository, or no branch of another repository to compare with. */
    static Optional<GitCheckout> at(Path directory) {
        if (!Files.isDirectory(directory)) {
            return Optional.empty();
        }
        List<String> others =
                new ArrayList<>(lines(git(directory, "", "for-each-ref", "--format=%(refname)", "refs/remotes"), "\n"));
        others.addAll(lines(git(directory, "", "rev-parse", "--verify", "--quiet", "@{upstream}"), "\n"));
        return others.isEmpty() ? Optional.empty() : Optional.of(new GitCheckout(directory, others));
    }

    /** Ids of the revisions that no branch of another repository has; empty where git cannot tell. */
    public static Optional<Set<String>> unpublishedRevisions(Path directory, RevisionGraph graph) {
        return at(directory).map(git -> {
            Set<String> files = git.unpublished();
            return graph.order().stream()
                    .filter(revision -> revision.file()
                            .filter(file -> files.contains(
                                    directory.relativize(file).toString().replace('\\', '/')))
                            .isPresent())
                    .map(Revision::id)
                    .collect(Collectors.toSet());
        });
    }

    /**
     * @param parameter that names the ref
     * @throws MigrationFailure if the directory is in no work tree, or the ref names no commit
     */
    public static void requireCommit(Path directory, String ref, String parameter) {
        if (lines(git(directory, "", "rev-parse", "--is-inside-work-tree"), "\n")
                .isEmpty()) {
            throw MigrationFailure.misconfigured(
                    parameter + " names the git ref '" + ref + "', but " + directory + " is in no git work tree.",
                    "Leave it out, or name a revision with -DsinceRevision=.");
        }
        if (ref.startsWith("-") || !isCommit(directory, ref)) {
            throw MigrationFailure.misconfigured(
                    parameter + " names the git ref '" + ref + "', which does not exist here.",
                    "Correct it (git branch --all lists branches), or fetch it first: a build server's checkout often has"
                            + " one branch and one commit only.");
        }
    }

    private static boolean isCommit(Path directory, String ref) {
        return !git(directory, "", "rev-parse", "--verify", "--quiet", ref + "^{commit}")
                .isEmpty();
    }

    /**
     * The branch that work is shared by: the main branch of the remote, as far as git knows it, else the upstream of the
     * branch that is checked out.
     */
    public static Optional<String> shared(Path directory) {
        if (!Files.isDirectory(directory)) {
            return Optional.empty();
        }
        List<String> heads =
                lines(git(directory, "", "for-each-ref", "--format=%(symref:short)", "refs/remotes/*/HEAD"), "\n");
        return (heads.size() == 1
                        ? heads
                        : lines(
                                git(directory, "", "rev-parse", "--abbrev-ref", "--verify", "--quiet", "@{upstream}"),
                                "\n"))
                .stream().filter(ref -> isCommit(directory, ref)).findFirst();
    }

    /**
     * Paths, relative to the directory and with slashes, of files that are not there as the commit has them.
     *
     * @throws MigrationFailure if git cannot tell
     */
    public static Set<String> changedSince(Path directory, String ref) {
        Set<String> files = new TreeSet<>();
        for (List<String> question : List.of(
                List.of("ls-files", "-z", "--others"),
                List.of("diff", "-z", "--name-only", "--relative", ref, "--", "."))) {
            String answer = tried(directory, "", question.toArray(String[]::new))
                    .orElseThrow(() -> MigrationFailure.failed(
                            "git cannot tell what is new since " + ref + ": git " + String.join(" ", question)
                                    + " failed in " + directory + ".",
                            "Try that command. Or name a revision with -DsinceRevision=; -DsinceRevision=base stands for all.",
                            null));
            files.addAll(lines(answer, NUL));
        }
        return files;
    }

    /** Paths, relative to the directory and with slashes, of files that no branch of another repository has. */
    Set<String> unpublished() {
        Set<String> files = new TreeSet<>();
        files.addAll(lines(git(directory, "", "ls-files", "-z", "--others", "--exclude-standard"), NUL));
        files.addAll(lines(
                git(directory, "", "diff", "-z", "--cached", "--name-only", "--diff-filter=A", "--relative", "HEAD"),
                NUL));
        files.addAll(lines(git(directory, "", addedByOwnCommits()), NUL));
        files.removeAll(foundOnBranchesOfOthers(files));
        return files;
    }

    private String[] addedByOwnCommits() {
        List<String> command = new ArrayList<>(
                List.of("log", "-z", "--format=", "--name-only", "--diff-filter=A", "--relative", "HEAD", "--not"));
        command.addAll(branchesOfOthers);
        command.addAll(List.of("--", "."));
        return command.toArray(String[]::new);
    }

    /** A commit that was squashed or picked elsewhere brings the same file. */
    private Set<String> foundOnBranchesOfOthers(Set<String> files) {
        List<String> names = List.copyOf(files);
        StringBuilder questions = new StringBuilder();
        for (String name : names) {
            branchesOfOthers.forEach(branch ->
                    questions.append(branch).append(":./").append(name).append('\n'));
        }
        List<String> answers =
                lines(git(directory, questions.toString(), "cat-file", "--batch-check=%(objecttype)"), "\n");
        Set<String> found = new TreeSet<>();
        if (answers.size() != names.size() * branchesOfOthers.size()) {
            return files;
        }
        for (int i = 0; i < answers.size(); i++) {
            if (answers.get(i).equals("blob")) {
                found.add(names.get(i / branchesOfOthers.size()));
            }
        }
        return found;
    }

    private static List<String> lines(String output, String separator) {
        return Arrays.stream(output.split(separator, -1))
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
    }

    /** What the command prints; nothing where it fails. */
    private static String git(Path directory, String input, String... arguments) {
        return tried(directory, input, arguments).orElse("");
    }

    /** Empty where the command fails. Goes through files, so that neither side waits for the other. */
    private static Optional<String> tried(Path directory, String input, String... arguments) {
        List<String> command =
                new ArrayList<>(List.of("git", "-c", "core.quotePath=false", "-c", "core.fsmonitor=false"));
        command.addAll(List.of(arguments));
        @Nullable Path in = null;
        @Nullable Path out = null;
        try {
            in = Files.createTempFile("migrate-git", ".in");
            out = Files.createTempFile("migrate-git", ".out");
            Files.writeString(in, input);
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(directory.toFile())
                    .redirectInput(in.toFile())
                    .redirectOutput(out.toFile())
                    .redirectError(ProcessBuilder.Redirect.DISCARD);
            builder.environment().put("GIT_OPTIONAL_LOCKS", "0");
            Process process = builder.start();
            if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return Optional.empty();
            }
            return process.exitValue() == 0
                    ? Optional.of(Files.readString(out, StandardCharsets.UTF_8))
                    : Optional.empty();
        } catch (IOException noGit) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } finally {
            delete(in);
            delete(out);
        }
    }

    private static void delete(@Nullable Path file) {
        try {
            if (file != null) {
                Files.deleteIfExists(file);
            }
        } catch (IOException leftForTheSystem) {
            // It lies among the temporary files.
        }
    }
}
