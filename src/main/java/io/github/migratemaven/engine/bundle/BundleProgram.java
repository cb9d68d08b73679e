package io.github.migratemaven.engine.bundle;

import io.github.classgraph.ClassGraph;
import io.github.classgraph.ClassInfo;
import io.github.classgraph.ScanResult;
import io.github.migratemaven.report.MigrationFailure;
import io.github.migratemaven.shadow.BinaryArchives;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.postgresql.PGConnection;

/** The program of a bundle: of the plugin's own classes those that its commands can reach, the driver, and picocli. */
final class BundleProgram {
    static final String MAIN_CLASS = "io.github.migratemaven.bundle.Main";

    private static final String OURS = "io.github.migratemaven";
    private static final String PICOCLI = "4.7.7";

    private final BinaryArchives archives;

    /** @param archives where picocli comes from, which no goal of Maven carries */
    BundleProgram(BinaryArchives archives) {
        this.archives = archives;
    }

    SortedMap<String, byte[]> files() {
        SortedMap<String, byte[]> files = new TreeMap<>();
        files.put(Archive.MANIFEST, manifest().getBytes(StandardCharsets.UTF_8));
        files.putAll(own());
        files.putAll(library("postgresql", placeOf(PGConnection.class)));
        files.putAll(library("picocli", archives.fetch("info.picocli", "picocli", PICOCLI)));
        return files;
    }

    /** The last line of a manifest counts only when it is ended. */
    private static String manifest() {
        return String.join(
                "\n", "Manifest-Version: 1.0", "Created-By: migrate-maven-plugin", "Main-Class: " + MAIN_CLASS, "");
    }

    private static SortedMap<String, byte[]> own() {
        Path place = placeOf(BundleProgram.class);
        Set<String> reached = reached(place);
        SortedMap<String, byte[]> files = new TreeMap<>();
        Archive.read(place).forEach((name, content) -> {
            boolean aboutUs = name.matches("META-INF/(LICENSE|NOTICE|maven/.*/pom\\.(xml|properties))");
            if (aboutUs || reached.contains(name)) {
                files.put(name, content);
            }
        });
        return files;
    }

    /** Paths of the class files that the main class may ever need, itself among them. */
    private static Set<String> reached(Path place) {
        Set<String> paths = new TreeSet<>();
        try (ScanResult scan = new ClassGraph()
                .overrideClasspath(place.toString())
                .acceptPackages(OURS)
                .enableInterClassDependencies()
                .scan()) {
            Deque<ClassInfo> open = new ArrayDeque<>();
            open.add(scan.getClassInfo(MAIN_CLASS));
            while (!open.isEmpty()) {
                ClassInfo next = open.pop();
                if (next.getResource() != null && paths.add(next.getResource().getPath())) {
                    open.addAll(next.getClassDependencies());
                }
            }
        }
        return paths;
    }

    /** Without what is for module paths and OSGi, for others than the oldest Java, or for other languages than ours. */
    private static Map<String, byte[]> library(String name, Path archive) {
        Map<String, byte[]> files = new TreeMap<>();
        Archive.read(archive).forEach((path, content) -> {
            if (path.equals("META-INF/LICENSE")) {
                files.put("META-INF/licenses/" + name + "/LICENSE", content);
            } else if (!path.matches(
                            "META-INF/(MANIFEST\\.MF|versions/.*|[^/]*\\.(SF|RSA|DSA))|(.*/)?module-info\\.class")
                    && !path.matches("org/postgresql/(osgi|translation)/.*")) {
                files.put(path, content);
            }
        });
        return files;
    }

    private static Path placeOf(Class<?> type) {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw MigrationFailure.failed(
                    "The archive of " + type.getName() + " cannot be found: " + e.getMessage(),
                    "Move the local repository to a path of plain letters.",
                    e);
        }
    }
}
