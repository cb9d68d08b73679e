package io.github.migratemaven.engine.check;

import io.github.migratemaven.report.Awaited;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;

/** Two pieces of work that do not need each other. Neither goes on when this has returned, however the other ends. */
record SideBySide<T>(Supplier<T> here, Supplier<T> beside) {

    List<T> oneAfterTheOther() {
        return List.of(here.get(), beside.get());
    }

    List<T> atOnce() {
        ExecutorService other = Executors.newSingleThreadExecutor();
        try {
            Future<T> second = other.submit(beside::get);
            try {
                T first = here.get();
                return List.of(first, Awaited.result(second, "The check"));
            } catch (RuntimeException failure) {
                await(second);
                throw failure;
            }
        } finally {
            other.shutdown();
        }
    }

    private static void await(Future<?> work) {
        try {
            Awaited.result(work, "The check");
        } catch (RuntimeException untold) {
            // The first failure is the one that is told.
        }
    }
}
