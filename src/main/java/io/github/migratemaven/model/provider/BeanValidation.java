package io.github.migratemaven.model.provider;

import java.lang.reflect.InvocationTargetException;
import java.util.Optional;

/**
 * Hibernate Validator writes its messages with an expression language, which servers bring and a build's class path may
 * lack. Messages make no schema, so that the constraints count without it.
 */
public final class BeanValidation {
    private static final String PLAIN_MESSAGES =
            "org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator";

    private BeanValidation() {}

    /** A {@code ValidatorFactory} where the usual one cannot be built for want of an expression language. */
    static Optional<Object> withoutExpressionLanguage(ClassLoader loader) {
        try {
            Class<?> validation = Class.forName("jakarta.validation.Validation", true, loader);
            if (canBuildTheUsual(validation)) {
                return Optional.empty();
            }
            Object messages =
                    Class.forName(PLAIN_MESSAGES, true, loader).getConstructor().newInstance();
            Object bootstrap = validation.getMethod("byDefaultProvider").invoke(null);
            Object configuration = Class.forName("jakarta.validation.bootstrap.GenericBootstrap", true, loader)
                    .getMethod("configure")
                    .invoke(bootstrap);
            Class<?> configurationType = Class.forName("jakarta.validation.Configuration", true, loader);
            configurationType
                    .getMethod(
                            "messageInterpolator",
                            Class.forName("jakarta.validation.MessageInterpolator", true, loader))
                    .invoke(configuration, messages);
            return Optional.of(
                    configurationType.getMethod("buildValidatorFactory").invoke(configuration));
        } catch (ReflectiveOperationException | LinkageError e) {
            // Whatever else is wrong with it, the provider reports as it does in the application.
            return Optional.empty();
        }
    }

    private static boolean canBuildTheUsual(Class<?> validation) throws ReflectiveOperationException {
        try {
            Object factory =
                    validation.getMethod("buildDefaultValidatorFactory").invoke(null);
            if (factory instanceof AutoCloseable closeable) {
                closeable.close();
            }
            return true;
        } catch (InvocationTargetException e) {
            return false;
        } catch (Exception e) {
            throw new ReflectiveOperationException(e);
        }
    }
}
