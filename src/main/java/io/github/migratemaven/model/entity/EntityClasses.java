package io.github.migratemaven.model.entity;

import java.util.List;
import java.util.Objects;

/** Loads the classes of a unit one by one, so that one that cannot be loaded is named. */
public final class EntityClasses {
    private EntityClasses() {}

    /**
     * The names of the classes, all of which can be loaded.
     *
     * @param names of classes, or of packages with an annotated {@code package-info}
     * @param keepPackages whether the provider takes names of packages
     * @throws io.github.migratemaven.report.MigrationFailure for the first class that cannot be loaded
     */
    public static List<String> load(List<String> names, ClassLoader loader, boolean keepPackages) {
        return names.stream()
                .filter(name -> isLoaded(name, loader) || keepPackages)
                .toList();
    }

    /** Whether it is a class; it is a package where it is not. */
    private static boolean isLoaded(String name, ClassLoader loader) {
        try {
            Class<?> type = Class.forName(name, false, loader);
            // Reflection, which every provider uses, resolves the types of all members.
            Objects.requireNonNull(type.getDeclaredFields());
            Objects.requireNonNull(type.getDeclaredMethods());
            return true;
        } catch (ClassNotFoundException | LinkageError | TypeNotPresentException e) {
            if (isPackage(name, loader)) {
                return false;
            }
            throw ModelFailures.notLoaded(name, e);
        }
    }

    private static boolean isPackage(String name, ClassLoader loader) {
        String path = name.replace('.', '/');
        return loader.getResource(path + ".class") == null && loader.getResource(path + "/package-info.class") != null;
    }
}
