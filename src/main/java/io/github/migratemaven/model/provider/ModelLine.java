package io.github.migratemaven.model.provider;

import io.github.migratemaven.model.settings.ApplicationSettings;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One line about what the model was read from, so that a person sees when it is not what the application reads. */
public final class ModelLine {
    private static final List<String> STRATEGIES =
            List.of("hibernate.implicit_naming_strategy", "hibernate.physical_naming_strategy");

    private ModelLine() {}

    public static String of(
            PersistenceUnit unit, ApplicationSettings settings, Map<String, String> properties, JpaProvider provider) {
        return Stream.of(
                        "Model: " + contents(unit) + " of " + unit.origin(),
                        read(settings),
                        names(properties),
                        provider.name())
                .collect(Collectors.joining(", "));
    }

    private static String contents(PersistenceUnit unit) {
        int files = unit.mappingFiles().size();
        if (files == 0) {
            return counted(unit.classes().size(), "class", "classes");
        }
        String mapping = counted(files, "mapping file", "mapping files");
        return unit.classes().isEmpty()
                ? mapping
                : counted(unit.classes().size(), "class", "classes") + " and " + mapping;
    }

    private static String counted(int count, String one, String many) {
        return count + " " + (count == 1 ? one : many);
    }

    private static String read(ApplicationSettings settings) {
        String framework = settings.framework().isEmpty() ? "" : " (" + settings.framework() + ")";
        if (settings.files().isEmpty()) {
            return "no settings file" + framework;
        }
        String profiles = settings.profiles().isEmpty() ? "" : ", profile " + String.join(" and ", settings.profiles());
        return "settings of " + String.join(" and ", settings.files()) + profiles + framework;
    }

    private static String names(Map<String, String> properties) {
        String strategies = STRATEGIES.stream()
                .map(properties::get)
                .filter(Objects::nonNull)
                .map(name -> name.substring(name.lastIndexOf('.') + 1))
                .collect(Collectors.joining(" and "));
        return strategies.isEmpty() ? "the provider's own names" : "names by " + strategies;
    }
}
