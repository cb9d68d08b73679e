package io.github.migratemaven.engine.bundle;

import io.github.migratemaven.report.MigrationFailure;
import java.util.Arrays;
import java.util.Locale;

/** How a bundle lies on disk. */
public enum BundleLayout {
    /** One runnable archive. */
    JAR,
    /** The program as an archive, and the project's files beside it, so that each may be a layer of an image. */
    DIRECTORY;

    /** @throws MigrationFailure if the text is none of these words */
    public static BundleLayout parse(String text) {
        return Arrays.stream(values())
                .filter(layout -> layout.name().toLowerCase(Locale.ROOT).equals(text.strip()))
                .findFirst()
                .orElseThrow(() ->
                        MigrationFailure.misconfigured("migrate.layout is '" + text + "'.", "Write jar or directory."));
    }
}
