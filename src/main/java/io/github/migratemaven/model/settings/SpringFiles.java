package io.github.migratemaven.model.settings;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Spring Boot's {@code application.properties} and {@code application.yml}: those of active profiles over the others,
 * those in the directory over those on the class path, those in {@code config} over those beside it.
 */
final class SpringFiles {
    private static final String ACTIVE = "spring.profiles.active";

    private final SettingsFiles files;
    private final Map<String, String> surroundings;

    SpringFiles(SettingsFiles files, Map<String, String> surroundings) {
        this.files = files;
        this.surroundings = surroundings;
    }

    /**
     * What the files set.
     *
     * @param documents in effect, the later over the earlier
     * @param profiles that are active
     */
    record Loaded(List<Document> documents, Set<String> profiles) {}

    Loaded load() {
        List<Document> plain = everywhere("application");
        Set<String> profiles = profiles(plain);
        Set<String> counted = profiles.isEmpty() ? Set.of("default") : profiles;
        List<Document> all = new ArrayList<>(plain);
        counted.forEach(profile -> all.addAll(everywhere("application-" + profile)));
        List<Document> effective = new ArrayList<>();
        for (Document document : all) {
            if (activation(document)
                    .map(on -> ProfileExpression.matches(on, counted))
                    .orElse(true)) {
                effective.add(document);
                effective.addAll(imported(document));
            }
        }
        return new Loaded(effective, profiles);
    }

    private List<Document> everywhere(String name) {
        List<Document> documents = new ArrayList<>(files.onClassPath(name));
        documents.addAll(files.onClassPath("config/" + name));
        documents.addAll(files.inDirectory(name));
        documents.addAll(files.inDirectory("config/" + name));
        return documents;
    }

    private Set<String> profiles(List<Document> plain) {
        Settings settings = new Settings(surroundings);
        plain.stream().filter(document -> activation(document).isEmpty()).forEach(settings::add);
        Set<String> profiles = new LinkedHashSet<>();
        names(settings, "spring.profiles.include").forEach(profiles::add);
        for (String profile : names(settings, ACTIVE)) {
            profiles.addAll(names(settings, "spring.profiles.group." + profile));
            profiles.add(profile);
        }
        return profiles;
    }

    private static List<String> names(Settings settings, String name) {
        return settings.list(name).stream()
                .map(entry -> settings.resolved(entry.value()))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<String> activation(Document document) {
        Settings settings = new Settings(Map.of());
        settings.add(document);
        List<String> on = new ArrayList<>();
        settings.list("spring.config.activate.on-profile").forEach(entry -> on.add(entry.value()));
        settings.list("spring.profiles").forEach(entry -> on.add(entry.value()));
        return on.isEmpty() ? Optional.empty() : Optional.of(String.join(",", on));
    }

    private List<Document> imported(Document document) {
        Settings settings = new Settings(Map.of());
        settings.add(document);
        List<Document> documents = new ArrayList<>();
        settings.list("spring.config.import").forEach(entry -> {
            String place = entry.value().replaceFirst("^optional:", "");
            documents.addAll(from(place, "classpath:", files::onClassPath));
            documents.addAll(from(place, "file:", files::inDirectory));
        });
        return documents;
    }

    private static List<Document> from(String place, String kind, Function<String, List<Document>> reader) {
        if (!place.startsWith(kind)) {
            return List.of();
        }
        String name =
                place.substring(kind.length()).replaceFirst("^(\\./|/)", "").replaceFirst("\\.(ya?ml|properties)$", "");
        return reader.apply(name);
    }
}
