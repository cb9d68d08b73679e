package io.github.migratemaven.engine.bundle;

import io.github.migratemaven.report.MigrationFailure;
import java.util.regex.Pattern;

/**
 * The name of a container image.
 *
 * @see <a href="https://pkg.go.dev/github.com/distribution/reference">Its grammar</a>
 */
public record ContainerImage(String text) {
    private static final int LONGEST_TAG = 128;

    private static final String HOST = "([A-Za-z0-9.-]+|\\[[0-9a-fA-F:]+])(:[0-9]+)?/";
    private static final String WORD = "[a-z0-9]+((\\.|_|__|-+)[a-z0-9]+)*";
    private static final Pattern NAME = Pattern.compile("(" + HOST + ")?" + WORD + "(/" + WORD
            + ")*(:[A-Za-z0-9_][A-Za-z0-9_.-]{0," + (LONGEST_TAG - 1) + "})?(@[A-Za-z0-9+._-]+:[0-9a-fA-F]{32,})?");

    /**
     * Takes what was named.
     *
     * @throws MigrationFailure if no registry takes it
     */
    public static ContainerImage named(String text) {
        if (!NAME.matcher(text).matches()) {
            throw MigrationFailure.misconfigured(
                    "migrate.image is '" + text + "', which is no name of a container image.",
                    "Write it in small letters, with a tag or a digest: registry.example.com/shop-migrations:1.0.");
        }
        return new ContainerImage(text);
    }

    /** What a project's is called when nobody says otherwise; a version may have more characters than a tag. */
    public static ContainerImage of(String project, String version) {
        String tag = version.replaceAll("[^A-Za-z0-9_.-]", "_").replaceFirst("^[.-]", "_");
        return new ContainerImage(KubernetesName.of(project).text() + "-migrations:"
                + tag.substring(0, Math.min(LONGEST_TAG, tag.length())));
    }
}
