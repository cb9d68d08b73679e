package io.github.migratemaven.model.settings;

import io.github.classgraph.AnnotationClassRef;
import io.github.classgraph.AnnotationInfo;
import io.github.classgraph.ClassGraph;
import io.github.classgraph.ClassInfo;
import io.github.classgraph.MethodInfo;
import io.github.classgraph.ScanResult;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What the classes of a Spring Boot application say about its entities. */
final class SpringClasses {
    private static final String AUTOCONFIGURE = "org.springframework.boot.autoconfigure.";
    private static final List<String> ENTITY_SCANS = List.of(
            "org.springframework.boot.persistence.autoconfigure.EntityScan", AUTOCONFIGURE + "domain.EntityScan");
    private static final List<String> PACKAGES_BY_CLASS = List.of(
            AUTOCONFIGURE + "SpringBootApplication",
            AUTOCONFIGURE + "EnableAutoConfiguration",
            AUTOCONFIGURE + "AutoConfigurationPackage");

    /** Beans that decide about the schema, and what sets the same. */
    private static final Map<String, String> DECIDING_BEANS = new TreeMap<>(Map.of(
            "org.hibernate.boot.model.naming.PhysicalNamingStrategy",
            "hibernate.physical_naming_strategy in <jpaProperties>",
            "org.hibernate.boot.model.naming.ImplicitNamingStrategy",
            "hibernate.implicit_naming_strategy in <jpaProperties>",
            "org.springframework.boot.autoconfigure.orm.jpa.HibernatePropertiesCustomizer",
            "its properties in <jpaProperties>",
            "org.springframework.boot.hibernate.autoconfigure.HibernatePropertiesCustomizer",
            "its properties in <jpaProperties>",
            "org.springframework.orm.jpa.LocalContainerEntityManagerFactoryBean",
            "its properties in <jpaProperties> and its packages in <packages>"));

    private SpringClasses() {}

    /**
     * Tells a translation what the classes say.
     *
     * @param roots directories and jars with the application's own classes
     */
    static void read(List<Path> roots, Translation translation) {
        ClassGraph search = new ClassGraph()
                .overrideClasspath(roots)
                .enableAnnotationInfo()
                .enableMethodInfo()
                .ignoreClassVisibility()
                .ignoreMethodVisibility();
        try (ScanResult result = search.scan()) {
            packages(result, translation);
            for (ClassInfo type : result.getAllClasses()) {
                beans(type, translation);
            }
        }
    }

    /** As {@code EntityScanPackages} has them, or else {@code AutoConfigurationPackages}. */
    private static void packages(ScanResult result, Translation translation) {
        Set<String> scanned = new TreeSet<>();
        for (String annotation : ENTITY_SCANS) {
            for (ClassInfo type : result.getClassesWithAnnotation(annotation)) {
                scanned.addAll(named(type, annotation));
            }
        }
        Set<String> applications = new TreeSet<>();
        for (String annotation : PACKAGES_BY_CLASS) {
            for (ClassInfo type :
                    scanned.isEmpty() ? result.getClassesWithAnnotation(annotation) : List.<ClassInfo>of()) {
                scanned.addAll(named(type, annotation));
                applications.add(type.getName());
            }
        }
        Set<String> outermost = new TreeSet<>(scanned);
        outermost.removeIf(name -> scanned.stream().anyMatch(other -> name.startsWith(other + ".")));
        translation.packages(outermost);
        if (outermost.size() > 1 && applications.size() > 1) {
            translation.applications(applications);
        }
    }

    private static Set<String> named(ClassInfo type, String annotation) {
        Set<String> packages = new TreeSet<>();
        AnnotationInfo info = type.getAnnotationInfo(annotation);
        if (info != null && !annotation.endsWith("SpringBootApplication")) {
            for (String parameter : List.of("value", "basePackages", "basePackageClasses")) {
                Object value = info.getParameterValues(false).getValue(parameter);
                if (value instanceof Object[] items) {
                    for (Object item : items) {
                        packages.add(
                                item instanceof AnnotationClassRef reference
                                        ? packageOf(reference.getName())
                                        : String.valueOf(item));
                    }
                }
            }
        }
        return packages.isEmpty() ? Set.of(type.getPackageName()) : packages;
    }

    private static String packageOf(String className) {
        int dot = className.lastIndexOf('.');
        return dot < 0 ? "" : className.substring(0, dot);
    }

    private static void beans(ClassInfo type, Translation translation) {
        for (MethodInfo method : type.getDeclaredMethodInfo()) {
            String made = method.getTypeDescriptor().getResultType().toString();
            String instead = DECIDING_BEANS.get(made);
            if (instead != null && method.hasAnnotation("org.springframework.context.annotation.Bean")) {
                translation.warn("The bean " + method.getName() + " of " + type.getName() + " ("
                        + made.substring(made.lastIndexOf('.') + 1) + ") exists in the running application only. Set "
                        + instead + ".");
            }
        }
        for (ClassInfo implemented : type.getInterfaces()) {
            String instead = DECIDING_BEANS.get(implemented.getName());
            if (instead != null && type.hasAnnotation("org.springframework.stereotype.Component")) {
                translation.warn("The component " + type.getName() + " (" + implemented.getSimpleName()
                        + ") exists in the running application only. Set " + instead + ".");
            }
        }
    }
}
