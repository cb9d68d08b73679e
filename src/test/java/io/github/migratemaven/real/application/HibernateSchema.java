package io.github.migratemaven.real.application;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.hibernate.SessionFactory;
import org.hibernate.cfg.Configuration;

/**
 * Builds Hibernate's own session factory over all mapped classes, and over {@code hibernate.cfg.xml} where there is one, for
 * a module without a persistence unit.
 */
public final class HibernateSchema {
    private HibernateSchema() {}

    /** @param args URL, user, unused, a file of the mapped classes, unused, further settings */
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
        Configuration configuration = new Configuration();
        if (HibernateSchema.class.getResource("/hibernate.cfg.xml") != null) {
            configuration.configure();
        }
        for (String name : Files.readAllLines(Path.of(args[3]))) {
            configuration.addAnnotatedClass(Class.forName(name));
        }
        configuration.setProperty("jakarta.persistence.jdbc.url", args[0]);
        configuration.setProperty("jakarta.persistence.jdbc.user", args[1]);
        configuration.setProperty("jakarta.persistence.jdbc.password", args[1]);
        configuration.setProperty("hibernate.hbm2ddl.auto", "create");
        Arrays.stream(args, 5, args.length)
                .map(setting -> setting.split("=", 2))
                .forEach(setting -> configuration.setProperty(setting[0], setting[1]));
        try (SessionFactory factory = configuration.buildSessionFactory()) {
            factory.openSession().close();
        }
    }
}
