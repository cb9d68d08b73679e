package io.github.migratemaven.engine.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;

/** What is written is what the page shows, which was validated against the published schema of Kubernetes 1.30. */
class KubernetesManifestsTest {
    private final SortedMap<String, String> files =
            new KubernetesManifests("shop", "registry.example.com/shop-migrations:1.0").files();

    @Test
    void theJobIsThatOfThePage() throws IOException {
        String page = Files.readString(Path.of("src/site/markdown/bundle.md"));

        assertThat(page).contains("```yaml\n" + files.get("job.yaml") + "```");
    }

    @Test
    void theJobForSeveralDatabasesIsThatOfThePage() throws IOException {
        String each = String.valueOf(files.get("job-each-database.yaml"));

        assertThat(Files.readString(Path.of("src/site/markdown/bundle.md"))).contains("```yaml\n" + each + "```");
        assertThat(each.replaceAll("(?s).*(values: \\[[^]]*]).*", "$1"))
                .isEqualTo(String.valueOf(files.get("job.yaml")).replaceAll("(?s).*(values: \\[[^]]*]).*", "$1"));
    }

    @Test
    void theHooksAreTheSameJobWithAnnotations() throws IOException {
        String page = Files.readString(Path.of("src/site/markdown/bundle.md"));
        for (String hook : new String[] {"helm-hook.yaml", "argo-hook.yaml"}) {
            String text = String.valueOf(files.get(hook));
            String annotations = text.substring(text.indexOf("  annotations:"), text.indexOf("spec:"));

            assertThat(text.replace(annotations, "")).isEqualTo(files.get("job.yaml"));
            assertThat(page).contains("```yaml\n" + annotations + "```");
        }
    }

    @Test
    void theInitContainerIsThatOfThePage() throws IOException {
        String text = String.valueOf(files.get("init-container.yaml"));

        assertThat(Files.readString(Path.of("src/site/markdown/bundle.md")))
                .contains(text.substring(text.indexOf("      initContainers:")));
    }
}
