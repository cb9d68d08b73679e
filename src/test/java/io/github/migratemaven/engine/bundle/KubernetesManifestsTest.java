package io.github.migratemaven.engine.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

import io.kubernetes.client.openapi.models.V1Container;
import io.kubernetes.client.openapi.models.V1Deployment;
import io.kubernetes.client.openapi.models.V1Job;
import io.kubernetes.client.openapi.models.V1JobSpec;
import io.kubernetes.client.openapi.models.V1PodFailurePolicyRule;
import io.kubernetes.client.openapi.models.V1PodSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is written is what the page shows, and what Kubernetes takes. */
class KubernetesManifestsTest {
    private static final String IMAGE = "registry.example.com/shop-migrations:1.0";

    /** A label by RFC 1123. */
    private static final String LABEL = "[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?";

    private final SortedMap<String, String> files =
            new KubernetesManifests("shop", ContainerImage.named(IMAGE)).files();

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

    @ParameterizedTest
    @ValueSource(strings = {"job.yaml", "job-each-database.yaml", "helm-hook.yaml", "argo-hook.yaml"})
    void kubernetesTakesTheJob(String file) throws IOException {
        V1Job job = job(text(file));

        V1PodSpec pod = job.getSpec().getTemplate().getSpec();
        assertThat(job.getApiVersion() + " " + job.getKind()).isEqualTo("batch/v1 Job");
        assertThat(pod.getRestartPolicy())
                .as("which a policy of failures needs")
                .isEqualTo("Never");
        assertThat(pod.getContainers()).singleElement().satisfies(KubernetesManifestsTest::hasNoRights);
        assertThat(job.getMetadata().getName()).matches(LABEL);
    }

    /** What the descriptions of the fields say, and the schema cannot: https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/job-v1. */
    @ParameterizedTest
    @CsvSource({"job.yaml, FailJob", "job-each-database.yaml, FailIndex"})
    void noTryIsWastedWhereNoneHelps(String file, String action) throws IOException {
        V1JobSpec spec = job(text(file)).getSpec();

        V1PodFailurePolicyRule hopeless = spec.getPodFailurePolicy().getRules().get(0);
        assertThat(hopeless.getAction()).isEqualTo(action);
        assertThat(hopeless.getOnExitCodes().getContainerName())
                .isEqualTo(spec.getTemplate().getSpec().getContainers().get(0).getName());
        assertThat(hopeless.getOnExitCodes().getOperator()).isEqualTo("In");
        assertThat(hopeless.getOnExitCodes().getValues())
                .as("in order, and without 0")
                .containsExactly(2, 3, 5, 7, 70);
        V1PodFailurePolicyRule disrupted = spec.getPodFailurePolicy().getRules().get(1);
        assertThat(disrupted.getAction()).isEqualTo("Ignore");
        assertThat(disrupted.getOnPodConditions()).singleElement().satisfies(condition -> {
            assertThat(condition.getType()).isEqualTo("DisruptionTarget");
            assertThat(condition.getStatus()).isEqualTo("True");
        });
        assertThat(spec.getBackoffLimitPerIndex() != null)
                .as("only indexed jobs may have it, and FailIndex needs it")
                .isEqualTo("Indexed".equals(spec.getCompletionMode()))
                .isEqualTo(action.equals("FailIndex"));
    }

    @Test
    void aDeploymentWithTheInitContainerIsOne() throws IOException {
        V1Deployment deployment = patched(text("init-container.yaml"));

        assertThat(deployment.getSpec().getTemplate().getSpec().getInitContainers())
                .singleElement()
                .satisfies(KubernetesManifestsTest::hasNoRights)
                .satisfies(container -> assertThat(container.getArgs()).startsWith("wait"));
    }

