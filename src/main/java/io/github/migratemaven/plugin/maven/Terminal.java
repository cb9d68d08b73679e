package io.github.migratemaven.plugin.maven;

import java.io.Console;

/** Whether a person sits at the other end of standard input and output. */
public final class Terminal {
    private Terminal() {}

    /** Since Java 22 there is a console without a terminal too, which says so itself. */
    @SuppressWarnings("SystemConsoleNull")
    public static boolean isThere() {
        Console console = System.console();
        if (console == null) {
            return false;
        }
        try {
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (NoSuchMethodException olderJava) {
            return true;
        } catch (ReflectiveOperationException e) {
            return false;
        }
    }
}
