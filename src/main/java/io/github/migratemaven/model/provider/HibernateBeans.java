package io.github.migratemaven.model.provider;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Stands in for the container that gives Hibernate its converters and listeners, as Spring and CDI do. What only a
 * container could build, because its constructor wants other beans, comes without its constructor having run: the schema
 * depends on its type.
 */
public final class HibernateBeans implements InvocationHandler {
    private static final String CONTAINER = "org.hibernate.resource.beans.container.spi.BeanContainer";
    private static final String CONTAINED = "org.hibernate.resource.beans.container.spi.ContainedBean";
    private static final String PRODUCER = "org.hibernate.resource.beans.spi.BeanInstanceProducer";

    private final ClassLoader loader;

    private HibernateBeans(ClassLoader loader) {
        this.loader = loader;
    }

    /** The container, as an instance of the project's own Hibernate's interface; empty when that has none. */
    static Optional<Object> container(ClassLoader loader) {
        try {
            Class<?> type = Class.forName(CONTAINER, false, loader);
            return Optional.of(Proxy.newProxyInstance(loader, new Class<?>[] {type}, new HibernateBeans(loader)));
        } catch (ClassNotFoundException e) {
            return Optional.empty();
        }
    }

    /** A method without parameters comes with {@code null}; the annotation that says so, plugin:descriptor cannot parse. */
    @Override
    @SuppressWarnings("NullAway")
    public @Nullable Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
        return switch (method.getName()) {
            case "getBean" -> contained(arguments);
            case "toString" -> "beans of migrate-maven-plugin";
            case "hashCode" -> System.identityHashCode(proxy);
            case "equals" -> arguments != null && proxy == arguments[0];
            default -> null;
        };
    }

    /** Called as {@code (Class, options, producer)} or {@code (name, Class, options, producer)}. */
    private Object contained(Object[] given) throws Throwable {
        Object[] asked =
                given.length == 0 || given[0] instanceof Class ? Arrays.copyOf(given, 1) : Arrays.copyOf(given, 2);
        Class<?> type = (Class<?>) asked[asked.length - 1];
        Object bean = instance(type, given[given.length - 1], asked);
        Class<?> contained = Class.forName(CONTAINED, false, loader);
        return Proxy.newProxyInstance(
                loader, new Class<?>[] {contained}, (proxy, method, ignored) -> switch (method.getName()) {
                    case "getBeanInstance" -> bean;
                    case "getBeanClass" -> type;
                    default -> null;
                });
    }

    private Object instance(Class<?> type, Object producer, Object[] asked) throws Throwable {
        Class<?>[] signature =
                asked.length == 1 ? new Class<?>[] {Class.class} : new Class<?>[] {String.class, Class.class};
        Method produce = Class.forName(PRODUCER, false, loader).getMethod("produceBeanInstance", signature);
        try {
            return produce.invoke(producer, asked);
        } catch (InvocationTargetException e) {
            if (hasDefaultConstructor(type)) {
                throw e.getCause() == null ? e : e.getCause();
            }
            return withoutConstructor(type);
        }
    }

    private static boolean hasDefaultConstructor(Class<?> type) {
        return Arrays.stream(type.getDeclaredConstructors()).anyMatch(found -> found.getParameterCount() == 0);
    }

    /** As deserialization does it; the class for that is supported by every JDK, but is not part of Java SE. */
    private static Object withoutConstructor(Class<?> type) throws ReflectiveOperationException {
        Class<?> factory = Class.forName("sun.reflect.ReflectionFactory");
        Object instance = factory.getMethod("getReflectionFactory").invoke(null);
        Constructor<?> constructor =
                (Constructor<?>) factory.getMethod("newConstructorForSerialization", Class.class, Constructor.class)
                        .invoke(instance, type, Object.class.getDeclaredConstructor());
        return constructor.newInstance();
    }
}
