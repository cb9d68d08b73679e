package io.github.migratemaven.real.application;

import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Persistence;
import jakarta.persistence.spi.PersistenceProvider;
import jakarta.persistence.spi.PersistenceProviderResolverHolder;
import jakarta.persistence.spi.PersistenceUnitInfo;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes the entity manager factory of a unit of {@code persistence.xml}: by itself where the application manages its own
 * transactions, and as a container does where the unit is a container's.
 */
public final class PersistenceUnitSchema {
    private PersistenceUnitSchema() {}

    /** @param args URL, user, the unit or {@code -}, a file of the mapped classes, their folder, further settings */
    @SuppressWarnings("CatchAndPrintStackTrace") // whoever started it reads its error output
    public static void main(String[] args) {
        int code = 1;
        try {
            create(args);
            code = 0;
        } catch (Exception | LinkageError e) {
            e.printStackTrace();
        }
        // Threads that the provider left do not keep the program alive.
        Runtime.getRuntime().halt(code);
    }

    private static void create(String[] args) throws Exception {
        Path classes = Path.of(args[4]);
        UnitElement unit = UnitElement.read(classes.resolve("META-INF/persistence.xml"), args[2]);
        Map<String, Object> settings = new HashMap<>();
        settings.put("jakarta.persistence.jdbc.url", args[0]);
        settings.put("jakarta.persistence.jdbc.user", args[1]);
        settings.put("jakarta.persistence.jdbc.password", args[1]);
        settings.put("jakarta.persistence.jdbc.driver", "org.postgresql.Driver");
        settings.put("jakarta.persistence.schema-generation.database.action", "create");
        settings.put("jakarta.persistence.schema-generation.scripts.action", "none");
        settings.put("hibernate.hbm2ddl.auto", "create");
        settings.put("eclipselink.deploy-on-startup", "true");
        Arrays.stream(args, 5, args.length)
                .map(setting -> setting.split("=", 2))
                .forEach(setting -> settings.put(setting[0], setting[1]));
        EntityManagerFactory factory = unit.isManagedByContainer()
                ? inContainer(unit.info(classes, Files.readAllLines(Path.of(args[3])), args[0], args[1]), settings)
                : Persistence.createEntityManagerFactory(unit.name(), settings);
        factory.createEntityManager().close();
    }

    private static EntityManagerFactory inContainer(PersistenceUnitInfo unit, Map<String, Object> settings) {
        settings.put("jakarta.persistence.transactionType", "RESOURCE_LOCAL");
        List<PersistenceProvider> providers = PersistenceProviderResolverHolder.getPersistenceProviderResolver()
                .getPersistenceProviders();
        for (PersistenceProvider provider : providers) {
            EntityManagerFactory factory = provider.createContainerEntityManagerFactory(unit, settings);
            if (factory != null) {
                return factory;
            }
        }
        throw new IllegalStateException("No JPA provider takes the unit " + unit.getPersistenceUnitName());
    }
}
