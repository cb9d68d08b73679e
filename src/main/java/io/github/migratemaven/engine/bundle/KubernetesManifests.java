package io.github.migratemaven.engine.bundle;

import io.github.migratemaven.engine.result.ExitCode;
import java.util.Arrays;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * How a bundle runs on Kubernetes: a job that is tried again only where that may help, the same as a hook of Helm and of Argo CD,
 * one that has a pod for each of several databases, and a container that lets a pod wait. To be read, and adapted.
 *
 * @param name of the project
 * @param image that holds the bundle
 * @see <a href="https://kubernetes.io/docs/tasks/job/pod-failure-policy/">Pod failure policy</a>
 */
record KubernetesManifests(String name, ContainerImage image) {
    private static final String JOB = """
        apiVersion: batch/v1
        kind: Job
        metadata:
          name: %1$s-migrations
        %4$sspec:
          backoffLimit: 4
          podFailurePolicy:
            rules:
              - action: FailJob
                onExitCodes:
                  containerName: migrations
                  operator: In
                  values: [%3$s]
              - action: Ignore
                onPodConditions:
                  - type: DisruptionTarget
                    status: "True"
          template:
            spec:
              restartPolicy: Never
              containers:
                - name: migrations
                  image: %2$s
                  args: ["upgrade", "--format=json"]
                  envFrom:
                    - secretRef:
                        name: %1$s-database
                  securityContext:
                    runAsNonRoot: true
                    runAsUser: 65534
                    readOnlyRootFilesystem: true
                    allowPrivilegeEscalation: false
                    capabilities:
                      drop: ["ALL"]
                    seccompProfile:
                      type: RuntimeDefault
        """;

    private static final String HELM = """
          annotations:
            helm.sh/hook: pre-install,pre-upgrade
            helm.sh/hook-delete-policy: before-hook-creation
        """;

    private static final String ARGO = """
          annotations:
            argocd.argoproj.io/hook: PreSync
            argocd.argoproj.io/hook-delete-policy: BeforeHookCreation
        """;

    /** Since Kubernetes 1.29, what fails for one database leaves the others alone. */
    private static final String EACH = """
        # Several databases, such as those of tenants: one index each, up to four tries each. The secret's file pg_service.conf has
        # a section [database0], [database1] ... for each of them, with host, dbname, user and password.
        apiVersion: batch/v1
        kind: Job
        metadata:
          name: %1$s-migrations-each
        spec:
          completionMode: Indexed
          completions: 2
          parallelism: 2
          backoffLimitPerIndex: 4
          podFailurePolicy:
            rules:
              - action: FailIndex
                onExitCodes:
                  containerName: migrations
                  operator: In
                  values: [%3$s]
              - action: Ignore
                onPodConditions:
                  - type: DisruptionTarget
                    status: "True"
          template:
            spec:
              restartPolicy: Never
              containers:
                - name: migrations
                  image: %2$s
                  args:
                    - upgrade
                    - --format=json
                    - --url=postgresql:///?service=database$(JOB_COMPLETION_INDEX)
                  env:
                    - name: PGSERVICEFILE
                      value: /databases/pg_service.conf
                  volumeMounts:
                    - name: databases
                      mountPath: /databases
                      readOnly: true
                  securityContext:
                    runAsNonRoot: true
                    runAsUser: 65534
                    readOnlyRootFilesystem: true
                    allowPrivilegeEscalation: false
                    capabilities:
                      drop: ["ALL"]
                    seccompProfile:
                      type: RuntimeDefault
              volumes:
                - name: databases
                  secret:
                    secretName: %1$s-databases
        """;

    private static final String WAIT = """
        # kubectl patch deployment %1$s --patch-file init-container.yaml
        spec:
          template:
            spec:
              initContainers:
                - name: wait-for-migrations
                  image: %2$s
                  args: ["wait", "--timeout=10m", "--allow-ahead"]
                  envFrom:
                    - secretRef:
                        name: %1$s-database
                  securityContext:
                    runAsNonRoot: true
                    runAsUser: 65534
                    readOnlyRootFilesystem: true
                    allowPrivilegeEscalation: false
                    capabilities:
                      drop: ["ALL"]
                    seccompProfile:
                      type: RuntimeDefault
        """;

    /** By the names of the files. */
    SortedMap<String, String> files() {
        SortedMap<String, String> files = new TreeMap<>();
        String label = KubernetesName.of(name).text();
        files.put("job.yaml", job(""));
        files.put("job-each-database.yaml", EACH.formatted(label, image.text(), hopeless()));
        files.put("helm-hook.yaml", job(HELM));
        files.put("argo-hook.yaml", job(ARGO));
        files.put("init-container.yaml", WAIT.formatted(label, image.text()));
        return files;
    }

    private String job(String annotations) {
        return JOB.formatted(KubernetesName.of(name).text(), image.text(), hopeless(), annotations);
    }

    /** Exit codes after which no further try helps. */
    private static String hopeless() {
        return Arrays.stream(ExitCode.values())
                .filter(code -> code != ExitCode.OK && !code.mayPass())
                .map(code -> String.valueOf(code.number()))
                .collect(Collectors.joining(", "));
    }
}
