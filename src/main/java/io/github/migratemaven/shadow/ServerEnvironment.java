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

    /**
     * Has a server's processes ask for memory 16 MB at a time and in pages of 2 MB, where the system has them. Each
     * connection is a new process, which otherwise meets thousands of small pages for the first time while it reads a
     * catalog; in a virtual machine that is a third of its work. Only glibc heeds either name.
     */
    static void takeMemoryInLargePages(Map<String, String> environment) {
        environment.put("MALLOC_TOP_PAD_", String.valueOf(16 << 20));
        environment.put("GLIBC_TUNABLES", "glibc.malloc.hugetlb=1");
    }
}
