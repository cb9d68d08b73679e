package io.github.migratemaven.bench.tool;

import io.github.migratemaven.bench.floor.ProviderBootstrap;
import io.github.migratemaven.bench.work.Action;
import io.github.migratemaven.bench.work.Entities;
import io.github.migratemaven.bench.work.Work;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/** Hibernate alone: entities in, a schema's text out, no database. */
public final class Provider implements Tool {

    @Override
    public String name() {
        return "java, Hibernate";
    }

    @Override
    public boolean offers(Work work) {
        return work.action().comparesModel();
    }

    @Override
    public void prepare(Work work, Path directory) throws IOException {
        Entities.writeJava(directory.resolve("src"), work.tables(), work.action() == Action.ONE_COLUMN);
        Path unit = directory.resolve("classes/META-INF");
        Files.createDirectories(unit);
        Files.writeString(unit.resolve("persistence.xml"), """
            <persistence xmlns="https://jakarta.ee/xml/ns/persistence" version="3.0">
              <persistence-unit name="bench" transaction-type="RESOURCE_LOCAL">
                <provider>org.hibernate.jpa.HibernatePersistenceProvider</provider>
            %s
                <exclude-unlisted-classes>true</exclude-unlisted-classes>
              </persistence-unit>
            </persistence>
            """.formatted(Entities.classNames(work.tables()).stream()
                .map(name -> "    <class>" + name + "</class>")
                .collect(Collectors.joining("\n"))));
        compile(directory);
    }

    private static void compile(Path directory) throws IOException {
        List<String> arguments = new ArrayList<>(List.of(
                "-proc:none",
                "-d",
                directory.resolve("classes").toString(),
                "-classpath",
                System.getProperty("java.class.path")));
        try (Stream<Path> files = Files.walk(directory.resolve("src"))) {
            files.map(Path::toString).filter(name -> name.endsWith(".java")).forEach(arguments::add);
        }
        int code = ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(String[]::new));
        if (code != 0) {
            throw new IllegalStateException("The entities do not compile");
        }
    }

    @Override
    public List<String> command(Action action, Path directory, Target target) {
        return List.of(
                ClassPath.java(),
                "-classpath",
                directory.resolve("classes") + File.pathSeparator + System.getProperty("java.class.path"),
                ProviderBootstrap.class.getName(),
                directory.resolve("schema.sql").toString());
    }

    @Override
    public void tidy(Path directory) throws IOException {
        Files.deleteIfExists(directory.resolve("schema.sql"));
    }
}
