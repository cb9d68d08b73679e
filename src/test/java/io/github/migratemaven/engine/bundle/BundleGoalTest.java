package io.github.migratemaven.engine.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.classgraph.ClassGraph;
import io.github.classgraph.ClassInfo;
import io.github.classgraph.ScanResult;
import io.github.migratemaven.engine.Project;
import io.github.migratemaven.report.MigrationFailure;
import io.github.migratemaven.testing.Slow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TimeZone;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BundleGoalTest {
    private static final long MEGABYTE = 1L << 20;

    @TempDir
    private Path directory;

    @Slow
    @Test
    void itIsSmallAndTheSameToTheByteWhereverItIsMade() throws IOException {
        Project project = new Project(directory).withTable("a1", "").withTable("a2", "a1");

        BundleResult first = bundle(project, directory.resolve("first.jar"));
        TimeZone usual = TimeZone.getDefault();
        TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Kiritimati"));
        try {
            bundle(project, directory.resolve("second.jar"));
        } finally {
            TimeZone.setDefault(usual);
        }

        assertThat(Files.mismatch(directory.resolve("first.jar"), directory.resolve("second.jar")))
                .isEqualTo(-1);
        assertThat(first.bytes()).isEqualTo(Files.size(first.file())).isLessThan(3 * MEGABYTE);
        assertThat(first.heads()).containsExactly("a2");
        assertThat(first.revisions()).isEqualTo(2);
    }

    @Test
    void ofThePluginItHoldsWhatItsCommandsReachAndNothingOfMaven() throws IOException {
        Path jar = directory.resolve("x.jar");
        bundle(new Project(directory).withTable("a1", ""), jar);

        assertThat(names(jar))
                .startsWith("META-INF/MANIFEST.MF")
                .contains(
                        "io/github/migratemaven/bundle/Main.class",
                        "io/github/migratemaven/autogenerate/compare/LiveComparison.class",
                        "org/postgresql/Driver.class",
                        "META-INF/services/java.sql.Driver",
                        "migrations/bundle.list",
                        "migrations/revisions/a1.sql")
                .noneMatch(
                        name -> name.matches(
                                "io/github/migratemaven/(plugin|api|page|model|trace)/.*|com/fasterxml/.*|org/apache/.*|io/github/classgraph/.*"))
                .noneMatch(name -> name.startsWith("io/github/migratemaven/autogenerate/draft/"));
        try (ScanResult scan = new ClassGraph()
                .overrideClasspath(jar.toString())
                .acceptPackages("io.github.migratemaven")
                .enableExternalClasses()
                .enableInterClassDependencies()
                .scan()) {
            Set<String> missing = scan.getAllClasses().stream()
                    .flatMap(type -> type.getClassDependencies().stream())
                    .filter(used -> used.getName().startsWith("io.github.migratemaven."))
                    .filter(used -> used.getResource() == null)
                    .map(ClassInfo::getName)
                    .collect(Collectors.toSet());
            assertThat(missing).isEmpty();
        }
    }

    @Test
    void revisionsInJavaAreCompiledForTheOldestJavaThatRunsThem() throws IOException {
        Project project = new Project(directory).withTable("a1", "").withFile("a2.java", """
            // Revision ID: a2
            // Revises: a1
            // Create Date: 2026-11-22T21:31:00Z
            // Message: Count
            class Count {
                void upgrade(java.sql.Connection connection) {}
                void downgrade(java.sql.Connection connection) {}
            }
            """);
        Path target = directory.resolve("bundle");

        project.engine()
                .bundle(new BundleRequest(
                        "shop", "1.0", "0", 17, BundleLayout.DIRECTORY, target, Optional.empty(), Optional.empty()));

        byte[] code = Files.readAllBytes(target.resolve("migrations/classes/a2/Count.class"));
        assertThat(code[7]).as("major version of the class file").isEqualTo((byte) 61);
        assertThat(names(target.resolve("migrations.jar"))).noneMatch(name -> name.startsWith("migrations/"));
        assertThat(Files.readString(target.resolve("migrations/bundle.list")))
                .contains("\nname: shop\nversion: 1.0\nplugin: 0\nhead: a2\n")
                .contains(BundleContents.hash(code) + "  classes/a2/Count.class\n");
    }

    @Test
    void aRevisionInJavaThatUsesTheProjectIsRefused() {
        Project project = new Project(directory).withFile("a1.java", """
            // Revision ID: a1
            // Revises:
            // Create Date: 2026-11-22T21:31:00Z
            // Message: Slugs
            class Slugs {
                void upgrade(java.sql.Connection connection) { com.example.Slug.of(""); }
                void downgrade(java.sql.Connection connection) {}
            }
            """);

        assertThatExceptionOfType(MigrationFailure.class)
                .isThrownBy(() -> bundle(project, directory.resolve("x.jar")))
                .withMessageContaining("a1.java:6: package com.example does not exist")
                .satisfies(failure -> assertThat(failure.advice()).contains("A bundle holds neither classes"));
        assertThat(directory.resolve("x.jar")).doesNotExist();
    }

    private static BundleResult bundle(Project project, Path target) {
        return project.engine()
                .bundle(new BundleRequest(
                        "shop", "1.0", "0", 17, BundleLayout.JAR, target, Optional.empty(), Optional.empty()));
    }

    private static List<String> names(Path jar) throws IOException {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            return Collections.list(zip.entries()).stream()
                    .map(ZipEntry::getName)
                    .toList();
        }
    }
}
