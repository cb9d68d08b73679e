package io.github.migratemaven.shadow;

import io.github.migratemaven.report.MigrationFailure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * The user whom PostgreSQL's programs run as. They refuse root, so a build of root's has them run as the user
 * {@code nobody}: in a user namespace, where nobody still owns root's files, or by a program that changes the user.
 *
 * @param command the words before a program's own
 * @param owner who must own the data directory, where root has the choice
 */
record ServerUser(List<String> command, OptionalInt owner) {
    private static final int ROOT = 0;
    private static final ServerUser OF_THE_BUILD = new ServerUser(List.of(), OptionalInt.empty());
    private static final Path ACCOUNTS = Path.of("/etc/passwd");
    private static final int USER_FIELD = 2;
    private static final int GROUP_FIELD = 3;

    /**
     * The user for programs that work in a directory.
     *
     * @param directory an existing one, in which the build may write
     * @param program one that answers {@code --version}, to find out what works
     * @throws MigrationFailure when the build runs as root and nothing works
     */
    static ServerUser of(Path directory, Path program) throws IOException {
        if (!belongsToRoot(directory)) {
            return OF_THE_BUILD;
        }
        List<String> refusals = new ArrayList<>();
        for (ServerUser user : otherThanRoot()) {
            Optional<String> refusal = user.refusal(directory, program);
            if (refusal.isEmpty()) {
                return user;
            }
            refusals.add("  " + user.command.get(0) + ": " + refusal.get());
        }
        if (OF_THE_BUILD.refusal(directory, program).isPresent()) {
            // It runs for nobody at all, as one made for another system: what starts it says why.
            return OF_THE_BUILD;
        }
        throw MigrationFailure.refused(
                "PostgreSQL does not run as root, and this machine offers no way to another user:\n"
                        + String.join("\n", refusals),
                advice(closedToOthers(directory, program)));
    }

    private static List<ServerUser> otherThanRoot() throws IOException {
        List<ServerUser> users = new ArrayList<>();
        users.add(new ServerUser(List.of("unshare", "--user"), OptionalInt.of(ROOT)));
        List<String> nobody = account("nobody");
        if (nobody.size() > GROUP_FIELD) {
            String user = nobody.get(USER_FIELD);
            OptionalInt owner = OptionalInt.of(Integer.parseInt(user));
            // With root's right to pass through every directory: homes, /root for one, are closed to others.
            users.add(new ServerUser(
                    List.of(
                            "setpriv",
                            "--reuid=" + user,
                            "--regid=" + nobody.get(GROUP_FIELD),
                            "--clear-groups",
                            "--inh-caps=+dac_override",
                            "--ambient-caps=+dac_override"),
                    owner));
            users.add(new ServerUser(List.of("runuser", "-u", "nobody", "--"), owner));
            users.add(
                    new ServerUser(List.of("su", "-s", "/bin/sh", "-c", "exec \"$0\" \"$@\"", "--", "nobody"), owner));
        }
        return users;
    }

    private static List<String> account(String name) throws IOException {
        if (!Files.isReadable(ACCOUNTS)) {
            return List.of();
        }
        return Files.readAllLines(ACCOUNTS, StandardCharsets.ISO_8859_1).stream()
                .filter(line -> line.startsWith(name + ":"))
                .map(line -> List.of(line.split(":", -1)))
                .findFirst()
                .orElse(List.of());
    }

    /** Why the program cannot be run by this user in the directory; empty when it can. */
    private Optional<String> refusal(Path directory, Path program) throws IOException {
        List<String> trial = new ArrayList<>(command);
        trial.addAll(List.of("/bin/sh", "-c", "cd -- \"$1\" && exec \"$2\" --version", "sh"));
        trial.addAll(List.of(directory.toString(), program.toString()));
        ProcessBuilder builder = new ProcessBuilder(trial).redirectErrorStream(true);
        ServerEnvironment.clean(builder.environment());
        Process process;
        try {
            process = builder.start();
        } catch (IOException e) {
            return Optional.of("not installed");
        }
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        try {
            return process.waitFor() == 0 ? Optional.empty() : Optional.of(said);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw MigrationFailure.failed("Interrupted while starting PostgreSQL.", "Run the goal again.", e);
        }
    }

    /** Lets this user own a file or a directory with all that is in it, where root or nobody owns it. */
    void takeOver(Path tree) throws IOException {
        if (owner.isEmpty() || uid(tree) == owner.getAsInt() || !ours(uid(tree))) {
            return;
        }
        try (Stream<Path> files = Files.walk(tree)) {
            for (Path file : files.toList()) {
                Files.setAttribute(file, "unix:uid", owner.getAsInt(), LinkOption.NOFOLLOW_LINKS);
            }
        }
    }

    private static boolean ours(int uid) throws IOException {
        List<String> nobody = account("nobody");
        return uid == ROOT
                || nobody.size() > USER_FIELD && nobody.get(USER_FIELD).equals(String.valueOf(uid));
    }

    private static boolean belongsToRoot(Path directory) throws IOException {
        if (!FileSystems.getDefault().supportedFileAttributeViews().contains("unix")) {
            return false;
        }
        // The directory itself may be another user's; what the build makes is its own.
        Path mine = Files.createTempFile(directory, "whose-", "");
        try {
            return uid(mine) == ROOT;
        } finally {
            Files.delete(mine);
        }
    }

    private static int uid(Path file) throws IOException {
        return (Integer) Files.getAttribute(file, "unix:uid", LinkOption.NOFOLLOW_LINKS);
    }

    /** The directories on the way to both that not everybody may pass through. */
    private static List<Path> closedToOthers(Path... places) throws IOException {
        List<Path> closed = new ArrayList<>();
        for (Path place : places) {
            for (Path on = place.toRealPath(); on != null; on = on.getParent()) {
                if (!Files.getPosixFilePermissions(on).contains(PosixFilePermission.OTHERS_EXECUTE)
                        && !closed.contains(on)) {
                    closed.add(on);
                }
            }
        }
        return closed;
    }

    private static String advice(List<Path> closed) {
        String open = closed.isEmpty()
                ? ""
                : " Where there is runuser or su, it is enough that every user may pass: chmod a+x "
                        + String.join(" ", closed.stream().map(Path::toString).toList()) + ".";
        return "Install setpriv (Debian, Ubuntu: apt-get install util-linux; Alpine: apk add setpriv), or run Maven as"
                + " another user (docker run --user)." + open + " Otherwise: " + Troubleshooting.USE_A_SERVER;
    }
}
