package io.github.migratemaven.engine.bundle;

import io.github.migratemaven.engine.context.GoalContext;
import io.github.migratemaven.program.JavaRevisions;
import io.github.migratemaven.report.MigrationFailure;
import io.github.migratemaven.revision.Revision;
import io.github.migratemaven.revision.graph.RevisionGraph;
import io.github.migratemaven.revision.script.Language;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.commons.io.file.PathUtils;

/** Makes a bundle of the revisions, which runs them where there is no Maven. */
public final class BundleGoal {
    private static final String PROGRAM = "migrations.jar";
    private static final String MANIFESTS = "-migrations-manifests";

    private final GoalContext context;

    public BundleGoal(GoalContext context) {
        this.context = context;
    }

    /**
     * Writes it.
     *
     * @throws MigrationFailure if there is no revision, if one in Java does not compile without the project's classes, or
     *     the bundle cannot be written
     */
    public BundleResult run(BundleRequest request) {
        RevisionGraph graph = context.graph();
        if (graph.order().isEmpty()) {
            throw MigrationFailure.refused(
                    "There is no revision to bundle in " + context.project().revisions() + ".",
                    "Write the first one with mvn migrate:revision -Dmessage=\"First commit\".");
        }
        SortedMap<String, byte[]> ours = ours(graph, request.oldestJava());
        BundleContents contents = contents(request, graph, ours);
        ours.put(BundleContents.LIST, contents.text().getBytes(StandardCharsets.UTF_8));
        SortedMap<String, byte[]> program = new BundleProgram(context.project().archives()).files();
        long bytes = request.layout() == BundleLayout.JAR
                ? writeArchive(request.target(), program, ours)
                : writeDirectory(request.target(), program, ours);
        return BundleResult.of(
                request,
                bytes,
                graph.order().size(),
                request.image().map(image -> writeManifests(request, image)),
                request.java().map(java -> writeLauncher(request, java)),
                contents);
    }

    private SortedMap<String, byte[]> ours(RevisionGraph graph, int oldestJava) {
        SortedMap<String, byte[]> files = new TreeMap<>();
        JavaRevisions java = JavaRevisions.forRelease(oldestJava);
        for (Revision revision : graph.order()) {
            Path file = revision.file().orElseThrow();
            files.put(BundleContents.REVISIONS + "/" + pathOf(file), content(file));
            if (revision.upgrade().language() == Language.JAVA) {
                classes(java, revision)
                        .forEach((name, code) -> files.put(
                                BundleContents.CLASSES + "/" + revision.id() + "/" + name.replace('.', '/') + ".class",
                                code));
            }
        }
        graph.hooks().files().forEach(file -> files.put(BundleContents.REVISIONS + "/" + pathOf(file), content(file)));
        return files;
    }

    private static Map<String, byte[]> classes(JavaRevisions java, Revision revision) {
        try {
            return java.classes(revision);
        } catch (MigrationFailure failure) {
            throw failure.adding(
                    "A bundle holds neither classes of the project nor its dependencies: a revision in Java may"
                            + " use Java itself and PostgreSQL's driver.");
        }
    }

    private String pathOf(Path file) {
        return context.project().revisions().relativize(file).toString().replace('\\', '/');
    }

    private static byte[] content(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw MigrationFailure.misconfigured(
                    file + " cannot be read: " + e.getMessage(), "Make it readable; nothing was written.", e);
        }
    }

    private static BundleContents contents(BundleRequest request, RevisionGraph graph, SortedMap<String, byte[]> ours) {
        SortedMap<String, String> hashes = new TreeMap<>();
        ours.forEach((path, content) -> hashes.put(path, BundleContents.hash(content)));
        return new BundleContents(
                request.name(),
                request.version(),
                request.pluginVersion(),
                graph.heads().stream().map(Revision::id).sorted().toList(),
                hashes);
    }

    private static long writeArchive(Path target, SortedMap<String, byte[]> program, SortedMap<String, byte[]> ours) {
        SortedMap<String, byte[]> all = new TreeMap<>(program);
        ours.forEach((path, content) -> all.put(BundleContents.DIRECTORY + "/" + path, content));
        Archive.write(target, all);
        return size(target);
    }

    private static long writeDirectory(Path target, SortedMap<String, byte[]> program, SortedMap<String, byte[]> ours) {
        Path directory = target.resolve(BundleContents.DIRECTORY);
        try {
            if (Files.exists(directory)) {
                PathUtils.deleteDirectory(directory);
            }
            Archive.write(target.resolve(PROGRAM), program);
            long bytes = size(target.resolve(PROGRAM));
            for (Map.Entry<String, byte[]> file : ours.entrySet()) {
                Path path = directory.resolve(file.getKey());
                Files.createDirectories(path.resolveSibling("."));
                Files.write(path, file.getValue());
                bytes += file.getValue().length;
            }
            return bytes;
        } catch (IOException e) {
            throw Archive.notWritten(target, e);
        }
    }

    private Path writeLauncher(BundleRequest request, Path java) {
        BundleLauncher launcher = new BundleLauncher(
                request.layout() == BundleLayout.JAR
                        ? request.target()
                        : request.target().resolve(PROGRAM));
        try {
            Path script = launcher.write();
            launcher.share(java, context.reporter());
            return script;
        } catch (IOException e) {
            throw Archive.notWritten(launcher.script(), e);
        }
    }

    private static Path writeManifests(BundleRequest request, ContainerImage image) {
        Path directory = request.target().resolveSibling(request.name() + "-" + request.version() + MANIFESTS);
        try {
            Files.createDirectories(directory);
            for (Map.Entry<String, String> file :
                    new KubernetesManifests(request.name(), image).files().entrySet()) {
                Files.writeString(directory.resolve(file.getKey()), file.getValue());
            }
            return directory;
        } catch (IOException e) {
            throw Archive.notWritten(directory, e);
        }
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw Archive.notWritten(file, e);
        }
    }
}
