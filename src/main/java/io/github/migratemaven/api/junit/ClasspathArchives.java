package io.github.migratemaven.api.junit;

import io.github.migratemaven.report.MigrationFailure;
import io.github.migratemaven.shadow.BinaryArchives;
import io.github.migratemaven.shadow.Platform;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;

/** PostgreSQL's binaries as a test finds them: among its dependencies, or in the local repository from an earlier goal. */
record ClasspathArchives(Path repository, Platform platform) implements BinaryArchives {
    @Override
    public Path fetch(String groupId, String artifactId, String version) {
        String name = artifactId + "-" + version + ".jar";
        Path resolved = repository.resolve(groupId.replace('.', '/')).resolve(Path.of(artifactId, version, name));
        return Stream.concat(
                        Arrays.stream(System.getProperty("java.class.path", "").split(File.pathSeparator))
                                .filter(entry -> entry.endsWith(name))
                                .map(Path::of),
                        Stream.of(resolved))
                .filter(Files::isRegularFile)
                .findFirst()
                .orElseThrow(() -> MigrationFailure.misconfigured(
                        "The tests have no binaries of PostgreSQL " + version + ".",
                        "Add the test dependency " + groupId + ":" + artifactId + ":" + version
                                + ", or name a server with the environment variable MIGRATE_TEST_URL."));
    }
}
