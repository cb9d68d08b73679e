package io.github.migratemaven.shadow;

import java.nio.file.Path;

/** Where archives of PostgreSQL's binaries come from: Maven's repositories, or a directory of them. */
@FunctionalInterface
public interface BinaryArchives {

    /**
     * The local file of an artifact of type {@code jar}, downloaded when need be.
     *
     * @throws io.github.migratemaven.report.MigrationFailure when there is no such artifact or no way to reach it
     */
    Path fetch(String groupId, String artifactId, String version);
}
