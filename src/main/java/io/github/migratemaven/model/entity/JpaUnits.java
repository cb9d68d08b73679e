package io.github.migratemaven.model.entity;

import io.github.migratemaven.model.provider.PersistenceUnit;
import io.github.migratemaven.model.provider.ProviderProperties;
import io.github.migratemaven.model.settings.ApplicationSettings;
import io.github.migratemaven.report.MigrationFailure;
import io.github.migratemaven.report.Reporter;
import java.net.URL;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Finds the persistence unit of a project: the one that its {@code persistence.xml} declares, what its framework takes
 * entities from, or all its entities.
 */
public final class JpaUnits {
    private static final String DEFAULT_MAPPING = "META-INF/orm.xml";
    private static final String HIBERNATE_CFG = "hibernate.cfg.xml";

    private final JpaSource source;
    private final ApplicationSettings settings;
    private final Reporter reporter;

    public JpaUnits(JpaSource source, ApplicationSettings settings, Reporter reporter) {
        this.source = source;
        this.settings = settings;
        this.reporter = reporter;
    }

    /**
     * The unit to read.
     *
     * @throws MigrationFailure when there is none, or no telling which
     */
    public PersistenceUnit find() {
        Optional<PersistenceXml.Declared> declared = frameworkDecides() ? Optional.empty() : declared();
        EntitySearch search = new EntitySearch(source, settings, reporter);
        EntityScan scan = search.of(declared);
        Set<String> classes =
                new LinkedHashSet<>(declared.map(unit -> unit.unit().classes()).orElse(List.of()));
        boolean onlyListed = declared.isPresent() && declared.get().onlyListed();
        if (!onlyListed) {
            classes.addAll(scan.managed());
            classes.addAll(scan.packages());
        }
        PersistenceUnit unit = declared.map(PersistenceXml.Declared::unit).orElseGet(() -> undeclared(search));
        boolean configured = unit.properties().containsKey("hibernate.cfg_xml_file");
        boolean detects =
                declared.isPresent() ? !onlyListed : settings.framework().isEmpty() && !configured;
        List<String> mappingFiles = mappingFiles(unit, detects);
        if (scan.managed().isEmpty() && classes.isEmpty() && mappingFiles.isEmpty() && !configured) {
            throw noEntity(scan, search);
        }
        if (!onlyListed) {
            search.tellOfOthers(classes);
        }
        return new PersistenceUnit(
                unit.name(),
                unit.origin(),
                unit.provider(),
                List.copyOf(classes),
                mappingFiles,
                unit.rootUrl(),
                ProviderProperties.concerningSchema(unit.properties()));
    }

    /** Spring Boot scans packages and does not look at {@code persistence.xml}. */
    private boolean frameworkDecides() {
        return !settings.packages().isEmpty() && source.persistenceUnit().isEmpty();
    }

    private Optional<PersistenceXml.Declared> declared() {
        List<PersistenceXml.Declared> all = declaredIn(source.entityRoots());
        if (all.isEmpty() && source.persistenceUnit().isPresent()) {
            all = declaredIn(source.classPath());
        }
        if (all.isEmpty()
                && EntityScan.of(source.entityRoots(), Set.of()).managed().isEmpty()) {
            all = declaredIn(List.copyOf(source.surroundings().relatives().keySet()));
        }
        String names = all.stream().map(found -> found.unit().name()).collect(Collectors.joining(", "));
        if (source.persistenceUnit().isPresent() && (settings.framework().isEmpty() || !all.isEmpty())) {
            String wanted = source.persistenceUnit().get();
            boolean none = all.isEmpty();
            return Optional.of(all.stream()
                    .filter(found -> found.unit().name().equals(wanted))
                    .findFirst()
                    .orElseThrow(() -> MigrationFailure.misconfigured(
                            "There is no persistence unit '" + wanted + "'"
                                    + (none ? ": there is no " + PersistenceXml.PATH + "." : "."),
                            none ? "Leave persistenceUnit out." : "Name one of: " + names + ".")));
        }
        if (all.size() > 1) {
            throw MigrationFailure.misconfigured(
                    PersistenceXml.PATH + " declares several persistence units.",
                    "Name one with -Dmigrate.persistenceUnit=, of: " + names + ".");
        }
        return all.stream().findFirst();
    }

    private static List<PersistenceXml.Declared> declaredIn(List<Path> roots) {
        List<PersistenceXml.Declared> all = new ArrayList<>();
        for (Path root : roots) {
            Resources.find(root, PersistenceXml.PATH)
                    .ifPresent(file -> all.addAll(PersistenceXml.read(file, ProjectClassLoader.url(root))));
        }
        return all;
    }

    private PersistenceUnit undeclared(EntitySearch search) {
        URL root = source.entityRoots().stream()
                .findFirst()
                .map(ProjectClassLoader::url)
                .orElseThrow(() -> noEntity(new EntityScan(List.of(), List.of(), List.of()), search));
        boolean configured = settings.framework().isEmpty() && isInRoots(HIBERNATE_CFG);
        return new PersistenceUnit(
                "migrate",
                configured ? HIBERNATE_CFG : search.place(),
                Optional.empty(),
                List.of(),
                List.of(),
                root,
                configured ? Map.of("hibernate.cfg_xml_file", HIBERNATE_CFG) : Map.of());
    }

    private List<String> mappingFiles(PersistenceUnit unit, boolean detect) {
        Set<String> files = new LinkedHashSet<>(unit.mappingFiles());
        files.addAll(settings.mappingFiles());
        if (isInRoots(DEFAULT_MAPPING)) {
            files.add(DEFAULT_MAPPING);
        }
        if (detect) {
            // Hibernate detects these beside the classes of a unit, as it does annotations.
            source.entityRoots().forEach(root -> files.addAll(Resources.ending(root, ".hbm.xml")));
        }
        return List.copyOf(files);
    }

    private boolean isInRoots(String name) {
        return source.entityRoots().stream()
                .anyMatch(root -> Resources.find(root, name).isPresent());
    }

    private MigrationFailure noEntity(EntityScan scan, EntitySearch search) {
        if (!scan.outdated().isEmpty()) {
            return ModelFailures.outdated(scan.outdated().get(0));
        }
        EntitySearch.Others others = search.others(Set.of());
        String elsewhere = others.byArtifact().isEmpty()
                ? ""
                : " There are some in " + others.describe() + ": add " + others.parameter()
                        + ", or run the goal there.";
        return MigrationFailure.refused(
                "There is no JPA entity in " + search.places() + "." + elsewhere,
                "Compile the entities first, run the goal in the module that holds them, or name another model: "
                        + "-Dmigrate.model=FILE.sql, or none with -Dempty.");
    }
}
