package io.github.migratemaven.model.entity;

import io.github.migratemaven.model.settings.ApplicationSettings;
import io.github.migratemaven.report.MigrationFailure;
import io.github.migratemaven.report.Reporter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Searches for entities where the application does: in packages of the whole class path, or in its own classes. */
public final class EntitySearch {
    private static final int SHOWN = 3;
    private static final List<String> INDEXES_OF_QUARKUS = List.of("META-INF/jandex.idx", "META-INF/beans.xml");

    private final JpaSource source;
    private final ApplicationSettings settings;
    private final Reporter reporter;

    EntitySearch(JpaSource source, ApplicationSettings settings, Reporter reporter) {
        this.source = source;
        this.settings = settings;
        this.reporter = reporter;
    }

    EntityScan of(Optional<PersistenceXml.Declared> declared) {
        if (!source.packages().isEmpty()) {
            return EntityScan.of(source.classPath(), source.packages());
        }
        if (declared.isPresent()) {
            return EntityScan.of(rootsOf(declared.get()), Set.of());
        }
        if (settings.applications().size() > 1) {
            throw MigrationFailure.misconfigured(
                    "There are several Spring Boot applications in this project: "
                            + String.join(", ", settings.applications()) + ".",
                    "Say whose entities are meant: -Dmigrate.packages="
                            + settings.packages().iterator().next() + ".");
        }
        if (!settings.packages().isEmpty()) {
            List<Path> named = source.entityRoots().stream().skip(1).toList();
            EntityScan scanned = EntityScan.of(source.classPath(), settings.packages());
            return named.isEmpty() ? scanned : scanned.and(EntityScan.of(named, Set.of()));
        }
        return EntityScan.of(settings.framework().equals("Quarkus") ? indexed() : source.entityRoots(), Set.of());
    }

    private List<Path> rootsOf(PersistenceXml.Declared declared) {
        Set<Path> roots = new LinkedHashSet<>(source.entityRoots());
        source.classPath().stream()
                .filter(entry ->
                        ProjectClassLoader.url(entry).equals(declared.unit().rootUrl()))
                .forEach(roots::add);
        for (String jarFile : declared.jarFiles()) {
            Optional<Path> found = source.classPath().stream()
                    .filter(entry -> isCalled(jarFile, entry))
                    .findFirst();
            found.ifPresentOrElse(
                    roots::add,
                    () -> reporter.warn("The <jar-file> " + jarFile + " of " + PersistenceXml.PATH
                            + " is not on the project's class path. Name its artifact with"
                            + " -Dmigrate.entityArtifacts=."));
        }
        return List.copyOf(roots);
    }

    /** In a build a jar has its version in its name, or is the class directory of another module. */
    private static boolean isCalled(String jarFile, Path entry) {
        String file = jarFile.substring(jarFile.lastIndexOf('/') + 1);
        String stem = file.replaceFirst("\\.jar$", "");
        String name = String.valueOf(entry.getFileName());
        Path target = entry.getParent();
        Path module = target == null ? null : target.getParent();
        return name.equals(file)
                || name.matches(Pattern.quote(stem) + "-\\d.*\\.jar")
                || name.equals("classes") && module != null && module.endsWith(stem);
    }

    /** Quarkus looks into its own classes and into jars that carry an index or declare beans. */
    private List<Path> indexed() {
        Set<Path> roots = new LinkedHashSet<>(source.entityRoots());
        source.classPath().stream()
                .filter(entry -> !String.valueOf(entry.getFileName()).startsWith("hibernate-"))
                .filter(entry -> INDEXES_OF_QUARKUS.stream()
                        .anyMatch(index -> Resources.find(entry, index).isPresent()))
                .forEach(roots::add);
        return List.copyOf(roots);
    }

    /** Warns of entities that the project's own people have in other modules, and that the application may mean. */
    void tellOfOthers(Set<String> found) {
        Others others = others(found);
        if (!others.byArtifact().isEmpty()) {
            reporter.warn("The model leaves out entities of other modules: " + others.describe()
                    + ". If the application has them, add " + others.parameter() + ".");
        }
    }

    /** Entities of the project's relatives that were not found. */
    Others others(Set<String> found) {
        Map<String, List<String>> others = new TreeMap<>();
        source.surroundings().relatives().forEach((path, coordinates) -> {
            if (!source.entityRoots().contains(path) && source.packages().isEmpty()) {
                List<String> left =
                        new ArrayList<>(EntityScan.of(List.of(path), Set.of()).managed());
                left.removeAll(found);
                if (!left.isEmpty()) {
                    others.put(coordinates, left);
                }
            }
        });
        return new Others(others);
    }

    /** Classes by {@code groupId:artifactId}. */
    record Others(Map<String, List<String>> byArtifact) {
        String describe() {
            return byArtifact.entrySet().stream()
                    .map(entry -> entry.getKey() + " (" + shortened(entry.getValue()) + ")")
                    .collect(Collectors.joining(", "));
        }

        String parameter() {
            return "-Dmigrate.entityArtifacts=" + String.join(",", byArtifact.keySet());
        }
    }

    private static String shortened(List<String> names) {
        String shown = names.stream().limit(SHOWN).collect(Collectors.joining(", "));
        return names.size() <= SHOWN ? shown : shown + " and " + (names.size() - SHOWN) + " more";
    }

    /** Where entities are looked for, in short. */
    String place() {
        Set<String> packages = source.packages().isEmpty() ? settings.packages() : source.packages();
        return packages.isEmpty()
                ? "the project's own classes"
                : "the package " + String.join(", ", new TreeSet<>(packages));
    }

    /** The same, with directories. */
    String places() {
        String roots = source.entityRoots().stream().map(Path::toString).collect(Collectors.joining(", "));
        Set<String> packages = source.packages().isEmpty() ? settings.packages() : source.packages();
        return (roots.isEmpty() ? "this project" : roots)
                + (packages.isEmpty() ? "" : " in " + String.join(", ", new TreeSet<>(packages)));
    }
}
