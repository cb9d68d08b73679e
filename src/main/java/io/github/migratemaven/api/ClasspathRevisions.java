package io.github.migratemaven.api;

import io.github.migratemaven.report.MigrationFailure;
import io.github.migratemaven.revision.file.RevisionDirectory;
import io.github.migratemaven.revision.graph.RevisionGraph;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;

/** The revisions in a directory of a class path, read once and whole. */
final class ClasspathRevisions {
    private final String directory;
    private final ClassLoader loader;

    /** @param directory with slashes, with or without one at the beginning and the end */
    ClasspathRevisions(String directory, ClassLoader loader) {
        this.directory = directory.strip().replaceFirst("^(classpath:)?/*", "").replaceFirst("/+$", "");
        this.loader = loader;
    }

    RevisionGraph load() {
        List<URL> places = places();
        if (places.isEmpty()) {
            throw MigrationFailure.misconfigured(
                    "The class path has no directory " + directory + ".",
                    "Name the directory of the revisions below src/main/resources, such as db/revisions. A jar that"
                            + " was made without entries for directories cannot be searched.");
        }
        if (places.size() > 1) {
            throw MigrationFailure.misconfigured(
                    "The class path has several directories " + directory + ": " + places + ".",
                    "Give each database's revisions a directory of another name.");
        }
        try {
            return in(places.get(0).toURI());
        } catch (IOException | URISyntaxException e) {
            throw MigrationFailure.misconfigured(
                    "The revisions at " + places.get(0) + " cannot be read: " + e.getMessage(),
                    "Check that the archive is whole and readable.",
                    e);
        }
    }

    private List<URL> places() {
        try {
            return Collections.list(loader.getResources(directory));
        } catch (IOException e) {
            throw MigrationFailure.misconfigured(
                    "The class path cannot be searched for " + directory + ": " + e.getMessage(),
                    "Check that its archives are readable.",
                    e);
        }
    }

    private static RevisionGraph in(URI place) throws IOException {
        if (!ArchivedDirectory.holds(place)) {
            return in(Path.of(place));
        }
        ArchivedDirectory directory = new ArchivedDirectory(place);
        boolean readLater = false;
        try {
            RevisionGraph graph = in(directory.path());
            readLater = graph.order().stream()
                    .anyMatch(revision ->
                            revision.upgrade().isLarge() || revision.downgrade().isLarge());
            return graph;
        } finally {
            if (!readLater) {
                directory.close();
            }
        }
    }

    static RevisionGraph in(Path directory) {
        if (!Files.isDirectory(directory)) {
            throw MigrationFailure.misconfigured(
                    "There is no directory of revisions: " + directory + ".", "Name the one that holds them.");
        }
        RevisionDirectory revisions = new RevisionDirectory(directory);
        return RevisionGraph.of(revisions.load()).withHooks(revisions.hooks());
    }
}
