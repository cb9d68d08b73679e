package io.github.migratemaven.real;

import io.github.classgraph.ClassGraph;
import io.github.classgraph.ScanResult;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * A module's compiled classes and what it runs with, as the Maven Dependency Plugin lists it.
 *
 * @param classPath the module's own classes first
 */
record ProjectClasses(Path own, List<Path> classPath) {
    private static final String LIST = "org.apache.maven.plugins:maven-dependency-plugin:3.9.0:build-classpath";
    private static final String FILE = Path.of("target", "class-path.txt").toString();
    private static final List<String> MAPPED = List.of("Entity", "Embeddable", "MappedSuperclass", "Converter");
    private static final String APPLICATION = "org.springframework.boot.autoconfigure.SpringBootApplication";

    /** What Maven has to do so that {@link #of} finds the module compiled. */
    static List<String> compilation(ProjectOptions options) {
        return List.of("process-classes", LIST, "-Dmdep.outputFile=" + FILE, "-Dmdep.includeScope=" + options.scope());
    }

    /** What has been compiled. */
    static ProjectClasses of(MavenBuild build) throws IOException {
        Path own = build.moduleFolder().resolve("target").resolve("classes");
        List<Path> classPath = new ArrayList<>(List.of(own));
        String listed = Files.readString(build.moduleFolder().resolve(FILE)).strip();
        for (String entry : listed.split(Pattern.quote(File.pathSeparator), -1)) {
            if (!entry.isEmpty()) {
                classPath.add(Path.of(entry));
            }
        }
        return new ProjectClasses(own, classPath);
    }

    /** Whether one of the artifacts is there, at whatever version. */
    boolean uses(String artifact) {
        return version(artifact).isPresent();
    }

    Optional<String> version(String artifact) {
        Pattern file = Pattern.compile(Pattern.quote(artifact) + "-(\\d[^/]*)\\.jar");
        return classPath.stream()
                .map(entry -> file.matcher(entry.getFileName().toString()))
                .filter(java.util.regex.Matcher::matches)
                .map(matcher -> matcher.group(1))
                .findFirst();
    }

    boolean has(String resource) {
        return Files.exists(own.resolve(resource));
    }

    /** The classes of the module itself that JPA maps. */
    Set<String> mapped() {
        Set<String> names = new TreeSet<>();
        for (String annotation : MAPPED) {
            names.addAll(annotated("jakarta.persistence." + annotation));
        }
        return names;
    }

    /** The class that starts the module's Spring Boot application. */
    Optional<String> application() {
        return annotated(APPLICATION).stream().findFirst();
    }

    private List<String> annotated(String annotation) {
        try (ScanResult result = new ClassGraph()
                .overrideClasspath(List.of(own))
                .enableAnnotationInfo()
                .ignoreClassVisibility()
                .scan()) {
            return result.getClassesWithAnnotation(annotation).directOnly().getNames();
        }
    }
}
