package io.github.migratemaven.engine.bundle;

import io.github.migratemaven.postgres.sql.Sha256;
import io.github.migratemaven.report.MigrationFailure;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What a bundle holds, as it is written down in it: without this list nobody could tell a bundle from what is left of one.
 *
 * @param name of the project
 * @param version of the project
 * @param plugin version of the plugin that made it
 * @param heads ids of the revisions that it leads to
 * @param files SHA-256 of each file, in hex digits, by its path in {@link #DIRECTORY}
 */
public record BundleContents(
        String name, String version, String plugin, List<String> heads, SortedMap<String, String> files) {
    /** Where everything lies that is the project's, in the archive or beside it. */
    public static final String DIRECTORY = "migrations";

    /** This list, in {@link #DIRECTORY}. */
    public static final String LIST = "bundle.list";

    /** The revisions' files, in {@link #DIRECTORY}. */
    public static final String REVISIONS = "revisions";

    /** The classes of revisions in Java, in {@link #DIRECTORY}: a directory for each revision, by its id. */
    public static final String CLASSES = "classes";

    private static final String TITLE =
            "# What this bundle holds. It does not run when one of these files is missing," + " altered, or not alone.";
    private static final String HEAD = "head";
    private static final String SEPARATOR = ": ";
    private static final String BETWEEN = "  ";
    private static final int DIGITS = 64;
    private static final Pattern FILE = Pattern.compile("[0-9a-f]{" + DIGITS + "}" + BETWEEN + ".+");

    public BundleContents {
        heads = List.copyOf(heads);
        files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
    }

    /** The hash of a file as the list has it. */
    public static String hash(byte[] content) {
        return HexFormat.of().formatHex(Sha256.begin().digest(content));
    }

    /** The list's text; of the same contents always the same. */
    public String text() {
        List<String> lines = new ArrayList<>(List.of(
                TITLE, "name" + SEPARATOR + name, "version" + SEPARATOR + version, "plugin" + SEPARATOR + plugin));
        heads.forEach(head -> lines.add(HEAD + SEPARATOR + head));
        files.forEach((path, hash) -> lines.add(hash + BETWEEN + path));
        return String.join("\n", lines) + "\n";
    }

    /**
     * Reads a list.
     *
     * @throws MigrationFailure if it is none
     */
    public static BundleContents parse(String text) {
        Map<String, String> about = new LinkedHashMap<>();
        List<String> heads = new ArrayList<>();
        SortedMap<String, String> files = new TreeMap<>();
        for (String line : text.lines().skip(1).toList()) {
            int separator = line.indexOf(SEPARATOR);
            if (FILE.matcher(line).matches()) {
                files.put(line.substring(DIGITS + BETWEEN.length()), line.substring(0, DIGITS));
            } else if (separator < 0) {
                throw damaged(line);
            } else if (line.startsWith(HEAD + SEPARATOR)) {
                heads.add(line.substring(separator + SEPARATOR.length()));
            } else {
                about.put(line.substring(0, separator), line.substring(separator + SEPARATOR.length()));
            }
        }
        if (!text.startsWith(TITLE) || !about.keySet().containsAll(List.of("name", "version", "plugin"))) {
            throw damaged(text.lines().findFirst().orElse(""));
        }
        return new BundleContents(
                about.getOrDefault("name", ""),
                about.getOrDefault("version", ""),
                about.getOrDefault("plugin", ""),
                heads,
                files);
    }

    private static MigrationFailure damaged(String line) {
        return MigrationFailure.refused(
                "The list of what this bundle holds is damaged: '" + line + "'.",
                "Make the bundle again; nothing was run.");
    }
}
