package io.github.migratemaven.bench.tool;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The Maven that all goals run in: one local repository, and offline once what they need is there. */
public final class Maven {
    private final Path home;
    private final Path repository;
    private final Path settings;
    private boolean offline;

    public Maven(Path home, Path repository, Path settings) {
        this.home = home;
        this.repository = repository;
        this.settings = settings;
    }

    /** Whether goals may look for what is missing at Maven Central; to be allowed before anything is measured only. */
    public void allowDownloads(boolean allowed) {
        offline = !allowed;
    }

    List<String> command(String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                home.resolve("bin").resolve("mvn").toString(),
                "-q",
                "-B",
                "-s",
                settings.toString(),
                "-Dmaven.repo.local=" + repository));
        if (offline) {
            command.add("-o");
        }
        command.addAll(Arrays.asList(arguments));
        return command;
    }

    /** Writes a project that has one plugin and, where it has sources, those dependencies. */
    static void project(Path directory, String packaging, String plugin, String dependencies) throws IOException {
        // Else Maven takes the options of the repository that the benchmark lies in.
        Files.createDirectories(directory.resolve(".mvn"));
        Files.writeString(directory.resolve("pom.xml"), """
                <project xmlns="http://maven.apache.org/POM/4.0.0">
                  <modelVersion>4.0.0</modelVersion>
                  <groupId>com.example</groupId>
                  <artifactId>bench</artifactId>
                  <version>1</version>
                  <packaging>%s</packaging>
                  <properties>
                    <maven.compiler.release>17</maven.compiler.release>
                    <project.build.sourceEncoding>UTF-8</project.build.sourceEncoding>
                  </properties>
                  <dependencies>
                %s
                  </dependencies>
                  <build>
                    <plugins>
                %s
                      <plugin>
                        <groupId>org.apache.maven.plugins</groupId>
                        <artifactId>maven-resources-plugin</artifactId>
                        <version>3.3.1</version>
                      </plugin>
                      <plugin>
                        <groupId>org.apache.maven.plugins</groupId>
                        <artifactId>maven-compiler-plugin</artifactId>
                        <version>3.14.1</version>
                      </plugin>
                    </plugins>
                  </build>
                </project>
                """.formatted(packaging, dependencies, plugin));
    }

    static String plugin(String group, String artifact, String version, String dependencies) {
        return """
                <plugin>
                  <groupId>%s</groupId>
                  <artifactId>%s</artifactId>
                  <version>%s</version>
                  <dependencies>
                %s
                  </dependencies>
                </plugin>
                """.formatted(group, artifact, version, dependencies);
    }

    static String dependency(String group, String artifact, String version) {
        return "<dependency><groupId>%s</groupId><artifactId>%s</artifactId><version>%s</version></dependency>\n"
                .formatted(group, artifact, version);
    }
}
