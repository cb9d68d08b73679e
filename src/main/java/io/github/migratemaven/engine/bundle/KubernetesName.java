package io.github.migratemaven.engine.bundle;

import java.util.Locale;

/** A project's name as Kubernetes and registries of images take it: small letters, digits and hyphens between them. */
record KubernetesName(String text) {
    /** What is left for it of a label's 63 letters by what follows it and the number of a pod. */
    private static final int LONGEST = 40;

    static KubernetesName of(String project) {
        String letters = project.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
        String begin = letters.startsWith("-") ? letters.substring(1) : letters;
        return new KubernetesName(
                begin.substring(0, Math.min(LONGEST, begin.length())).replaceFirst("-$", ""));
    }
}
