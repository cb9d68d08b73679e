package io.github.migratemaven.plugin.maven;

import java.io.Console;
import java.io.IOException;

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

    /** Whether standard input holds what somebody has piped in; nothing of it is read. */
    public static boolean isGivenInput() {
        try {
            return !isThere() && System.in.available() > 0;
        } catch (IOException closed) {
            return false;
        }
    }
}
