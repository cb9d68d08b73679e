package io.github.migratemaven.bundle;

import java.util.List;

/** Where a bundle begins. */
public final class Main {
    private Main() {}

    /** @param arguments a command and its options, as {@code help} lists them */
    public static void main(String[] arguments) {
        System.exit(new Program(Surroundings.ofTheProcess()).run(List.of(arguments)));
    }
}
