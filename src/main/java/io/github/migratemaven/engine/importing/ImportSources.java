package io.github.migratemaven.engine.importing;

import io.github.migratemaven.importing.HistorySource;
import io.github.migratemaven.importing.alembic.AlembicHistory;
import io.github.migratemaven.importing.alembic.AlembicSettings;
import io.github.migratemaven.importing.flyway.FlywayFiles;
import io.github.migratemaven.importing.flyway.FlywayHistory;
import io.github.migratemaven.importing.flyway.FlywayPlaces;
import io.github.migratemaven.importing.flyway.FlywaySettings;
import io.github.migratemaven.importing.liquibase.LiquibaseFiles;
import io.github.migratemaven.importing.liquibase.LiquibaseHistory;
import io.github.migratemaven.importing.liquibase.LiquibaseSettings;
import io.github.migratemaven.model.settings.SpringSettings;
import io.github.migratemaven.report.MigrationFailure;
import io.github.migratemaven.shadow.Shadow;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Where the history of each tool is looked for in a project. */
final class ImportSources {
    private ImportSources() {}

    static HistorySource of(ImportRequest request, Shadow shadow) {
        return switch (request.from().toLowerCase(Locale.ROOT)) {
            case "flyway" ->
                new FlywayHistory(
                        new FlywayPlaces(request.baseDirectory(), request.resources(), request.classPath()),
                        ofFlyway(request),
                        request.jars());
            case "liquibase" ->
                new LiquibaseHistory(shadow, ofLiquibase(request), whereChangelogsLie(request), request.jars());
            case "alembic" -> new AlembicHistory(AlembicSettings.of(request.values(), request.baseDirectory()));
            default ->
                throw MigrationFailure.misconfigured(
                        "migrate:import cannot read a history of '" + request.from() + "'.",
                        "Choose -Dfrom=flyway, -Dfrom=liquibase or -Dfrom=alembic.");
        };
    }

    /** Spring Boot's first, then Flyway's own files, the POM and the command line, the later over the earlier. */
    private static Map<String, String> ofFlyway(ImportRequest request) {
        Map<String, String> values = new LinkedHashMap<>();
        ofSpring(request, "spring.flyway").forEach((name, value) -> values.put(FlywaySettings.PREFIX + name, value));
        String named = request.values().getOrDefault(FlywaySettings.PREFIX + "configFiles", "");
        values.putAll(
                FlywayFiles.read(request.baseDirectory(), named.isBlank() ? List.of() : List.of(named.split(",", -1))));
        values.putAll(request.values());
        return values;
    }

    private static Map<String, String> ofLiquibase(ImportRequest request) {
        Map<String, String> values = new LinkedHashMap<>();
        ofSpring(request, "spring.liquibase")
                .forEach((name, value) -> values.put(LiquibaseSettings.PREFIX + name, value));
        Optional<String> named = Optional.ofNullable(request.values().get(LiquibaseSettings.PREFIX + "propertyFile"));
        values.putAll(LiquibaseFiles.read(request.baseDirectory(), request.resources(), named));
        values.putAll(request.values());
        return values;
    }

    /** Sources before archives, and the project's directory last, from which a changelog may be named too. */
    private static List<Path> whereChangelogsLie(ImportRequest request) {
        List<Path> places = new ArrayList<>(request.resources());
        places.add(request.baseDirectory().resolve("target").resolve("classes"));
        places.addAll(request.classPath());
        places.add(request.baseDirectory());
        return places.stream().filter(Files::exists).toList();
    }

    private static Map<String, String> ofSpring(ImportRequest request, String prefix) {
        List<Path> classPath = new ArrayList<>(request.resources());
        classPath.addAll(request.classPath());
        return SpringSettings.below(prefix, classPath, request.baseDirectory(), request.surroundings());
    }
}
