package io.github.migratemaven.model.provider;

import io.github.migratemaven.report.MigrationFailure;
import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.stream.Collectors;

/** The JPA provider on a project's class path, called by reflection, as its API is the project's too. */
public final class JpaProvider {
    private static final String SPI = "jakarta.persistence.spi.";
    private static final String FACTORY = "jakarta.persistence.EntityManagerFactory";
    private static final String HIBERNATE = "org.hibernate.jpa.HibernatePersistenceProvider";
    private static final String PROVIDER_PROPERTY = "jakarta.persistence.provider";

    private final Object provider;
    private final Class<?> providerInterface;
    private final Class<?> unitInterface;
    private final ClassLoader loader;

    private JpaProvider(Object provider, Class<?> providerInterface, Class<?> unitInterface, ClassLoader loader) {
        this.provider = provider;
        this.providerInterface = providerInterface;
        this.unitInterface = unitInterface;
        this.loader = loader;
    }

    /**
     * The provider that the unit or the property {@code jakarta.persistence.provider} names, or else the only one.
     *
     * @throws MigrationFailure when there is no such one or no telling which
     */
    public static JpaProvider find(PersistenceUnit unit, Map<String, String> properties, ClassLoader loader) {
        try {
            Class<?> providerInterface = Class.forName(SPI + "PersistenceProvider", false, loader);
            Class<?> unitInterface = Class.forName(SPI + "PersistenceUnitInfo", false, loader);
            Optional<String> wanted =
                    Optional.ofNullable(properties.get(PROVIDER_PROPERTY)).or(unit::provider);
            Object provider = choose(all(providerInterface, loader), wanted, loader);
            return new JpaProvider(provider, providerInterface, unitInterface, loader);
        } catch (ClassNotFoundException | NoClassDefFoundError e) {
            throw MigrationFailure.misconfigured(
                    "Jakarta Persistence is not on the project's class path.",
                    isOnClassPath(HIBERNATE, loader)
                            ? "Hibernate is: add jakarta.persistence:jakarta.persistence-api in the version that it"
                                    + " needs."
                            : "Add a JPA provider to the project's dependencies, such as"
                                    + " org.hibernate.orm:hibernate-core.",
                    e);
        } catch (ServiceConfigurationError e) {
            throw MigrationFailure.misconfigured(
                    "A JPA provider on the project's class path does not load: " + e.getMessage() + ".",
                    "Use versions of the provider and of jakarta.persistence-api that belong together.",
                    e);
        }
    }

    private static boolean isOnClassPath(String className, ClassLoader loader) {
        return loader.getResource(className.replace('.', '/') + ".class") != null;
    }

    private static List<Object> all(Class<?> providerInterface, ClassLoader loader) {
        List<Object> providers = new ArrayList<>();
        ServiceLoader.load(providerInterface, loader).forEach(providers::add);
        // Hibernate registers a former name of its provider besides the present one in some versions.
        providers.sort(Comparator.comparing(provider -> provider.getClass().getName()));
        return providers;
    }

    private static Object choose(List<Object> providers, Optional<String> wanted, ClassLoader loader) {
        List<Object> candidates = providers.stream()
                .filter(provider ->
                        wanted.map(provider.getClass().getName()::equals).orElse(true))
                .toList();
        String names = providers.stream()
                .map(provider -> provider.getClass().getName())
                .collect(Collectors.joining(", "));
        if (candidates.isEmpty()) {
            throw names.isEmpty() ? none(loader) : notAmong(wanted.orElseThrow(), names);
        }
        if (candidates.size() > 1) {
            throw MigrationFailure.misconfigured(
                    "There are several JPA providers on the project's class path: " + names + ".",
                    "Name one by the property " + PROVIDER_PROPERTY + ".");
        }
        return candidates.get(0);
    }

    private static MigrationFailure none(ClassLoader loader) {
        return MigrationFailure.misconfigured(
                "There is no JPA provider on the project's class path.",
                isOnClassPath(HIBERNATE, loader)
                        ? "Its Hibernate is of the time of javax.persistence: take org.hibernate.orm:hibernate-core 6 or newer."
                        : "Add one to this module's dependencies, such as org.hibernate.orm:hibernate-core, in any scope (provided"
                                + " and test too). What another module has as provided, test or optional does not come"
                                + " with it, nor does what is excluded; mvn dependency:tree shows what there is.");
    }

    private static MigrationFailure notAmong(String wanted, String names) {
        return MigrationFailure.misconfigured(
                "The JPA provider " + wanted + " is not on the project's class path.", "There is: " + names + ".");
    }

    /** A short name for a person. */
    String name() {
        return isHibernate() ? "Hibernate" : provider.getClass().getSimpleName();
    }

    public boolean isHibernate() {
        return provider.getClass().getName().startsWith("org.hibernate.");
    }

    /**
     * Lets the provider write what the properties ask for. Hibernate starts up for that as it does in the application:
     * its {@code generateSchema} calls no integrator, so that Bean Validation adds no constraint, and does not arrange the
     * columns of composite keys.
     *
     * @throws ModelNotLoadedException with what the provider threw
     */
    public void writeSchema(PersistenceUnit unit, Map<String, Object> properties) throws ModelNotLoadedException {
        String method = isHibernate() ? "createContainerEntityManagerFactory" : "generateSchema";
        try {
            Object factory = providerInterface
                    .getMethod(method, unitInterface, Map.class)
                    .invoke(provider, UnitInfo.of(unit, unitInterface, loader), properties);
            if (factory instanceof AutoCloseable closeable) {
                closeable.close();
            } else if (isHibernate()) {
                Class.forName(FACTORY, false, loader).getMethod("close").invoke(factory);
            }
        } catch (InvocationTargetException e) {
            throw new ModelNotLoadedException(e.getCause() == null ? e : e.getCause());
        } catch (Exception e) {
            throw new ModelNotLoadedException(e);
        }
    }
}
