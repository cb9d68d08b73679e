package io.github.migratemaven.postgres.settings;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a project gives its revisions' parameters, by name: the command line wins over the environment, and that over the
 * POM.
 */
public final class ParameterValues {
    /** What the name of a system or POM property begins with that gives a value. */
    public static final String PROPERTY = "migrate.parameter.";

    /** What the name of an environment variable begins with that gives one. */
    public static final String VARIABLE = "MIGRATE_PARAMETER_";

    private final Map<String, Given> values;

    private ParameterValues(Map<String, Given> values) {
        this.values = Map.copyOf(values);
    }

    /**
     * A value as it was given.
     *
     * @param origin where, for messages
     */
    public record Given(String value, String origin) {}

    public static ParameterValues none() {
        return new ParameterValues(Map.of());
    }

    /**
     * @param typed properties of the command line, of any name
     * @param environment variables, of any name
     * @param pom values by the parameter's name
     */
    public static ParameterValues of(
            Map<String, String> typed, Map<String, String> environment, Map<String, String> pom) {
        Map<String, Given> values = new LinkedHashMap<>();
        for (Map.Entry<String, String> given : pom.entrySet()) {
            values.put(given.getKey(), new Given(given.getValue(), "the POM"));
        }
        for (Map.Entry<String, String> given : environment.entrySet()) {
            String name = given.getKey();
            if (name.startsWith(VARIABLE)) {
                values.put(
                        name.substring(VARIABLE.length()).toLowerCase(Locale.ROOT), new Given(given.getValue(), name));
            }
        }
        for (Map.Entry<String, String> given : typed.entrySet()) {
            String name = given.getKey();
            if (name.startsWith(PROPERTY)) {
                values.put(name.substring(PROPERTY.length()), new Given(given.getValue(), "-D" + name));
            }
        }
        return new ParameterValues(values);
    }

    /** The same, with one more or another. */
    public ParameterValues with(String name, String value, String origin) {
        Map<String, Given> all = new LinkedHashMap<>(values);
        all.put(name, new Given(value, origin));
        return new ParameterValues(all);
    }

    /** What is given for the parameter of that name. */
    public Optional<Given> of(String name) {
        return Optional.ofNullable(values.get(name));
    }

    public Set<String> names() {
        return new TreeSet<>(values.keySet());
    }
}
