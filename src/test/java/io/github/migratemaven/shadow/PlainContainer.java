package io.github.migratemaven.shadow;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Root as a container has it that is started without further options: with the capabilities that Docker leaves it, and
 * without user namespaces, which Linux denies whoever has changed its root directory.
 */
final class PlainContainer {
    /** Docker's documentation, "Runtime privilege and Linux capabilities". */
    private static final String CAPABILITIES = "-all,+chown,+dac_override,+fsetid,+fowner,+mknod,+net_raw,+setgid,"
            + "+setuid,+setfcap,+setpcap,+net_bind_service,+sys_chroot,+kill,+audit_write";

    private static final String ENTER = """
            root=$1 directory=$2 capabilities=$3 programs=$4
            shift 4
            mount --make-rprivate / && mount --rbind / "$root" || exit 1
            exec chroot "$root" setpriv --bounding-set="$capabilities" --inh-caps=-all \\
              /bin/sh -c 'cd "$1" && PATH=$2 && shift 2 && exec "$@"' sh "$directory" "$programs" "$@"
            """;

    private PlainContainer() {}

    /**
     * The words before a command that is to run in one; the calling test is skipped where there cannot be one.
     *
     * @param scratch a directory for its root and its programs
     * @param programs those that there are in it, besides a shell
     */
    static List<String> with(Path scratch, List<String> programs) throws IOException {
        Path root = Files.createDirectories(scratch.resolve("root"));
        Path path = Files.createDirectories(scratch.resolve("bin-" + String.join("-", programs)));
        for (String program : programs) {
            Path link = path.resolve(program);
            if (!Files.exists(link)) {
                Files.createSymbolicLink(link, installed(program));
            }
        }
        List<String> words = new ArrayList<>(List.of("unshare", "--mount", "sh", "-c", ENTER));
        words.addAll(List.of("sh", root.toString(), System.getProperty("user.dir"), CAPABILITIES, path.toString()));
        requireThatItWorks(words);
        return words;
    }

    private static Path installed(String program) {
        return List.of("/usr/bin", "/bin", "/usr/sbin", "/sbin").stream()
                .map(directory -> Path.of(directory, program))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseGet(() -> {
                    assumeTrue(false, "There is no " + program);
                    return Path.of("");
                });
    }

    private static void requireThatItWorks(List<String> words) throws IOException {
        List<String> trial = new ArrayList<>(words);
        trial.addAll(List.of("/bin/sh", "-c", "[ \"$(/usr/bin/id -u)\" = 0 ] && ! /usr/bin/unshare --user /bin/true"));
        try {
            boolean works = new ProcessBuilder(trial)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
            assumeTrue(works, "Only root with all its rights can make a container");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }
}
