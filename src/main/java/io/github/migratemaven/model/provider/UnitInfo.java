package io.github.migratemaven.model.provider;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * A persistence unit as the {@code PersistenceUnitInfo} of whatever version of Jakarta Persistence the project has,
 * which is why it is a proxy.
 */
public final class UnitInfo implements InvocationHandler {
    private final PersistenceUnit unit;
    private final ClassLoader loader;

    private UnitInfo(PersistenceUnit unit, ClassLoader loader) {
        this.unit = unit;
        this.loader = loader;
    }

    static Object of(PersistenceUnit unit, Class<?> persistenceUnitInfo, ClassLoader loader) {
        return Proxy.newProxyInstance(loader, new Class<?>[] {persistenceUnitInfo}, new UnitInfo(unit, loader));
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object[] arguments) {
        return switch (method.getName()) {
            case "getPersistenceUnitName" -> unit.name();
            case "getPersistenceProviderClassName" -> unit.provider().orElse(null);
            case "getManagedClassNames", "getAllManagedClassNames" -> unit.classes();
            case "getMappingFileNames" -> unit.mappingFiles();
            case "getPersistenceUnitRootUrl" -> unit.rootUrl();
            case "getProperties" -> properties();
            case "getClassLoader", "getNewTempClassLoader" -> loader;
            case "getPersistenceXMLSchemaVersion" -> "3.0";
            case "getTransactionType" -> constant(method, "RESOURCE_LOCAL");
            case "getSharedCacheMode" -> constant(method, "UNSPECIFIED");
            case "getValidationMode" -> constant(method, "AUTO");
            // Everything that belongs to the unit is listed already.
            case "excludeUnlistedClasses" -> true;
            case "toString" -> "persistence unit " + unit.name();
            case "hashCode" -> System.identityHashCode(proxy);
            case "equals" -> proxy == arguments[0];
            default -> List.class.isAssignableFrom(method.getReturnType()) ? List.of() : null;
        };
    }

    private Properties properties() {
        Properties properties = new Properties();
        properties.putAll(unit.properties());
        return properties;
    }

    private static Object constant(Method method, String name) {
        return Arrays.stream(method.getReturnType().getEnumConstants())
                .filter(value -> ((Enum<?>) value).name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(method + " knows no " + name));
    }
}
