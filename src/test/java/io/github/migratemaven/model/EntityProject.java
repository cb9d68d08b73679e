package io.github.migratemaven.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.migratemaven.model.entity.JpaSource;
import io.github.migratemaven.model.entity.Surroundings;
import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.tools.ToolProvider;

/** A project with entities, compiled when the test asks for its model. */
final class EntityProject {
    private static final String IMPORTS = "import jakarta.persistence.*; import java.util.*;\n";

    private final Path sources;
    private final Path classes;
    private final List<Path> dependencies;
    private final List<Path> files = new ArrayList<>();

    EntityProject(Path directory, List<Path> dependencies) {
        this.sources = directory.resolve("src");
        this.classes = directory.resolve("classes");
        this.dependencies = dependencies;
    }

    static List<Path> hibernate7() {
        return with(
                fromTestClassPath(
                        "hibernate-models-",
                        "antlr4-",
                        "byte-buddy-1",
                        "jakarta.",
                        "jaxb-",
                        "jboss-logging-",
                        "istack-",
                        "txw2-",
                        "angus-"),
                "hibernate-core-7.4.15.Final.jar");
    }

    static List<Path> hibernate6() {
        return with(
                fromTestClassPath(
                        "antlr4-",
                        "byte-buddy-1",
                        "jakarta.a",
                        "jakarta.i",
                        "jakarta.t",
                        "jakarta.x",
                        "jaxb-",
                        "jboss-logging-",
                        "istack-",
                        "txw2-",
                        "angus-"),
                "hibernate-core-6.6.40.Final.jar",
                "hibernate-commons-annotations-7.0.3.Final.jar",
                "classmate-1.7.1.jar",
                "jandex-3.2.0.jar",
                "jakarta.persistence-api-3.1.0.jar");
    }

    static List<Path> eclipseLink4() {
        return with(
                List.of(),
                "org.eclipse.persistence.jpa-4.0.8.jar",
                "org.eclipse.persistence.core-4.0.8.jar",
                "org.eclipse.persistence.jpa.jpql-4.0.8.jar",
                "org.eclipse.persistence.asm-9.8.0.jar",
                "jakarta.persistence-api-3.1.0.jar");
    }

    static List<Path> eclipseLink() {
        return fromTestClassPath("org.eclipse.persistence.", "asm-", "jakarta.persistence-api");
    }

    /** Adds files of {@code target/providers}, which the build fills. */
    static List<Path> with(List<Path> jars, String... files) {
        List<Path> all = new ArrayList<>(jars);
        for (String file : files) {
            Path path = Path.of("target", "providers", file).toAbsolutePath();
            assertThat(path).exists();
            all.add(path);
        }
        return all;
    }

    private static List<Path> fromTestClassPath(String... prefixes) {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Path::of)
                .filter(path ->
                        Arrays.stream(prefixes).anyMatch(path.getFileName().toString()::startsWith))
                .toList();
    }

    /** Adds {@code shop.Name} with the body of a compilation unit after its imports. */
    EntityProject with(String name, String body) {
        return withSource("shop/" + name + ".java", "package shop;\n" + IMPORTS + body);
    }

    EntityProject withSource(String path, String text) {
        files.add(write(sources.resolve(path), text));
        return this;
    }

    EntityProject withFile(String name, String text) {
        write(classes.resolve(name), text);
        return this;
    }

    Path classes() {
        return classes;
    }

    void compile(String... options) {
        try {
            Files.createDirectories(classes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        List<String> arguments = new ArrayList<>(List.of(
                "-proc:none",
                "-d",
                classes.toString(),
                "-cp",
                dependencies.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator))));
        arguments.addAll(List.of(options));
        var compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter messages = new StringWriter();
        try (var manager = compiler.getStandardFileManager(null, null, null)) {
            boolean compiled = compiler.getTask(
                            messages, manager, null, arguments, null, manager.getJavaFileObjectsFromPaths(files))
                    .call();
            assertThat(compiled).as(messages.toString()).isTrue();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    JpaModel model() {
        return model(Map.of());
    }

    JpaModel model(Map<String, String> properties) {
        return new JpaModel(source(Optional.empty(), properties, Set.of()));
    }

    JpaSource source(Optional<String> unit, Map<String, String> properties, Set<String> extensions) {
        compile();
        List<Path> classPath = new ArrayList<>(List.of(classes));
        classPath.addAll(dependencies);
        return new JpaSource(
                classPath,
                List.of(classes),
                Set.of(),
                unit,
                properties,
                extensions,
                Surroundings.none(classes.resolve("..")));
    }

    private static Path write(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            return Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