    /** All that the restricted standard for pods asks of a container: https://kubernetes.io/docs/concepts/security/pod-security-standards. */
    private static void hasNoRights(V1Container container) {
        assertThat(container.getSecurityContext().getAllowPrivilegeEscalation()).isFalse();
        assertThat(container.getSecurityContext().getCapabilities().getDrop()).containsExactly("ALL");
        assertThat(container.getSecurityContext().getSeccompProfile().getType()).isEqualTo("RuntimeDefault");
        assertThat(container.getSecurityContext().getRunAsNonRoot()).isTrue();
        assertThat(container.getSecurityContext().getReadOnlyRootFilesystem()).isTrue();
        assertThat(container.getImage()).isEqualTo(IMAGE);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        job.yaml                | podFailurePolicy: | podFailurePolicies:
        job.yaml                | operator: In      | operater: In
        job.yaml                | action: FailJob   | acton: FailJob
        job.yaml                | values: [2,       | values: [two,
        job.yaml                | status: "True"    | status: True
        job.yaml                | secretRef:        | secretref:
        job.yaml                | backoffLimit: 4   | backoffLimit: four
        job.yaml                | runAsUser: 65534  | runAsUser: nobody
        job.yaml                | name: migrations  | image: twice
        job-each-database.yaml  | backoffLimitPerIndex | backOffLimitPerIndex
        job-each-database.yaml  | mountPath: /databases | path: /databases
        helm-hook.yaml          | annotations:      | annotation:
        init-container.yaml     | initContainers:   | initContainer:
        init-container.yaml     | args: ["wait",    | args: [5,
        init-container.yaml     | - name: wait-for-migrations | - comment: none
        """)
    void aFaultIsRefused(String file, String right, String wrong) {
        String text = text(file);
        assertThat(text).contains(right);

        assertThatException().isThrownBy(() -> {
            String faulty = text.replace(right, wrong);
            if (file.startsWith("init")) {
                patched(faulty);
            } else {
                job(faulty);
            }
        });
    }

    @ParameterizedTest
    @CsvSource({
        "Shop_Core, shop-core-migrations",
        "com.example.shop, com-example-shop-migrations",
        "_shop_, shop-migrations",
        "a-project-whose-name-is-longer-than-what-kubernetes-takes-for-a-label,"
                + " a-project-whose-name-is-longer-than-what-migrations"
    })
    void aProjectMayHaveNamesThatKubernetesDoesNotTake(String project, String name) throws IOException {
        SortedMap<String, String> written = new KubernetesManifests(project, ContainerImage.named(IMAGE)).files();

        V1Job job = job(String.valueOf(written.get("job.yaml")));
        assertThat(job.getMetadata().getName()).isEqualTo(name).matches(LABEL);
        V1Job each = job(String.valueOf(written.get("job-each-database.yaml")));
        assertThat(each.getMetadata().getName() + "-99999")
                .as("the last pod's host")
                .matches(LABEL);
        String secret = job.getSpec()
                .getTemplate()
                .getSpec()
                .getContainers()
                .get(0)
                .getEnvFrom()
                .get(0)
                .getSecretRef()
                .getName();
        assertThat(secret).matches(LABEL).endsWith("-database");
    }

    private String text(String file) {
        return String.valueOf(files.get(file));
    }

    private static V1Job job(String text) throws IOException {
        return PublishedModels.read(PublishedModels.fields(text), V1Job.class, V1Job::validateJsonElement);
    }

    /** A deployment beside whose one container the patch adds its own, as Kubernetes merges them. */
    private static V1Deployment patched(String patch) throws IOException {
        Map<String, Object> deployment = PublishedModels.fields("""
            apiVersion: apps/v1
            kind: Deployment
            metadata:
              name: shop
            spec:
              selector:
                matchLabels:
                  app: shop
              template:
                metadata:
                  labels:
                    app: shop
                spec:
                  containers:
                    - name: shop
                      image: registry.example.com/shop:1.0
            """);
        merge(deployment, PublishedModels.fields(patch));
        return PublishedModels.read(deployment, V1Deployment.class, V1Deployment::validateJsonElement);
    }

    @SuppressWarnings("unchecked")
    private static void merge(Map<String, Object> into, Map<String, Object> from) {
        from.forEach((field, value) -> {
            if (value instanceof Map<?, ?> below && into.get(field) instanceof Map<?, ?> there) {
                merge((Map<String, Object>) there, (Map<String, Object>) below);
            } else {
                into.put(field, value);
            }
        });
    }
}
