package io.github.migratemaven.real;

import java.nio.file.Path;

/**
 * The Maven that runs the projects.
 *
 * @param plugin this plugin's coordinates
 */
record MavenSetup(Path home, Path repository, boolean offline, String plugin) {

    String executable() {
        boolean windows = System.getProperty("os.name").startsWith("Windows");
        return home.resolve("bin").resolve(windows ? "mvn.cmd" : "mvn").toString();
    }
}
