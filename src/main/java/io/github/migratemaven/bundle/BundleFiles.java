package io.github.migratemaven.bundle;

import io.github.migratemaven.engine.bundle.BundleContents;
import io.github.migratemaven.revision.file.RevisionDirectory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/** The project's files in a bundle, by their paths below {@link BundleContents#DIRECTORY}. */
interface BundleFiles {

    /** All but {@link BundleContents#LIST}. */
    Set<String> names() throws IOException;

    byte[] read(String name) throws IOException;

    /** What they were made with; empty where these are none of a bundle. */
    Optional<byte[]> list() throws IOException;

    /** Directory of the revisions, as messages name it. */
    Path place();

    RevisionDirectory revisions();
}
