package io.github.migratemaven.model.entity;

import io.github.classgraph.ClassGraph;
import io.github.classgraph.PackageInfo;
import io.github.classgraph.ScanResult;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the search through class files found, without loading a class.
 *
 * @param managed names of classes that Jakarta Persistence manages
 * @param packages names of packages whose {@code package-info} is annotated
 * @param outdated names of classes with annotations of {@code javax.persistence}, which no provider of today reads
 */
public record EntityScan(List<String> managed, List<String> packages, List<String> outdated) {
    private static final List<String> MANAGED = List.of("Entity", "Embeddable", "MappedSuperclass", "Converter");

    /**
     * Searches directories and jars.
     *
     * @param packages the only packages to look into, with those below them; empty for all
     */
    static EntityScan of(List<Path> roots, Set<String> packages) {
        ClassGraph search = new ClassGraph()
                .overrideClasspath(roots)
                .enableAnnotationInfo()
                .ignoreClassVisibility()
                .acceptPackages(packages.toArray(String[]::new));
        try (ScanResult result = search.scan()) {
            return new EntityScan(
                    annotated(result, "jakarta.persistence."),
                    result.getPackageInfo().stream()
                            .filter(info -> !info.getAnnotationInfo().isEmpty())
                            .map(PackageInfo::getName)
                            .sorted()
                            .toList(),
                    annotated(result, "javax.persistence."));
        }
    }

    /** What both have found. */
    EntityScan and(EntityScan other) {
        return new EntityScan(
                union(managed, other.managed), union(packages, other.packages), union(outdated, other.outdated));
    }

    private static List<String> union(List<String> first, List<String> second) {
        Set<String> all = new TreeSet<>(first);
        all.addAll(second);
        return List.copyOf(all);
    }

    private static List<String> annotated(ScanResult result, String prefix) {
        Set<String> names = new TreeSet<>();
        for (String annotation : MANAGED) {
            names.addAll(result.getClassesWithAnnotation(prefix + annotation)
                    .directOnly()
                    .getNames());
        }
        return new ArrayList<>(names);
    }
}
