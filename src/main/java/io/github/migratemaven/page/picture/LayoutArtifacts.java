package io.github.migratemaven.page.picture;

import java.util.List;

/** Eclipse ELK and what it needs at run time; the POM of ELK itself lacks one of them and names others in vain. */
public final class LayoutArtifacts {
    private static final String ELK = "0.12.1";
    private static final String EMF = "2.12.0";

    public static final List<Artifact> ALL = List.of(
            new Artifact("org.eclipse.elk", "org.eclipse.elk.alg.layered", ELK),
            new Artifact("org.eclipse.elk", "org.eclipse.elk.alg.common", ELK),
            new Artifact("org.eclipse.elk", "org.eclipse.elk.core", ELK),
            new Artifact("org.eclipse.elk", "org.eclipse.elk.graph", ELK),
            new Artifact("org.eclipse.emf", "org.eclipse.emf.common", EMF),
            new Artifact("org.eclipse.emf", "org.eclipse.emf.ecore", EMF),
            new Artifact("org.eclipse.xtext", "org.eclipse.xtext.xbase.lib", "2.35.0"),
            new Artifact("com.google.guava", "guava", "33.2.0-jre"),
            new Artifact("com.google.guava", "failureaccess", "1.0.2"));

    private LayoutArtifacts() {}

    /** Where a jar is found in Maven's repositories. */
    public record Artifact(String groupId, String artifactId, String version) {}
}
