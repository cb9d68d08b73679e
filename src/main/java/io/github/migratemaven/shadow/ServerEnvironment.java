package io.github.migratemaven.shadow;

import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The environment that PostgreSQL's programs are given. A build's own holds tokens and passwords, which every process of the
 * same user could read from the server's for as long as it runs; so only what programs need to run at all is passed on.
 */
final class ServerEnvironment {
    /** In capital letters: Windows does not distinguish them. */
    private static final Set<String> PASSED_ON = Set.of(
            "PATH",
            "TZ",
            "TMPDIR",
            "TMP",
            "TEMP",
            "LD_LIBRARY_PATH",
            "DYLD_LIBRARY_PATH",
            "LOCPATH",
            "NIX_LD",
            "NIX_LD_LIBRARY_PATH",
            "SYSTEMROOT",
            "SYSTEMDRIVE",
            "WINDIR",
            "COMSPEC",
            "PATHEXT");

    private ServerEnvironment() {}

    /** Leaves of a new process's environment what the program needs, and has it print in English. */
    static void clean(Map<String, String> environment) {
        environment.keySet().removeIf(name -> !PASSED_ON.contains(name.toUpperCase(Locale.ROOT)));
        environment.put("LC_ALL", "C");
    }
}
