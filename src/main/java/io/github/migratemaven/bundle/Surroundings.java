package io.github.migratemaven.bundle;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * The process in which a bundle runs.
 *
 * @param program the archive that runs
 * @param environment the environment's variables
 * @param properties the virtual machine's
 */
record Surroundings(
        StandardStreams streams, Path program, Map<String, String> environment, Map<String, String> properties) {
    /** The home of a user whom the machine does not know, as Java has it. */
    private static final String NO_HOME = "?";

    private static final String NOWHERE = "/dev/null";

    static Surroundings ofTheProcess() {
        Map<String, String> properties = new HashMap<>();
        for (String name : System.getProperties().stringPropertyNames()) {
            properties.put(name, System.getProperty(name, ""));
        }
        return new Surroundings(StandardStreams.ofTheProcess(), place(), System.getenv(), properties);
    }

    private static Path place() {
        try {
            return Path.of(Surroundings.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Where libpq's files are looked for. */
    Path home() {
        String home = properties.getOrDefault("user.home", NO_HOME);
        return Path.of(home.equals(NO_HOME) ? NOWHERE : home);
    }

    /** As a person types it. */
    String call() {
        return "java -jar " + program.getFileName();
    }
}
