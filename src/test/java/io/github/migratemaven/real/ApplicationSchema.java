package io.github.migratemaven.real;

import io.github.migratemaven.real.application.HibernateSchema;
import io.github.migratemaven.real.application.PersistenceUnitSchema;
import io.github.migratemaven.real.application.SpringBootSchema;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;
import org.postgresql.Driver;

/** The judge: what the application itself creates at start-up in an empty database. It knows nothing of the plugin. */
final class ApplicationSchema {
    private static final String MAPPED = "mapped.txt";

    private final MavenBuild build;
    private final ProjectOptions options;
    private final ProjectClasses classes;

    ApplicationSchema(MavenBuild build, ProjectOptions options, ProjectClasses classes) {
        this.build = build;
        this.options = options;
        this.classes = classes;
    }

    /** Starts the application in the way of its framework, and reads the schema that it made. */
    String created(ComparedDatabase empty) throws IOException, InterruptedException, StoppedException {
        if (classes.uses("quarkus-hibernate-orm")) {
            quarkus(empty);
        } else if (classes.uses("spring-boot") && !options.unit().isPresent()) {
            List<String> arguments =
                    new ArrayList<>(List.of(empty.url(), empty.settings().user()));
            arguments.add(options.main().or(classes::application).orElse("-"));
            arguments.add(String.join(",", packages()));
            arguments.addAll(options.application());
            start(SpringBootSchema.class, arguments);
        } else if (classes.has("META-INF/persistence.xml") || options.unit().isPresent()) {
            start(PersistenceUnitSchema.class, unit(empty, options.unit().orElse("-")));
        } else {
            start(HibernateSchema.class, unit(empty, "-"));
        }
        return empty.schema(build.logs());
    }

    private List<String> unit(ComparedDatabase empty, String name) throws IOException {
        Path mapped = build.moduleFolder().resolve("target").resolve(MAPPED);
        Files.write(mapped, classes.mapped());
        List<String> arguments =
                new ArrayList<>(List.of(empty.url(), empty.settings().user(), name, mapped.toString()));
        arguments.add(classes.own().toString());
        arguments.addAll(options.application());
        return arguments;
    }

    /** Where entities are, for a module that has no application of its own. */
    private List<String> packages() {
        return classes.mapped().stream()
                .map(name -> name.substring(0, Math.max(0, name.lastIndexOf('.'))))
                .distinct()
                .toList();
    }

    private void start(Class<?> program, List<String> arguments)
            throws IOException, InterruptedException, StoppedException {
        List<String> command = new ArrayList<>(List.of(java(), "-classpath", classPath(), program.getName()));
        command.addAll(arguments);
        Path log = build.logs().resolve("application.log");
        if (new ChildProcess(build.moduleFolder(), log, Optional.empty()).run(command) != 0) {
            throw StoppedException.refused("the application did not start: " + lastCause(log) + " (" + log + ")");
        }
    }

    /** Quarkus decides most at build time, so it is the built application that runs. */
    private void quarkus(ComparedDatabase empty) throws IOException, InterruptedException, StoppedException {
        List<String> arguments = new ArrayList<>(List.of("package"));
        arguments.addAll(build.withSiblings());
        options.application().forEach(setting -> arguments.add("-D" + setting));
        Optional<String> failure = build.run("package", arguments);
        if (failure.isPresent()) {
            throw StoppedException.refused("package: " + failure.get());
        }
        List<String> command = new ArrayList<>(List.of(
                java(),
                "-Dquarkus.datasource.jdbc.url=" + empty.url(),
                "-Dquarkus.datasource.username=" + empty.settings().user(),
                "-Dquarkus.datasource.password=" + empty.settings().user(),
                "-Dquarkus.hibernate-orm.schema-management.strategy=create",
                "-Dquarkus.hibernate-orm.database.generation=create",
                "-Dquarkus.http.port=0"));
        options.application().forEach(setting -> command.add("-D" + setting));
        command.addAll(List.of("-jar", "target/quarkus-app/quarkus-run.jar"));
        Path log = build.logs().resolve("application.log");
        if (!new ChildProcess(build.moduleFolder(), log, Optional.empty()).runUntil(command, "Installed features")) {
            throw StoppedException.refused("the application did not start: " + lastCause(log) + " (" + log + ")");
        }
    }

    private String java() {
        Path home = options.java().orElse(Path.of(System.getProperty("java.home")));
        return home.resolve("bin").resolve("java").toString();
    }

    /** The project's own class path, then this judge's programs and the driver, which a project may lack. */
    private String classPath() throws IOException {
        List<Path> path = new ArrayList<>(classes.classPath());
        path.add(programs());
        if (!classes.uses("postgresql")) {
            path.add(placeOf(Driver.class));
        }
        return path.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }

    /** The programs alone: nothing else of this build's tests may be seen by the application. */
    private Path programs() throws IOException {
        Path all = placeOf(SpringBootSchema.class);
        Path folder = Path.of(SpringBootSchema.class.getPackageName().replace('.', '/'));
        Path programs = build.logs().resolveSibling("programs");
        FileUtils.copyDirectory(
                all.resolve(folder).toFile(), programs.resolve(folder).toFile());
        return programs.toAbsolutePath();
    }

    private static Path placeOf(Class<?> type) {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String lastCause(Path log) throws IOException {
        try (Stream<String> lines = Files.lines(log, java.nio.charset.StandardCharsets.ISO_8859_1)) {
            return lines.filter(line -> line.startsWith("Caused by: ") || line.startsWith("Exception in thread"))
                    .reduce((first, second) -> second)
                    .orElse("no cause is named");
        }
    }
}
