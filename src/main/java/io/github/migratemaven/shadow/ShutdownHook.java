package io.github.migratemaven.shadow;

/** Work for the case that the JVM ends, by Ctrl-C for one, before what needs the work has been closed. */
final class ShutdownHook {
    private ShutdownHook() {}

    /** Plans the work; the answer is for {@link #forget(Thread)}, which must follow. */
    static Thread run(Runnable work) {
        Thread hook = new Thread(work, "migrate-jvm-end");
        Runtime.getRuntime().addShutdownHook(hook);
        return hook;
    }

    /** Takes back the plan, unless the JVM is ending. */
    static void forget(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The JVM is ending: the hook runs or has run.
            return;
        }
    }
}
