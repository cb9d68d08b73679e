package io.github.migratemaven.program;

import io.github.migratemaven.report.MigrationFailure;
import io.github.migratemaven.revision.Revision;
import java.io.File;
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
import org.postgresql.PGConnection;

/** The JDK's own compiler, on the project's class path. */
final class RevisionCompiler {
    private final Supplier<List<Path>> classPath;
    private final Supplier<Optional<JavaCompiler>> compilers;
    private final List<String> release;

    RevisionCompiler(Supplier<List<Path>> classPath, Supplier<Optional<JavaCompiler>> compilers) {
        this(classPath, compilers, List.of());
    }

    private RevisionCompiler(
            Supplier<List<Path>> classPath, Supplier<Optional<JavaCompiler>> compilers, List<String> release) {
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
        List<Path> project = classPath.get().stream().filter(Files::exists).toList();
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        try (CompiledClasses classes = new CompiledClasses(
                compiler.getStandardFileManager(diagnostics, Locale.ROOT, StandardCharsets.UTF_8))) {
            boolean success = compiler.getTask(
                            null, classes, diagnostics, options(project), null, List.of(new JavaSource(revision)))
                    .call();
            if (!success) {
                throw refused(revision, diagnostics.getDiagnostics());
            }
            return CompiledRevision.of(revision, classes.bytes(), project);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> options(List<Path> project) {
        List<String> options =
                new ArrayList<>(List.of("-proc:none", "-g", "-nowarn", "-Xlint:none", "-classpath", text(project)));
        options.addAll(release);
        return options;
    }

    private static String text(List<Path> project) {
        List<Path> all = new ArrayList<>(project);
        driver().ifPresent(all::add);
        return all.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }

    /** Revisions see the driver that their connection comes from. */
    private static Optional<Path> driver() {
        CodeSource source = PGConnection.class.getProtectionDomain().getCodeSource();
        return Optional.ofNullable(source).map(CodeSource::getLocation).map(RevisionCompiler::path);
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
