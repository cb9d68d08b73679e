package io.github.migratemaven.shadow;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where process numbers mean the same: one run of a machine, and there the machine itself or one of its containers.
 *
 * @param boot tells runs of machines apart; empty where the system has no name for them
 * @param host the name of the machine or the container
 * @param namespace tells a machine and its containers apart, and two runs of one container too
 */
record ProcessSpace(String boot, String host, String namespace) {
    private static final ProcessSpace UNNAMED = new ProcessSpace("", "", "");
    private static final Path KERNEL = Path.of("/proc/sys/kernel");
    /** Linux gives it this number always (proc_ns.h, PROC_PID_INIT_INO). */
    private static final String OF_THE_MACHINE = "pid:[4026531836]";

    private static final int WORDS = 3;

    /** This process's. */
    static ProcessSpace own() {
        try {
            return new ProcessSpace(
                    Files.readString(KERNEL.resolve("random/boot_id")).strip(),
                    Files.readString(KERNEL.resolve("hostname")).strip(),
                    Files.readSymbolicLink(Path.of("/proc/self/ns/pid")).toString());
        } catch (IOException e) {
            return UNNAMED;
        }
    }

    /** In one line, for {@link #parse(String)}. */
    String text() {
        return String.join(" ", boot, host, namespace);
    }

    static ProcessSpace parse(String text) {
        String[] words = text.strip().split(" ", -1);
        return words.length == WORDS ? new ProcessSpace(words[0], words[1], words[2]) : UNNAMED;
    }

    /**
     * Whether a process of the other space may be alive without being seen from this one. It is not where the machine, or
     * this very container, was started anew.
     */
    boolean hides(ProcessSpace other) {
        boolean sameMachine = boot.equals(other.boot) || other.boot.isEmpty();
        boolean sameContainer = isContainer() && other.isContainer() && host.equals(other.host);
        return sameMachine && !namespace.equals(other.namespace) && !sameContainer;
    }

    private boolean isContainer() {
        return !namespace.equals(OF_THE_MACHINE);
    }
}
