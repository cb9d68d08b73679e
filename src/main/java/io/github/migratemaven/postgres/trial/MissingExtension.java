package io.github.migratemaven.postgres.trial;

import java.sql.SQLException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Recognises a statement that failed for an extension without files on the server. */
public final class MissingExtension {
    private static final Pattern MESSAGE =
            Pattern.compile("extension \"([^\"]+)\" is not available|could not open extension control file"
                    + " \".*?([^/\\\\\"]+)\\.control\"");

    private MissingExtension() {}

    /** The extension that PostgreSQL misses; empty for every other failure, and on a server whose messages are not English. */
    public static Optional<String> namedBy(SQLException failure) {
        Matcher message = MESSAGE.matcher(String.valueOf(failure.getMessage()));
        return message.find()
                ? Optional.of(Optional.ofNullable(message.group(1)).orElseGet(() -> message.group(2)))
                : Optional.empty();
    }

    /**
     * What helps where it is missing on the server of the shadow; empty for every other failure. Only an embedded server can
     * have stand-ins.
     */
    public static Optional<String> advice(SQLException failure, TrialServer server) {
        return namedBy(failure)
                .map(name -> server.isShared()
                        ? "The server that migrate.shadowUrl names has no files for extension " + name
                                + ": install them there, or name a server that has them."
                        : "The shadow's server has no files for extension " + name
                                + ": name a server that has them with -Dmigrate.shadowUrl=. Or, where nothing else needs"
                                + " it, try everything else with an empty stand-in: -DstubExtensions=" + name + ".");
    }
}
