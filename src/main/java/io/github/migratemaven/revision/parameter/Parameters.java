package io.github.migratemaven.revision.parameter;

import io.github.migratemaven.postgres.settings.ParameterValues;
import io.github.migratemaven.postgres.settings.ParameterValues.Given;
import io.github.migratemaven.report.MigrationFailure;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Those that a script uses, and what they stand for here.
 *
 * @param declared in the order of the file
 * @param given by name; one that is not there has no value
 */
public record Parameters(List<Parameter> declared, Map<String, Given> given) {
    public static final Parameters NONE = new Parameters(List.of(), Map.of());

    public Parameters {
        declared = List.copyOf(declared);
        given = Map.copyOf(given);
    }

    /** With their defaults alone. */
    public static Parameters of(List<Parameter> declared) {
        return new Parameters(declared, Map.of()).with(ParameterValues.none());
    }

    public boolean isEmpty() {
        return declared.isEmpty();
    }

    /** The same with these values, and defaults for the others. */
    public Parameters with(ParameterValues values) {
        if (isEmpty()) {
            return this;
        }
        Map<String, Given> found = new LinkedHashMap<>();
        declared.forEach(
                parameter -> valueOf(parameter, values).ifPresent(value -> found.put(parameter.name(), value)));
        return new Parameters(declared, found);
    }

    /** The same, with these values for those that they name, as a history has kept them. */
    public Parameters withRecorded(Map<String, String> recorded) {
        Map<String, Given> values = new LinkedHashMap<>(given);
        for (Parameter parameter : declared) {
            String value = recorded.get(parameter.name());
            if (value != null) {
                values.put(parameter.name(), new Given(value, "the history"));
            }
        }
        return new Parameters(declared, values);
    }

    private static Optional<Given> valueOf(Parameter parameter, ParameterValues values) {
        return values.of(parameter.name()).or(() -> parameter.fallback().map(value -> new Given(value, "the default")));
    }

    /** Those of both, each once. */
    public Parameters union(Parameters other) {
        Map<String, Parameter> all = new LinkedHashMap<>();
        declared.forEach(parameter -> all.put(parameter.name(), parameter));
        other.declared.forEach(parameter -> all.put(parameter.name(), parameter));
        Map<String, Given> values = new LinkedHashMap<>(given);
        values.putAll(other.given);
        return new Parameters(List.copyOf(all.values()), values);
    }

    /** The SQL of one that is declared; empty for any other name. */
    public Optional<String> sql(String name) {
        return declared.stream()
                .filter(parameter -> parameter.name().equals(name))
                .findFirst()
                .flatMap(parameter -> Optional.ofNullable(given.get(name))
                        .map(value -> parameter.type().sql(value.value())));
    }

    public boolean isString(String name) {
        return declared.stream()
                .anyMatch(parameter ->
                        parameter.name().equals(name) && parameter.type().isString());
    }

    /** Values by name, in alphabetical order. */
    public Map<String, String> values() {
        Map<String, String> values = new TreeMap<>();
        given.forEach((name, value) -> values.put(name, value.value()));
        return values;
    }

    /** The values as one text; empty where there are none. */
    public String described() {
        return RecordedValues.format(values());
    }

    /** What is wrong with each that cannot be put into SQL, a line each. */
    public List<String> problems() {
        List<String> problems = new ArrayList<>();
        for (Parameter parameter : declared) {
            Given value = given.get(parameter.name());
            if (value == null) {
                problems.add(parameter.name() + " (" + parameter.type().word() + ") has no value");
            } else {
                parameter
                        .type()
                        .problemWith(value.value())
                        .ifPresent(problem -> problems.add(
                                parameter.name() + " (" + parameter.type().word() + "): '"
                                        + value.value().replaceAll("\\p{Cntrl}", "?") + "' of " + value.origin() + " "
                                        + problem));
            }
        }
        return problems;
    }

    /**
     * @param problems lines that say which parameter of which file it is
     * @throws MigrationFailure listing all of them, if there are any
     */
    public static void refuse(Collection<String> problems) {
        if (!problems.isEmpty()) {
            throw MigrationFailure.misconfigured(
                    "Parameters of revisions cannot be filled in:\n"
                            + problems.stream().map(problem -> "  " + problem).collect(Collectors.joining("\n")),
                    "Nothing was run. Give values with -Dmigrate.parameter.NAME=..., MIGRATE_PARAMETER_NAME in the environment"
                            + " or <parameters> in the POM, or a default in the file: -- migrate:parameter NAME TYPE ="
                            + " DEFAULT.");
        }
    }

    /** What changes whenever a declaration does, as SQL tokens. */
    public String digest() {
        return declared.stream().map(Parameter::digest).sorted().collect(Collectors.joining("; "));
    }
}
