package io.github.migratemaven.engine.bundle;

import io.github.migratemaven.engine.result.GoalResult;
import io.github.migratemaven.report.Status;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A bundle that was made.
 *
 * @param file the archive, or the directory
 * @param bytes its size
 * @param revisions how many it holds
 * @param heads ids of the revisions that it leads to
 * @param manifests directory of manifests for Kubernetes, where they were wanted
 * @param launcher script that starts it faster, where one was wanted
 * @param contents SHA-256 of its list of contents, which names the hash of each revision
 */
public record BundleResult(
        String goal,
        Status status,
        Path file,
        long bytes,
        int revisions,
        List<String> heads,
        Optional<Path> manifests,
        Optional<Path> launcher,
        String contents)
        implements GoalResult {

    public BundleResult {
        heads = List.copyOf(heads);
    }

    static BundleResult of(
            BundleRequest request,
            long bytes,
            int revisions,
            Optional<Path> manifests,
            Optional<Path> launcher,
            BundleContents contents) {
        return new BundleResult(
                "bundle",
                Status.OK,
                request.target(),
                bytes,
                revisions,
                contents.heads(),
                manifests,
                launcher,
                BundleContents.hash(contents.text().getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add("Bundle: " + file + " (" + bytes / 1024 + " KiB, " + revisions
                + (revisions == 1 ? " revision" : " revisions") + " up to " + String.join(", ", heads) + ")");
        manifests.ifPresent(directory -> lines.add("Manifests for Kubernetes: " + directory));
        launcher.ifPresent(script -> lines.add("Launcher: " + script));
        return lines;
    }
}
