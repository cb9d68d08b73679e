package io.github.migratemaven.engine.context;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;

/**
 * Ctrl-C, which a terminal sends to every program in its foreground: also to the one that has handed the terminal over,
 * and would end over it. Java has no supported way to get at signals, hence the reflection.
 */
final class KeyboardInterrupt implements AutoCloseable {
    private final Runnable restore;

    private KeyboardInterrupt(Runnable restore) {
        this.restore = restore;
    }

    /** This JVM goes on until this is closed; the program that it starts meanwhile receives Ctrl-C as ever. */
    static KeyboardInterrupt ignored() {
        try {
            ClassLoader platform = ClassLoader.getPlatformClassLoader();
            Class<?> signalType = Class.forName("sun.misc.Signal", true, platform);
            Class<?> handlerType = Class.forName("sun.misc.SignalHandler", true, platform);
            Object signal = signalType.getConstructor(String.class).newInstance("INT");
            // Not the handler that ignores: what is started would inherit that.
            Object nothing =
                    Proxy.newProxyInstance(platform, new Class<?>[] {handlerType}, (proxy, method, arguments) -> null);
            Object before =
                    signalType.getMethod("handle", signalType, handlerType).invoke(null, signal, nothing);
            return new KeyboardInterrupt(() -> handle(signalType, handlerType, signal, before));
        } catch (ReflectiveOperationException | IllegalArgumentException notHere) {
            return new KeyboardInterrupt(() -> {});
        }
    }

    private static void handle(Class<?> signalType, Class<?> handlerType, Object signal, Object handler) {
        try {
            signalType.getMethod("handle", signalType, handlerType).invoke(null, signal, handler);
        } catch (NoSuchMethodException | IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("Ctrl-C cannot be given back", e);
        }
    }

    @Override
    public void close() {
        restore.run();
    }
}
