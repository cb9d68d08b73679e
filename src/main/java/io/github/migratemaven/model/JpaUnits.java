package io.github.migratemaven.model;

import io.github.migratemaven.report.MigrationFailure;
import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.jar.JarFile;
import java.util.stream.Collectors;

/** Finds the persistence unit of a project: the one that its {@code persistence.xml} declares, or all its entities. */
final class JpaUnits {
    private static final String DEFAULT_MAPPING = "META-INF/orm.xml";

    private final JpaSource source;

    JpaUnits(JpaSource source) {
        this.source = source;
    }

    /**
     * The unit to read.
     *
     * @throws MigrationFailure when there is none, or no telling which
     */
    PersistenceUnit find() {
        Optional<PersistenceXml.Declared> declared = declared();
        EntityScan scan = EntityScan.of(source.entityRoots(), source.packages());
        Set<String> classes =
                new LinkedHashSet<>(declared.map(unit -> unit.unit().classes()).orElse(List.of()));
        if (declared.isEmpty() || !declared.get().onlyListed()) {
            classes.addAll(scan.managed());
            classes.addAll(scan.packages());
        }
        PersistenceUnit unit = declared.map(PersistenceXml.Declared::unit).orElseGet(this::undeclared);
        List<String> mappingFiles = mappingFiles(unit);
        if (scan.managed().isEmpty() && classes.isEmpty() && mappingFiles.isEmpty()) {
            throw noEntity(scan);
        }
        return new PersistenceUnit(
                unit.name(),
                unit.provider(),
                List.copyOf(classes),
                mappingFiles,
                unit.rootUrl(),
                ProviderProperties.concerningSchema(unit.properties()));
    }

    private Optional<PersistenceXml.Declared> declared() {
        List<PersistenceXml.Declared> all = new ArrayList<>();
        for (Path root : source.entityRoots()) {
            resource(root, PersistenceXml.PATH)
                    .ifPresent(file -> all.addAll(PersistenceXml.read(file, ProjectClassLoader.url(root))));
        }
        String names = all.stream().map(found -> found.unit().name()).collect(Collectors.joining(", "));
        if (source.persistenceUnit().isPresent()) {
            String wanted = source.persistenceUnit().get();
            return Optional.of(all.stream()
                    .filter(found -> found.unit().name().equals(wanted))
                    .findFirst()
                    .orElseThrow(() -> MigrationFailure.misconfigured(
                            "There is no persistence unit '" + wanted + "'"
                                    + (all.isEmpty() ? ": there is no " + PersistenceXml.PATH + "." : "."),
                            all.isEmpty() ? "Leave persistenceUnit out." : "Name one of: " + names + ".")));
        }
        if (all.size() > 1) {
            throw MigrationFailure.misconfigured(
                    PersistenceXml.PATH + " declares several persistence units.",
                    "Name one with -Dmigrate.persistenceUnit=, of: " + names + ".");
        }
        return all.stream().findFirst();
    }

    private PersistenceUnit undeclared() {
        URL root = source.entityRoots().stream()
                .findFirst()
                .map(ProjectClassLoader::url)
                .orElseThrow(() -> noEntity(new EntityScan(List.of(), List.of(), List.of())));
        return new PersistenceUnit("migrate", Optional.empty(), List.of(), List.of(), root, Map.of());
    }

    private List<String> mappingFiles(PersistenceUnit unit) {
        Set<String> files = new LinkedHashSet<>(unit.mappingFiles());
        if (source.entityRoots().stream()
                .anyMatch(root -> resource(root, DEFAULT_MAPPING).isPresent())) {
            files.add(DEFAULT_MAPPING);
        }
        return List.copyOf(files);
    }

    private static Optional<URL> resource(Path root, String name) {
        try {
            if (Files.isDirectory(root)) {
                Path file = root.resolve(name);
                return Files.isRegularFile(file) ? Optional.of(ProjectClassLoader.url(file)) : Optional.empty();
            }
            if (!Files.exists(root)) {
                return Optional.empty();
            }
            try (JarFile jar = new JarFile(root.toFile())) {
                return jar.getEntry(name) == null
                        ? Optional.empty()
                        : Optional.of(new URL("jar:" + ProjectClassLoader.url(root) + "!/" + name));
            }
        } catch (IOException e) {
            throw MigrationFailure.misconfigured(root + " cannot be read: " + e, "Name a class directory or a jar.", e);
        }
    }

    private MigrationFailure noEntity(EntityScan scan) {
        String places = source.entityRoots().stream().map(Path::toString).collect(Collectors.joining(", "));
        if (!scan.outdated().isEmpty()) {
            return MigrationFailure.refused(
                    "The entities use javax.persistence (" + scan.outdated().get(0)
                            + "), which Jakarta Persistence 3 has replaced.",
                    "Migrate them to jakarta.persistence (Hibernate 6, EclipseLink 4, Spring Boot 3 or newer).");
        }
        return MigrationFailure.refused(
                "There is no JPA entity in " + (places.isEmpty() ? "this project" : places)
                        + (source.packages().isEmpty() ? "." : " in " + String.join(", ", source.packages()) + "."),
                "Compile the entities first, run the goal in the module that holds them, or name another model: "
                        + "-Dmigrate.model=FILE.sql, or none with -Dempty.");
    }
}
