package io.github.migratemaven.engine.bundle;

import java.nio.file.Path;
import java.util.Optional;

/**
 * A request for a bundle.
 *
 * @param name of the project
 * @param version of the project
 * @param pluginVersion this plugin's
 * @param oldestJava the Java release from which on the revisions in Java are to run
 * @param layout one archive, or a directory
 * @param target the archive or the directory
 * @param image that will hold the bundle, where manifests for Kubernetes are wanted
 * @param java home of the Java whose starts are to share classes, where a launcher is wanted
 */
public record BundleRequest(
        String name,
        String version,
        String pluginVersion,
        int oldestJava,
        BundleLayout layout,
        Path target,
        Optional<ContainerImage> image,
        Optional<Path> java) {}
