package io.github.migratemaven.bench.floor;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.postgresql.util.DriverInfo;

/** A Maven plugin with nothing but an empty goal and a bare JDBC loop, packed for the time of a benchmark. */
public final class FloorPlugin {
    public static final String GROUP = "io.github.migratemaven.bench";
    public static final String ARTIFACT = "floor-maven-plugin";
    public static final String VERSION = "1";

    /** Needed by {@link JdbcLoop}; the same driver that the plugin uses. */
    public static final String DRIVER_VERSION = DriverInfo.DRIVER_VERSION;

    private static final String DESCRIPTOR =
            """
            <plugin>
              <name>floor</name>
              <groupId>%s</groupId>
              <artifactId>%s</artifactId>
              <version>%s</version>
              <goalPrefix>floor</goalPrefix>
              <isolatedRealm>false</isolatedRealm>
              <inheritedByDefault>true</inheritedByDefault>
              <mojos>
                <mojo>
                  <goal>empty</goal>
                  <requiresProject>false</requiresProject>
                  <implementation>%s</implementation>
                  <language>java</language>
                  <instantiationStrategy>per-lookup</instantiationStrategy>
                  <executionStrategy>once-per-session</executionStrategy>
                </mojo>
                <mojo>
                  <goal>loop</goal>
                  <requiresProject>false</requiresProject>
                  <implementation>%s</implementation>
                  <language>java</language>
                  <instantiationStrategy>per-lookup</instantiationStrategy>
                  <executionStrategy>once-per-session</executionStrategy>
                  <parameters>
                    <parameter><name>url</name><type>java.lang.String</type></parameter>
                    <parameter><name>scripts</name><type>java.lang.String</type></parameter>
                    <parameter><name>action</name><type>java.lang.String</type></parameter>
                  </parameters>
                  <configuration>
                    <url implementation="java.lang.String">${floor.url}</url>
                    <scripts implementation="java.lang.String">${floor.scripts}</scripts>
                    <action implementation="java.lang.String">${floor.action}</action>
                  </configuration>
                </mojo>
              </mojos>
            </plugin>
            """.formatted(GROUP, ARTIFACT, VERSION, EmptyGoal.class.getName(), LoopGoal.class.getName());

    private static final String POM = """
            <project xmlns="http://maven.apache.org/POM/4.0.0">
              <modelVersion>4.0.0</modelVersion>
              <groupId>%s</groupId>
              <artifactId>%s</artifactId>
              <version>%s</version>
              <packaging>maven-plugin</packaging>
              <dependencies>
                <dependency>
                  <groupId>org.postgresql</groupId>
                  <artifactId>postgresql</artifactId>
                  <version>%s</version>
                </dependency>
              </dependencies>
            </project>
            """.formatted(GROUP, ARTIFACT, VERSION, DRIVER_VERSION);

    private FloorPlugin() {}

    /** Puts it where {@code mvn install} would, and returns the jar. */
    public static Path install(Path repository) throws IOException {
        Path directory =
                repository.resolve(GROUP.replace('.', '/')).resolve(ARTIFACT).resolve(VERSION);
        Files.createDirectories(directory);
        Files.writeString(directory.resolve(ARTIFACT + "-" + VERSION + ".pom"), POM);
        Path jar = directory.resolve(ARTIFACT + "-" + VERSION + ".jar");
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file)) {
            add(out, "META-INF/maven/plugin.xml", DESCRIPTOR.getBytes(StandardCharsets.UTF_8));
            for (Class<?> type : List.of(EmptyGoal.class, LoopGoal.class, JdbcLoop.class)) {
                String name = type.getName().replace('.', '/') + ".class";
                try (InputStream bytes = type.getClassLoader().getResourceAsStream(name)) {
                    add(out, name, bytes.readAllBytes());
                }
            }
        }
        return jar;
    }

    private static void add(JarOutputStream out, String name, byte[] bytes) throws IOException {
        out.putNextEntry(new JarEntry(name));
        out.write(bytes);
        out.closeEntry();
    }
}
