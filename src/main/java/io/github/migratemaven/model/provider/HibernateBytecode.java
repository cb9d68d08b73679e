package io.github.migratemaven.model.provider;

import java.util.Map;

/**
 * Hibernate makes classes for every entity as it starts: proxies, and accessors of their fields. No schema shows them, and for
 * a thousand entities they take as long as everything else. Where its service for them is not registered it uses reflection.
 */
public final class HibernateBytecode {
    /** The file that registers the service. */
    public static final String SERVICE = "META-INF/services/org.hibernate.bytecode.spi.BytecodeProvider";

    private static final String STAND_IN = "org.hibernate.bytecode.internal.none.BytecodeProviderImpl";

    private HibernateBytecode() {}

    /** Whether a start-up succeeds without the service: the stand-in of 6.3 to 6.5 fails where later ones answer that they make none. */
    public static boolean isDispensable(ClassLoader loader) {
        try {
            Class<?> standIn = Class.forName(STAND_IN, true, loader);
            Object accessors = standIn.getMethod("getReflectionOptimizer", Class.class, Map.class)
                    .invoke(standIn.getConstructor().newInstance(), Object.class, Map.of());
            return accessors == null;
        } catch (ReflectiveOperationException | LinkageError e) {
            return false;
        }
    }
}
