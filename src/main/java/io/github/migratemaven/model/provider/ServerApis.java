package io.github.migratemaven.model.provider;

import io.github.migratemaven.report.Reporter;
import java.lang.reflect.Proxy;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** APIs of Jakarta EE that a project has at hand while only the server that it runs on brings what is behind them. */
public final class ServerApis {
    private static final String MAPPER = "org.hibernate.type.format.FormatMapper";

    private ServerApis() {}

    /**
     * A mapper of JSON for a Hibernate that would take JSON-B, of which there is only the API. It is never called: no
     * value is read or written while the schema is told.
     */
    static Optional<Object> jsonMapper(ClassLoader project) {
        if (!holds(project, "jakarta/json/bind/Jsonb.class")
                || holds(project, "META-INF/services/jakarta.json.bind.spi.JsonbProvider")
                || !holds(project, MAPPER.replace('.', '/') + ".class")) {
            return Optional.empty();
        }
        try {
            Class<?> type = Class.forName(MAPPER, false, project);
            return Optional.of(Proxy.newProxyInstance(
                    project, new Class<?>[] {type}, (proxy, method, arguments) -> switch (method.getName()) {
                        case "hashCode" -> System.identityHashCode(proxy);
                        case "equals" -> proxy == first(arguments);
                        case "toString" -> MAPPER;
                        default -> throw new UnsupportedOperationException(method.getName());
                    }));
        } catch (ClassNotFoundException e) {
            return Optional.empty();
        }
    }

    private static @Nullable Object first(Object[] arguments) {
        return arguments[0];
    }

    /** The server's Bean Validation adds constraints to the schema that nothing here can tell. */
    public static void warnOfValidation(ClassLoader project, Reporter reporter) {
        if (holds(project, "jakarta/validation/Validation.class")
                && holds(project, "jakarta/ejb/EJB.class")
                && !holds(project, "META-INF/services/jakarta.validation.spi.ValidationProvider")) {
            reporter.warn(
                    "Constraints of Bean Validation are not in the model: its provider comes with the server. Add it"
                            + " to the project, such as org.hibernate.validator:hibernate-validator with scope provided.");
        }
    }

    private static boolean holds(ClassLoader project, String resource) {
        return project.getResource(resource) != null;
    }
}
