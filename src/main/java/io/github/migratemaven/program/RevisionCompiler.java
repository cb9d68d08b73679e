package io.github.migratemaven.program;

import io.github.migratemaven.report.MigrationFailure;
import io.github.migratemaven.revision.Revision;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import org.postgresql.PGConnection;

/** The JDK's own compiler, on the project's class path. */
final class RevisionCompiler {
    private final Supplier<ClassPath> classPath;
    private final Supplier<Optional<JavaCompiler>> compilers;
    private final List<String> release;

    RevisionCompiler(Supplier<ClassPath> classPath, Supplier<Optional<JavaCompiler>> compilers) {
        this(classPath, compilers, List.of());
    }

    private RevisionCompiler(
            Supplier<ClassPath> classPath, Supplier<Optional<JavaCompiler>> compilers, List<String> release) {
        this.classPath = classPath;
        this.compilers = compilers;
        this.release = release;
    }

    /** One whose classes run on every Java runtime from that release on. */
    RevisionCompiler forRelease(int oldest) {
        return new RevisionCompiler(classPath, compilers, List.of("--release", String.valueOf(oldest)));
    }

    CompiledRevision compile(Revision revision) {
        JavaCompiler compiler = compilers
                .get()
                .orElseThrow(() -> MigrationFailure.misconfigured(
                        SourceLines.name(revision)
                                + " is a revision in Java, and what runs here is a Java runtime without a"
                                + " compiler.",
                        "Run Maven on a JDK (set JAVA_HOME to one); nothing was run."));
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        try (ClassPath project = classPath.get();
                StandardJavaFileManager files =
                        compiler.getStandardFileManager(diagnostics, Locale.ROOT, StandardCharsets.UTF_8);
                CompiledClasses classes = new CompiledClasses(files)) {
            files.setLocationFromPaths(StandardLocation.CLASS_PATH, entries(project));
            boolean success = compiler.getTask(
                            null, classes, diagnostics, options(), null, List.of(new JavaSource(revision)))
                    .call();
            if (!success) {
                throw refused(revision, diagnostics.getDiagnostics());
            }
            return CompiledRevision.of(revision, classes.bytes(), project);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> options() {
        List<String> options = new ArrayList<>(List.of("-proc:none", "-g", "-nowarn", "-Xlint:none"));
        options.addAll(release);
        return options;
    }

    private static List<Path> entries(ClassPath project) {
        List<Path> all = new ArrayList<>();
        project.entries().stream().filter(Files::exists).forEach(all::add);
        driver().ifPresent(all::add);
        return all;
    }

    /** Revisions see the driver that their connection comes from; one within another archive is among the entries. */
    private static Optional<Path> driver() {
        CodeSource source = PGConnection.class.getProtectionDomain().getCodeSource();
        return Optional.ofNullable(source)
                .map(CodeSource::getLocation)
                .filter(location -> location.getProtocol().equals("file"))
                .map(RevisionCompiler::path);
    }

    private static Path path(URL location) {
        try {
            return Path.of(location.toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static MigrationFailure refused(Revision revision, List<Diagnostic<? extends JavaFileObject>> diagnostics) {
        String problems = diagnostics.stream()
                .filter(diagnostic -> diagnostic.getKind() == Diagnostic.Kind.ERROR)
                .map(diagnostic -> SourceLines.name(revision) + ":" + diagnostic.getLineNumber() + ": "
                        + diagnostic.getMessage(Locale.ROOT) + "\n    "
                        + SourceLines.line(revision, (int) diagnostic.getLineNumber())
                                .strip())
                .collect(Collectors.joining("\n"));
        return MigrationFailure.refused(
                problems, "Correct the file, or compile the classes of the project that it uses; nothing was run.");
    }
}
