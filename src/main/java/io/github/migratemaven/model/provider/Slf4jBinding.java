package io.github.migratemaven.model.provider;

import io.github.migratemaven.report.Reporter;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Gives the project's SLF4J a back end, since the project's own is left out while the model is read: warnings of the
 * JPA provider go to the reporter, the rest nowhere. Without any, SLF4J complains on the error stream.
 */
public final class Slf4jBinding {
    private static final String FACTORY = "org.slf4j.LoggerFactory";
    private static final String PROVIDER = "org.slf4j.spi.SLF4JServiceProvider";
    private static final String STATE = "INITIALIZATION_STATE";
    private static final int INITIALIZED = 3;
    private static final int INITIALIZED_WITHOUT_BACK_END = 4;

    private final ClassLoader project;
    private final Reporter reporter;

    private Slf4jBinding(ClassLoader project, Reporter reporter) {
        this.project = project;
        this.reporter = reporter;
    }

    /** Binds the SLF4J of a class loader; where it cannot be, it only makes more noise. */
    public static void bind(ClassLoader project, Reporter reporter) {
        try {
            new Slf4jBinding(project, reporter).bind();
        } catch (ReflectiveOperationException | LinkageError | RuntimeException e) {
            reporter.debug("SLF4J is left without a back end: " + e);
        }
    }

    private void bind() throws ReflectiveOperationException {
        Class<?> factory = Class.forName(FACTORY, true, project);
        if (project.getResource(PROVIDER.replace('.', '/') + ".class") == null) {
            // Of the time before 2.0, which finds its back end by the name of a class.
            field(factory, STATE).setInt(null, INITIALIZED_WITHOUT_BACK_END);
            return;
        }
        Object markers = instance("org.slf4j.helpers.BasicMarkerFactory");
        Object contexts = instance("org.slf4j.helpers.NOPMDCAdapter");
        Object loggers = proxy("org.slf4j.ILoggerFactory", (proxy, method, arguments) -> logger(first(arguments)));
        field(factory, "PROVIDER").set(null, proxy(PROVIDER, (proxy, method, arguments) -> switch (method.getName()) {
            case "getLoggerFactory" -> loggers;
            case "getMarkerFactory" -> markers;
            case "getMDCAdapter" -> contexts;
            case "getRequestedApiVersion" -> "2.0.0";
            default -> null;
        }));
        field(factory, STATE).setInt(null, INITIALIZED);
    }

    private static Field field(Class<?> type, String name) throws NoSuchFieldException {
        Field field = type.getDeclaredField(name);
        field.setAccessible(true);
        return field;
    }

    private Object instance(String className) throws ReflectiveOperationException {
        return Class.forName(className, true, project).getConstructor().newInstance();
    }

    private Object logger(String name) throws ClassNotFoundException {
        boolean heard = ProviderLog.PROVIDERS.stream().anyMatch(name::startsWith);
        return proxy("org.slf4j.Logger", (proxy, method, arguments) -> {
            String called = method.getName();
            if (method.isDefault()) {
                return InvocationHandler.invokeDefault(proxy, method, arguments);
            }
            if (called.equals("getName")) {
                return name;
            }
            boolean warning = called.endsWith("Enabled")
                    ? called.equals("isWarnEnabled") || called.equals("isErrorEnabled")
                    : called.equals("warn") || called.equals("error");
            if (heard && warning && method.getReturnType() == void.class) {
                reporter.warn(message(arguments));
            }
            return method.getReturnType() == boolean.class ? heard && warning : null;
        });
    }

    private Object proxy(String interfaceName, InvocationHandler handler) throws ClassNotFoundException {
        Class<?> type = Class.forName(interfaceName, true, project);
        return Proxy.newProxyInstance(project, new Class<?>[] {type}, (proxy, method, arguments) -> {
            if (method.getDeclaringClass() == Object.class) {
                return ofObject(proxy, method, arguments);
            }
            return handler.invoke(proxy, method, arguments);
        });
    }

    private static @Nullable Object ofObject(Object proxy, Method method, Object[] arguments) {
        return switch (method.getName()) {
            case "hashCode" -> System.identityHashCode(proxy);
            case "equals" -> proxy == arguments[0];
            default -> Slf4jBinding.class.getSimpleName();
        };
    }

    private static String first(Object[] arguments) {
        return String.valueOf(arguments[0]);
    }

    /** Called with a message, perhaps after a marker, and what belongs to the message's braces, or a cause. */
    private static String message(Object[] arguments) {
        int text = arguments[0] instanceof String ? 0 : 1;
        String message = String.valueOf(arguments[text]);
        List<Object> rest = Arrays.asList(arguments).subList(text + 1, arguments.length);
        for (Object argument : rest) {
            for (Object one : argument instanceof Object[] several ? several : new Object[] {argument}) {
                int braces = message.indexOf("{}");
                if (braces >= 0) {
                    message = message.substring(0, braces) + one + message.substring(braces + 2);
                } else if (one instanceof Throwable) {
                    message += ": " + one;
                }
            }
        }
        return message;
    }
}
