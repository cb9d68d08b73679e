package io.github.migratemaven.model.provider;

import io.github.migratemaven.report.Reporter;
import java.util.List;
import java.util.function.Supplier;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.jspecify.annotations.Nullable;

/**
 * Takes the log of JPA providers while a model is read: warnings go to the reporter, the rest nowhere. Providers write
 * to {@code java.util.logging}, as every other back end is left out of the project's class loader.
 */
public final class ProviderLog extends Handler {
    static final List<String> PROVIDERS = List.of("org.hibernate", "org.eclipse.persistence", "SQL dialect");

    private final Reporter reporter;
    private final SimpleFormatter formatter = new SimpleFormatter();

    private ProviderLog(Reporter reporter) {
        this.reporter = reporter;
    }

    /** Runs work while the providers' log goes to the reporter, one at a time, and leaves the loggers as they were. */
    public static <T> T during(Reporter reporter, Supplier<T> work) {
        // Loggers belong to the JVM; so does an interned text, unlike a static field of this class.
        synchronized ("log of JPA providers".intern()) {
            return alone(reporter, work);
        }
    }

    private static <T> T alone(Reporter reporter, Supplier<T> work) {
        List<Logger> loggers = PROVIDERS.stream().map(Logger::getLogger).toList();
        List<Silenced> before = loggers.stream().map(Silenced::of).toList();
        ProviderLog log = new ProviderLog(reporter);
        loggers.forEach(logger -> {
            logger.setLevel(Level.WARNING);
            logger.setUseParentHandlers(false);
            logger.addHandler(log);
        });
        try {
            return work.get();
        } finally {
            loggers.forEach(logger -> logger.removeHandler(log));
            before.forEach(Silenced::restore);
        }
    }

    @Override
    public void publish(LogRecord record) {
        String message = formatter.formatMessage(record);
        if (record.getLevel().intValue() >= Level.WARNING.intValue()) {
            reporter.warn(record.getThrown() == null ? message : message + ": " + record.getThrown());
        }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}

    private record Silenced(Logger logger, @Nullable Level level, boolean useParentHandlers) {
        static Silenced of(Logger logger) {
            return new Silenced(logger, logger.getLevel(), logger.getUseParentHandlers());
        }

        void restore() {
            logger.setLevel(level);
            logger.setUseParentHandlers(useParentHandlers);
        }
    }
}
