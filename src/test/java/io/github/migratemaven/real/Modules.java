package io.github.migratemaven.real;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds the modules of a project in which somebody would write its revisions. */
final class Modules {
    private static final Set<String> PASSED_OVER = Set.of("target", "node_modules", ".git", "src");
    private static final Pattern APPLICATION = Pattern.compile("@SpringBootApplication\\b");
    private static final Pattern ENTITY = Pattern.compile("@(jakarta\\.persistence\\.)?Entity\\b");
    private static final Pattern PERSISTENCE = Pattern.compile("jpa|hibernate|persistence|eclipselink");

    private Modules() {}

    /**
     * The modules' folders: applications that use JPA, modules with a {@code persistence.xml}, or else those that hold
     * entities.
     */
    static List<Path> of(Path project) throws IOException {
        List<Path> all = all(project);
        List<Path> applications = all.stream()
                .filter(module -> has(module, Modules::isUnit)
                        || (has(module, file -> isSource(file) && contains(file, APPLICATION))
                                && contains(module.resolve("pom.xml"), PERSISTENCE)))
                .toList();
        if (!applications.isEmpty()) {
            return applications;
        }
        return all.stream()
                .filter(module ->
                        has(module, file -> (isSource(file) && contains(file, ENTITY)) || isNamed(file, ".hbm.xml")))
                .toList();
    }

    private static List<Path> all(Path project) throws IOException {
        Set<Path> modules = new TreeSet<>();
        Files.walkFileTree(project, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                if (!folder.equals(project)
                        && (PASSED_OVER.contains(folder.getFileName().toString())
                                || !Files.exists(folder.resolveSibling("pom.xml")))) {
                    return FileVisitResult.SKIP_SUBTREE;
                }
                if (Files.exists(folder.resolve("pom.xml"))) {
                    modules.add(folder);
                }
                return FileVisitResult.CONTINUE;
            }
        });
        return new ArrayList<>(modules);
    }

    private static boolean has(Path module, Predicate<Path> wanted) {
        Path sources = module.resolve("src").resolve("main");
        if (!Files.isDirectory(sources)) {
            return false;
        }
        try (Stream<Path> files = Files.walk(sources)) {
            return files.anyMatch(wanted);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isUnit(Path file) {
        return file.endsWith(Path.of("META-INF", "persistence.xml"));
    }

    private static boolean isSource(Path file) {
        return isNamed(file, ".java") || isNamed(file, ".kt") || isNamed(file, ".groovy");
    }

    private static boolean isNamed(Path file, String ending) {
        return file.toString().endsWith(ending);
    }

    private static boolean contains(Path file, Pattern text) {
        try {
            return text.matcher(Files.readString(file, StandardCharsets.ISO_8859_1))
                    .find();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
