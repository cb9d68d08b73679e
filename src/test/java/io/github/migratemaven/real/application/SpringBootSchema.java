package io.github.migratemaven.real.application;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Starts a Spring Boot application without its web server, with everything lazy, and lets it make its entity manager
 * factories, which create the schema. A module without an application gets Spring Boot's own configuration of JPA.
 */
public final class SpringBootSchema {
    private static final String BOOT = "org.springframework.boot.";
    private static final List<String> JPA = List.of(
            BOOT + "autoconfigure.jdbc.DataSourceAutoConfiguration",
            BOOT + "autoconfigure.transaction.TransactionAutoConfiguration",
            BOOT + "autoconfigure.orm.jpa.HibernateJpaAutoConfiguration",
            BOOT + "jdbc.autoconfigure.DataSourceAutoConfiguration",
            BOOT + "transaction.autoconfigure.TransactionAutoConfiguration",
            BOOT + "hibernate.autoconfigure.HibernateJpaAutoConfiguration");
    private static final List<String> SCANNED = List.of(
            BOOT + "autoconfigure.domain.EntityScanPackages", BOOT + "persistence.autoconfigure.EntityScanPackages");

    private SpringBootSchema() {}

    /** @param args URL, user, the application's class or {@code -}, packages of entities, further settings */
    @SuppressWarnings("CatchAndPrintStackTrace") // whoever started it reads its error output
    public static void main(String[] args) {
        System.setProperty("spring.devtools.restart.enabled", "false");
        try {
            start(args);
        } catch (ReflectiveOperationException | RuntimeException | Error e) {
            e.printStackTrace();
        }
        // Threads that the application left do not keep the program alive.
        Runtime.getRuntime().halt(1);
    }

    private static void start(String[] args) throws ReflectiveOperationException {
        Class<?> springApplication = Class.forName(BOOT + "SpringApplication");
        Class<?>[] sources = args[2].equals("-") ? found(JPA) : new Class<?>[] {Class.forName(args[2])};
        Object application = springApplication.getConstructor(Class[].class).newInstance((Object) sources);
        Class<?> listener = Class.forName("org.springframework.context.ApplicationListener");
        Object listeners = java.lang.reflect.Array.newInstance(listener, 1);
        java.lang.reflect.Array.set(listeners, 0, proxy(listener, SpringBootSchema::onEvent));
        springApplication.getMethod("addListeners", listeners.getClass()).invoke(application, listeners);
        if (args[2].equals("-")) {
            Class<?> initializer = Class.forName("org.springframework.context.ApplicationContextInitializer");
            Object initializers = java.lang.reflect.Array.newInstance(initializer, 1);
            java.lang.reflect.Array.set(
                    initializers, 0, proxy(initializer, context -> scan(context, List.of(args[3].split(",")))));
            springApplication
                    .getMethod("addInitializers", initializers.getClass())
                    .invoke(application, initializers);
        }
        springApplication.getMethod("run", String[].class).invoke(application, (Object) settings(args));
    }

    private static String[] settings(String[] args) {
        List<String> settings = new ArrayList<>(List.of(
                "--spring.main.web-application-type=none",
                "--spring.main.lazy-initialization=true",
                "--spring.main.allow-circular-references=true",
                "--spring.datasource.url=" + args[0],
                "--spring.datasource.username=" + args[1],
                "--spring.datasource.password=" + args[1],
                "--spring.datasource.driver-class-name=org.postgresql.Driver",
                "--spring.jpa.hibernate.ddl-auto=create",
                "--spring.sql.init.mode=never",
                "--spring.flyway.enabled=false",
                "--spring.liquibase.enabled=false",
                "--spring.docker.compose.enabled=false"));
        Arrays.stream(args, 4, args.length)
                .map(setting -> setting.startsWith("--") ? setting : "--" + setting)
                .forEach(settings::add);
        return settings.toArray(String[]::new);
    }

    private static Class<?>[] found(List<String> names) {
        List<Class<?>> found = new ArrayList<>();
        for (String name : names) {
            try {
                found.add(Class.forName(name));
            } catch (ClassNotFoundException e) {
                // The name that another version of Spring Boot has for it.
            }
        }
        return found.toArray(Class<?>[]::new);
    }

    /** Before any runner of the application is called, and after its context is complete. */
    private static void onEvent(Object event) throws ReflectiveOperationException {
        if (!event.getClass().getName().equals(BOOT + "context.event.ApplicationStartedEvent")) {
            return;
        }
        Object context = event.getClass().getMethod("getApplicationContext").invoke(event);
        Class<?> factories = Class.forName("jakarta.persistence.EntityManagerFactory");
        Class<?> beans = Class.forName("org.springframework.beans.factory.ListableBeanFactory");
        Map<?, ?> made =
                (Map<?, ?>) beans.getMethod("getBeansOfType", Class.class).invoke(context, factories);
        if (made.isEmpty()) {
            throw new IllegalStateException("The application has no EntityManagerFactory");
        }
        for (Object factory : made.values()) {
            // A factory that is made in the background is waited for here.
            Object manager = factories.getMethod("createEntityManager").invoke(factory);
            Class.forName("jakarta.persistence.EntityManager")
                    .getMethod("close")
                    .invoke(manager);
        }
        Runtime.getRuntime().halt(0);
    }

    private static void scan(Object context, List<String> packages) throws ReflectiveOperationException {
        Object registry = Class.forName("org.springframework.context.ConfigurableApplicationContext")
                .getMethod("getBeanFactory")
                .invoke(context);
        Class<?> registryType = Class.forName("org.springframework.beans.factory.support.BeanDefinitionRegistry");
        Method register = found(SCANNED)[0].getMethod("register", registryType, java.util.Collection.class);
        register.invoke(null, registry, packages);
    }

    private interface Handler {
        void handle(Object argument) throws ReflectiveOperationException;
    }

    private static Object proxy(Class<?> type, Handler handler) {
        return Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> {
            switch (method.getName()) {
                case "onApplicationEvent", "initialize" -> handler.handle(arguments[0]);
                case "hashCode" -> {
                    return System.identityHashCode(self);
                }
                case "equals" -> {
                    return self == arguments[0];
                }
                case "toString" -> {
                    return type.getSimpleName();
                }
                case "supportsAsyncExecution" -> {
                    return false;
                }
                default -> throw new UnsupportedOperationException(method.getName());
            }
            return null;
        });
    }
}
